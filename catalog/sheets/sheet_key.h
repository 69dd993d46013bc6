// How headings and the names of sheets are compared; for the readers of this folder.

#pragma once

#include <string>
#include <string_view>

namespace ganh::catalog::sheets {

// Letters and digits of the folded text before any parenthesis, with single spaces.
std::string sheet_key(std::string_view text);

}  // namespace ganh::catalog::sheets
