#include "catalog/discrepancy.h"

namespace ganh::catalog {

void find_discrepancies(std::vector<Discrepancy>& found, const store::Scope& scope,
                        std::string_view statement, std::string_view noun, std::string_view what) {
  scope.each(statement, {}, [&](const store::Row& row) {
    found.push_back({std::string(noun) + " " + row.string(0) + " " + std::string(what),
                     row.integer(1), row.integer(2)});
  });
}

}  // namespace ganh::catalog
