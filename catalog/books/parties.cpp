#include "catalog/books/parties.h"

#include "catalog/text/normal_form.h"

namespace ganh::catalog::books {

std::string party_key(std::string_view written) {
  return text::lower(written);
}

std::string party_in_books(const store::Scope& scope, Account account, std::string_view written) {
  constexpr std::string_view list = R"sql(
    SELECT party
      FROM account_balances
     WHERE cooperative_id = $1 AND account = $2 AND party <> ''
     ORDER BY party
     LIMIT $3)sql";
  constexpr int parties_max = 1'000;
  const std::string key = party_key(written);
  const auto parties = scope.all(list, {name(account), parties_max},
                                 [](const store::Row& row) { return row.string(0); });
  for (const std::string& party : parties) {
    if (party_key(party) == key) return party;
  }
  return text::normalise(written);
}

}  // namespace ganh::catalog::books
