// What a person who has written something else most likely meant.

#pragma once

#include <string_view>
#include <vector>

namespace ganh::catalog::text {

// The known word that `wrong` is most likely meant to be: a few letters off at most. Empty: none.
std::string_view meant(std::string_view wrong, const std::vector<std::string_view>& known);

}  // namespace ganh::catalog::text
