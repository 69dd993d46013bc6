#include "catalog/stock/recalls.h"

#include "catalog/faults.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/lots.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

Result<> recall(changes::Command& command, const LotId& lot, const std::string& why,
                const std::string& to_say) {
  constexpr std::string_view put_words = R"sql(
    INSERT INTO recalls (cooperative_id, lot_id, since_us, to_say)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, lot_id) DO UPDATE SET to_say = excluded.to_say)sql";
  Faults faults;
  faults.required("why", why, why_bytes_max);
  faults.optional("to_say", to_say, why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  if (auto done = set_recalled(command, lot, why); !done) return done;
  command.rows().run(put_words, {lot, to_us(command.now()), text::normalise(to_say)});
  return {};
}

Result<> lift_recall(changes::Command& command, const LotId& lot) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM recalls WHERE cooperative_id = $1 AND lot_id = $2)sql";
  if (auto done = set_recalled(command, lot, std::nullopt); !done) return done;
  command.rows().run(remove, {lot});
  return {};
}

std::optional<Recall> find_recall(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view find = R"sql(
    SELECT l.lot_id, l.recalled_why, COALESCE(r.to_say, ''), COALESCE(r.since_us, 0)
      FROM lots AS l
      LEFT JOIN recalls AS r ON r.cooperative_id = l.cooperative_id AND r.lot_id = l.lot_id
     WHERE l.cooperative_id = $1 AND l.lot_id = $2 AND l.recalled_why IS NOT NULL)sql";
  return scope.one(find, {lot}, [](const store::Row& row) {
    return Recall{LotId{row.string(0)}, row.string(1), row.string(2), from_us(row.integer(3))};
  });
}

}  // namespace ganh::catalog::stock
