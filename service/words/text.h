// A text of the program in both languages, and how it is said.
//
// Every text that people read stands in service/words, never where it is used.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "catalog/text/counted.h"
#include "catalog/text/sentence.h"

namespace ganh::service::words {

using catalog::text::Language;

// `{}` stands for what is filled in, in the same order in both languages, or numbered `{0}`;
// English has "{} ⟦lot|lots⟧" for a number of things.
struct Text {
  std::string_view vietnamese;
  std::string_view english;
};

inline std::string_view pick(Language language, const Text& text) {
  return language == Language::vietnamese ? text.vietnamese : text.english;
}

template <class... Parts>
std::string say(Language language, const Text& text, const Parts&... parts) {
  return catalog::text::counted(fmt::format(fmt::runtime(pick(language, text)), parts...));
}

// "vi" or "en" from an Accept-Language header or a setting; Vietnamese for anything else.
Language parse_language(std::string_view text);

}  // namespace ganh::service::words
