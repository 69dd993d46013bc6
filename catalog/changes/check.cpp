#include "catalog/changes/check.h"

namespace ganh::catalog::changes {

namespace {

constexpr std::string_view headings = R"sql(
  SELECT CAST(c.number AS TEXT), 0, 1
    FROM changes AS c
    LEFT JOIN commands AS m
      ON m.cooperative_id = c.cooperative_id AND m.command_id = c.command_id
   WHERE c.cooperative_id = $1 AND m.command_id IS NULL
   ORDER BY c.number)sql";

}  // namespace

std::vector<Discrepancy> check(const store::Scope& scope) {
  std::vector<Discrepancy> found;
  find_discrepancies(found, scope, headings, "change", "command");
  return found;
}

}  // namespace ganh::catalog::changes
