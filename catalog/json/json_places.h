// Where each member of a JSON text stands in it: for telling a person the line to mend.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace ganh::catalog::json {

struct Place {
  std::size_t name = 0;   // of the first byte of a member's name; of an item, as `value`
  std::size_t value = 0;  // of the first byte of what it holds
};

// By path from the root: "" the root itself, "fields.title.chars_max", "endings[0]". The text must
// be one that parse() takes.
std::map<std::string, Place, std::less<>> places_of(std::string_view text);

// As an editor counts them: both from 1, columns in characters.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const LineColumn&) const = default;
};
LineColumn line_column(std::string_view text, std::size_t offset);

}  // namespace ganh::catalog::json
