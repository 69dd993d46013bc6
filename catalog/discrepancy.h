// A figure that differs from the one it is derived from: something in the books is not true.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"

namespace ganh::catalog {

struct Discrepancy {
  std::string what;  // "lot lot_… on hand", "product prod_… reserved"
  std::int64_t kept = 0;
  std::int64_t derived = 0;
};

// Adds one for each row that `statement` finds: (id, kept, derived).
void find_discrepancies(std::vector<Discrepancy>& found, const store::Scope& scope,
                        std::string_view statement, std::string_view noun, std::string_view what);

}  // namespace ganh::catalog
