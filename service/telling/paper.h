// Where people read: a stream, in their language, so many columns wide, in colour or not.

#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "service/words/text.h"

namespace ganh::service::telling {

enum class Ink { plain, good, warning, bad, faint, strong };

struct Paper {
  std::ostream& out;
  words::Language language = words::Language::vietnamese;
  bool colours = false;
  int columns = 100;

  std::string paint(Ink ink, std::string_view text) const;

  // Writes a line of the message.
  template <class... Parts>
  void line(const words::Text& text, const Parts&... parts) const {
    out << words::say(language, text, parts...) << '\n';
  }
  template <class... Parts>
  std::string say(const words::Text& text, const Parts&... parts) const {
    return words::say(language, text, parts...);
  }
};

// Columns of a terminal that the text takes: accents that combine take none, escape sequences too.
std::size_t display_width(std::string_view utf8);

// At most `columns` wide, ending in "…" when something had to go.
std::string shortened(std::string_view utf8, std::size_t columns);

// In lines of at most `columns`, broken at spaces.
std::vector<std::string> wrapped(std::string_view utf8, std::size_t columns);

}  // namespace ganh::service::telling
