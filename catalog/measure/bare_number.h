// Weights and volumes are typed with their unit: "3" of hay is 3 kg to one reader and 3 g to
// another.

#pragma once

#include <optional>
#include <string_view>

#include "catalog/measure/quantity.h"
#include "catalog/result.h"

namespace ganh::catalog::measure {

// "quantity.bare" {text, large, small} at `field` where `text` is a number alone of what is
// weighed or measured. Zero is the same in any unit, and pieces need none.
std::optional<Fault> bare_number(std::string_view text, std::string_view field, BaseUnit unit);

}  // namespace ganh::catalog::measure
