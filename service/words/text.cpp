#include "service/words/text.h"

namespace ganh::service::words {

Language parse_language(std::string_view text) {
  // The first of the two that is named; people's browsers list what they like best first.
  const auto vietnamese = text.find("vi");
  const auto english = text.find("en");
  return english < vietnamese ? Language::english : Language::vietnamese;
}

}  // namespace ganh::service::words
