#include "catalog/text/normal_form.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include <cassert>
#include <memory>
#include <optional>

namespace ganh::catalog::text {

namespace {

// Nothing when it is not UTF-8 (ICU's own fromUTF8 would put U+FFFD in silently).
std::optional<icu::UnicodeString> decoded(std::string_view utf8) {
  icu::UnicodeString text;
  const auto size = static_cast<std::int32_t>(utf8.size());
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t written = 0;
  u_strFromUTF8(text.getBuffer(size + 1), size + 1, &written, utf8.data(), size, &status);
  text.releaseBuffer(U_SUCCESS(status) ? written : 0);
  if (U_FAILURE(status)) return std::nullopt;
  return text;
}

std::string encoded(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));
  return nfc->normalize(text, status);
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  assert(U_SUCCESS(status));
  return nfd->normalize(text, status);
}

icu::UnicodeString single_spaced(const icu::UnicodeString& text) {
  icu::UnicodeString tidy;
  bool space_due = false;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (u_isUWhiteSpace(c)) {
      space_due = !tidy.isEmpty();
      continue;
    }
    if (space_due) tidy.append(u' ');
    space_due = false;
    tidy.append(c);
  }
  return tidy;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Single-spaced as ICU has it, and in lower case if wanted, of a text of ASCII alone: codes,
// numbers and dates, which are most cells of a long list. Nothing of any other.
std::optional<std::string> tidy_ascii(std::string_view utf8, bool in_lower_case) {
  std::string tidy;
  tidy.reserve(utf8.size());
  bool space_due = false;
  for (const char c : utf8) {
    if ((c & 0x80) != 0) return std::nullopt;
    if (is_space(c)) {
      space_due = !tidy.empty();
      continue;
    }
    if (space_due) tidy += ' ';
    space_due = false;
    const bool turns = in_lower_case && c >= 'A' && c <= 'Z';
    tidy += turns ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return tidy;
}

// Collators answer const questions from several threads at once.
const icu::Collator& vietnamese_collator() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    assert(U_SUCCESS(status) && made);
    return made;
  }();
  return *collator;
}

}  // namespace

std::string normalise(std::string_view utf8) {
  if (auto tidy = tidy_ascii(utf8, false)) return *std::move(tidy);
  const auto text = decoded(utf8);
  if (!text) return {};
  return encoded(single_spaced(composed(*text)));
}

std::string lower(std::string_view utf8) {
  if (auto tidy = tidy_ascii(utf8, true)) return *std::move(tidy);
  const auto text = decoded(utf8);
  if (!text) return {};
  icu::UnicodeString small = *text;
  small.toLower(icu::Locale::getRoot());
  return encoded(single_spaced(composed(small)));
}

namespace {

// Fillers, joiners, variation selectors: letters and marks by their category, and nothing to see.
bool leaves_no_trace(UChar32 c, UChar32 before) {
  constexpr UChar32 braille_blank = 0x2800;
  constexpr UChar32 as_picture = 0xFE0F;
  if (c == braille_blank) return true;
  if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return false;
  // What a telephone puts behind a heart.
  return c != as_picture || !u_hasBinaryProperty(before, UCHAR_EXTENDED_PICTOGRAPHIC);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  return decoded(bytes).has_value();
}

bool is_plain(std::string_view utf8) {
  const auto text = decoded(utf8);
  if (!text) return false;
  UChar32 before = 0;
  for (std::int32_t at = 0; at < text->length(); at = text->moveIndex32(at, 1)) {
    const UChar32 c = text->char32At(at);
    switch (u_charType(c)) {
      case U_CONTROL_CHAR:
      case U_FORMAT_CHAR:  // among them every bidirectional and zero-width one
      case U_LINE_SEPARATOR:
      case U_PARAGRAPH_SEPARATOR:
        return false;
      default:
        if (leaves_no_trace(c, before)) return false;
    }
    before = c;
  }
  return true;
}

std::string fold(std::string_view utf8) {
  if (auto tidy = tidy_ascii(utf8, true)) return *std::move(tidy);
  const auto text = decoded(utf8);
  if (!text) return {};
  icu::UnicodeString small = *text;
  small.toLower(icu::Locale::getRoot());
  const icu::UnicodeString apart = decomposed(small);
  icu::UnicodeString bare;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    bare.append(c == U'đ' ? UChar32{'d'} : c);  // đ is a letter of its own: NFD leaves it whole
  }
  return encoded(single_spaced(composed(bare)));
}

std::string sort_key(std::string_view utf8) {
  const auto text = decoded(utf8);
  if (!text) return {};
  const icu::Collator& collator = vietnamese_collator();
  const std::int32_t size = collator.getSortKey(*text, nullptr, 0);
  std::string key(static_cast<std::size_t>(size), '\0');
  collator.getSortKey(*text, reinterpret_cast<std::uint8_t*>(key.data()), size);
  if (!key.empty()) key.pop_back();  // ICU ends it with a zero byte
  return key;
}

std::string sort_key_version() {
  UVersionInfo version;
  vietnamese_collator().getVersion(version);
  char written[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, written);
  return std::string("ICU " U_ICU_VERSION " vi ") + written;
}

}  // namespace ganh::catalog::text
