#include "catalog/text/pattern.h"

#include <unicode/regex.h>

#include <string>

namespace ganh::catalog::text {

namespace {

constexpr std::int32_t steps_max = 10;  // ICU's unit, of some thousand steps each
constexpr std::int32_t stack_bytes_max = 1'000'000;

icu::UnicodeString decoded(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<const icu::RegexPattern> expression;
};

Result<Pattern> Pattern::compile(std::string_view expression) {
  UParseError where{};
  UErrorCode status = U_ZERO_ERROR;
  auto compiled = std::make_shared<Compiled>();
  compiled->expression.reset(icu::RegexPattern::compile(
      decoded(expression), UREGEX_ERROR_ON_UNKNOWN_ESCAPES, where, status));
  if (U_FAILURE(status) || !compiled->expression) {
    return error(Code::invalid, "", "pattern.malformed",
                 {{"column", std::to_string(where.offset < 1 ? 1 : where.offset)}});
  }
  return Pattern(std::move(compiled));
}

bool Pattern::matches(std::string_view utf8) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = decoded(utf8);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->expression->matcher(text, status));
  if (U_FAILURE(status)) return false;
  matcher->setTimeLimit(steps_max, status);
  matcher->setStackLimit(stack_bytes_max, status);
  const bool whole = matcher->matches(status) != 0;
  return U_SUCCESS(status) && whole;
}

}  // namespace ganh::catalog::text
