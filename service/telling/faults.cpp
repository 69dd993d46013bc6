#include "service/telling/faults.h"

#include <algorithm>

#include "catalog/text/terms.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::telling {

catalog::text::Spoken spoken(const Paper& paper, catalog::json::Value fault) {
  const auto said = fault[paper.language == words::Language::english ? "en" : "vi"];
  return {said["problem"].text_or(), said["cure"].text_or()};
}

std::string in_one_line(const Paper& paper, catalog::json::Value fault) {
  const auto said = spoken(paper, fault);
  return said.problem + " → " + said.cure;
}

namespace {

// Boxes whose option bears another name.
struct TypedOtherwise {
  std::string_view field;
  std::string_view option;
};
constexpr TypedOtherwise typed_otherwise[] = {
    {"amount_vnd", "--amount"},      {"base_url", "--url"},     {"cod_vnd", "--cod"},
    {"customer.name", "--customer"}, {"expires_on", "--until"}, {"expected_net_vnd", "--expected"},
    {"for_whom", "--for"},           {"hold_id", "--hold"},     {"paid_by", "--paid"},
    {"price_vnd", "--price"},        {"scopes", "--scope"},
};

// "items[0].unit_price" → "--unit-price", or "" when there is no such option.
std::string option_of(std::string_view field, const std::vector<std::string>& options) {
  const auto* other = std::ranges::find(typed_otherwise, field, &TypedOtherwise::field);
  std::string name(field.substr(field.rfind('.') + 1));
  std::ranges::replace(name, '_', '-');
  for (const auto& option : options) {
    if (option == "--" + name) return option;
    if (other != std::end(typed_otherwise) && option == other->option) return option;
  }
  return "";
}

// The sentence as it stands in its table, with its members marked.
struct Pattern {
  std::string_view problem;
  std::string_view cure;
};
Pattern pattern_of(std::string_view reason, words::Language language) {
  for (const auto& table : words::all_sentences()) {
    for (const auto& sentence : table) {
      if (sentence.reason != reason) continue;
      if (language == words::Language::vietnamese) return {sentence.problem_vi, sentence.cure_vi};
      return {sentence.problem_en, sentence.cure_en};
    }
  }
  return {};
}

// What stands beside a member in its sentence, up to what is filled in or counted.
std::string_view text_before(std::string_view pattern) {
  for (const std::string_view end : {"}", "⟧"}) {
    if (const auto at = pattern.rfind(end); at != pattern.npos) {
      pattern.remove_prefix(at + end.size());
    }
  }
  return pattern;
}
std::string_view text_behind(std::string_view pattern) {
  for (const std::string_view begin : {"{", "⟦"}) pattern = pattern.substr(0, pattern.find(begin));
  return pattern;
}

// On a command line the member is an option, and is typed as one: where the sentence has it, and
// nowhere else. The same word in a path, or said of something else, is a word.
void put_option(std::string& text, std::string_view pattern, std::string_view member,
                std::string_view said, const std::string& option) {
  const auto marked = pattern.find(member);
  if (marked == pattern.npos) return;
  const std::string before(text_before(pattern.substr(0, marked)));
  const std::string_view behind = text_behind(pattern.substr(marked + member.size()));
  auto at = text.find(before + std::string(said) + std::string(behind));
  if (at == text.npos) return;
  at += before.size();
  auto size = said.size();
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  if (before.ends_with(open) && behind.starts_with(close)) {
    at -= open.size();
    size += open.size() + close.size();
  }
  text.replace(at, size, option);
}

}  // namespace

void show_faults(const Paper& paper, catalog::json::Value faults,
                 const std::vector<std::string>& options) {
  for (const auto& fault : faults.items()) {
    auto said = spoken(paper, fault);
    const std::string field = fault["field"].text_or();
    const std::string option = field.empty() ? "" : option_of(field, options);
    if (!option.empty()) {
      const auto pattern = pattern_of(fault["reason"].text_or(), paper.language);
      const std::string box(catalog::text::box(field, paper.language));
      put_option(said.problem, pattern.problem, "{field}", field, option);
      put_option(said.problem, pattern.problem, "{box}", box, option);
      put_option(said.problem, pattern.problem, "{key}", field, option);
      // A setting's sentence begins with where it stands: the same option.
      if (said.problem.starts_with(option + ": ")) said.problem.erase(0, option.size() + 2);
      put_option(said.cure, pattern.cure, "{field}", field, option);
      put_option(said.cure, pattern.cure, "{box}", box, option);
    }
    paper.out << paper.paint(Ink::bad, said.problem) << '\n';
    if (!said.cure.empty()) paper.line(words::refusal_cure, said.cure);
  }
}

}  // namespace ganh::service::telling
