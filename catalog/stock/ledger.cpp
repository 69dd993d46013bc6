#include "catalog/stock/ledger.h"

#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/stock/chain.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"
#include "catalog/stock/stock.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;

std::string detail_of(const Entry& entry) {
  json::Writer detail;
  detail.object([&] {
    detail.field("lot", entry.lot.text);
    detail.field("place", entry.place.text);
    detail.field("cause", name(entry.cause));
    detail.field("cause_id", entry.cause_id);
    detail.field("on_hand_base", entry.quantity_base);
    if (entry.waste) detail.field("waste", name(*entry.waste));
    if (!entry.why.empty()) detail.field("why", entry.why);
  });
  return std::move(detail).text();
}

bool stands(const store::Scope& scope, const Entry& entry) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM ledger
     WHERE cooperative_id = $1 AND cause = $2 AND cause_id = $3 AND cause_line = $4
       AND lot_id = $5 AND place_id = $6)sql";
  return scope.number(count, {name(entry.cause), entry.cause_id, entry.cause_line, entry.lot,
                              entry.place}) > 0;
}

// False when there is not so much of the lot in that place.
bool move_balances(const store::WriteScope& rows, const Entry& entry, bool sellable) {
  constexpr std::string_view come = R"sql(
    INSERT INTO lot_balances (cooperative_id, lot_id, place_id, on_hand_base)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, lot_id, place_id)
        DO UPDATE SET on_hand_base = lot_balances.on_hand_base + excluded.on_hand_base)sql";
  constexpr std::string_view go = R"sql(
    UPDATE lot_balances
       SET on_hand_base = on_hand_base + $4
     WHERE cooperative_id = $1 AND lot_id = $2 AND place_id = $3 AND on_hand_base + $4 >= 0)sql";
  constexpr std::string_view move_lot = R"sql(
    UPDATE lots
       SET on_hand_base = on_hand_base + $3, sellable_base = sellable_base + $4
     WHERE cooperative_id = $1 AND lot_id = $2)sql";
  const std::string_view move_place = entry.quantity_base > 0 ? come : go;
  if (rows.run(move_place, {entry.lot, entry.place, entry.quantity_base}) == 0) return false;
  const std::int64_t sellable_base = sellable ? entry.quantity_base : 0;
  rows.run(move_lot, {entry.lot, entry.quantity_base, sellable_base});
  return true;
}

Result<> check(const Entry& entry) {
  constexpr std::int64_t most = measure::quantity_base_max;
  Faults faults;
  faults.range("quantity", entry.quantity_base, -most, most);
  if (entry.quantity_base == 0 || entry.cause_id.empty()) faults.add("quantity", "required");
  if (entry.waste.has_value() != (entry.cause == Cause::wasted)) faults.add("waste", "required");
  faults.optional("why", entry.why, why_bytes_max);
  return std::move(faults).result();
}

}  // namespace

Result<> enter(Command& command, const Entry& asked) {
  if (auto valid = check(asked); !valid) return valid;
  Entry entry = asked;
  entry.why = text::normalise(entry.why);
  const auto& rows = command.rows();
  const auto lot = find_lot(rows, entry.lot);
  if (!lot) return error(Code::not_found, "lot", "lot.not_found", {{"lot", entry.lot.text}});
  const auto place = find_place(rows, entry.place);
  if (!place) return error(Code::not_found, "place", "place.not_found");
  hold(rows, lot->lot.product);
  if (stands(rows, entry)) {
    return error(Code::conflict, "cause", "ledger.entered_already", {{"lot", lot->lot.code}});
  }
  if (!move_balances(rows, entry, place->place.sells && !lot->recalled_why)) {
    return error(
        Code::not_now, "quantity", "lot.not_enough",
        {{"lot", lot->lot.code},
         {"left", in_words(rows, lot->lot.product, on_hand_at(rows, entry.lot, entry.place))}});
  }
  append_to_chain(command, entry);
  command.record(changes::Noun::stock, lot->lot.product.text, changes::Kind::updated,
                 detail_of(entry));
  if (entry.quantity_base < 0) settle_reservations(command, lot->lot.product);
  return {};
}

std::vector<Written> entries_of(const store::Scope& scope, const LotId& lot, std::int64_t number,
                                int limit) {
  constexpr std::string_view list = R"sql(
    SELECT number, cause, cause_id, cause_line, lot_id, place_id, quantity_base, waste, why,
           command_id, at_us, hash
      FROM ledger
     WHERE cooperative_id = $1 AND lot_id = $2 AND number > $3
     ORDER BY number
     LIMIT $4)sql";
  return scope.all(list, {lot, number, limit}, written_of);
}

}  // namespace ganh::catalog::stock
