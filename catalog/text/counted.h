// English after a number, in texts that are filled in: "{} ⟦lot|lots⟧ left".

#pragma once

#include <string>

namespace ganh::catalog::text {

// Of each ⟦one|many⟧ the one that fits the number before it: "1 lot left", "2 lots left". A text
// without such a choice comes back as it is.
std::string counted(std::string filled);

}  // namespace ganh::catalog::text
