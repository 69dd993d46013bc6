// Two digits behind a code that is copied by hand, so that a slip of the pen does not find another.
//
// Catches every single wrong character and every two exchanged neighbours (also across one in
// between); of other slips one in 97 goes unseen. Case and accents do not count.
// For codes of digits alone it is ISO 7064 MOD 97-10.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ganh::catalog::text {

// "L2026-031" → "63". Empty for a code that is empty or has what folding leaves outside ASCII.
std::string check_digits(std::string_view code);

// A code as people copy it from a sheet, its two digits behind the last space: "L2026-031 63" →
// "L2026-031". Nothing when they are missing or do not fit.
std::optional<std::string> without_check_digits(std::string_view typed);

}  // namespace ganh::catalog::text
