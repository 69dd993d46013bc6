#include "catalog/text/reference_key.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>

#include "catalog/text/normal_form.h"

namespace ganh::catalog::text {

std::string reference_key(std::string_view utf8) {
  std::string tidy = normalise(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold_case = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));
  const icu::UnicodeString folded =
      fold_case->normalize(icu::UnicodeString::fromUTF8(tidy), status);
  assert(U_SUCCESS(status));
  icu::UnicodeString close;
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 c = folded.char32At(at);
    if (!u_isUWhiteSpace(c)) close.append(c);
  }
  std::string key;
  close.toUTF8String(key);
  return key.empty() ? tidy : key;
}

}  // namespace ganh::catalog::text
