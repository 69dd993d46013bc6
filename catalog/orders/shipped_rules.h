// The text of retention_rules.json, which the build puts into the library.

#pragma once

#include <string_view>

namespace ganh::catalog::orders {

std::string_view shipped_rules_json();

}  // namespace ganh::catalog::orders
