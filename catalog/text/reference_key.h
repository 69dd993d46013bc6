// How a bank's or a clerk's own number for a thing is compared: "FT 123" and "ｆｔ123" are one.
//
// For comparing alone; what is shown is what was typed.

#pragma once

#include <string>
#include <string_view>

namespace ganh::catalog::text {

// Compatibility forms and case folded, without blanks; accents stay. The text itself when nothing
// would be left of it.
std::string reference_key(std::string_view utf8);

}  // namespace ganh::catalog::text
