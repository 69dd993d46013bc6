#include "catalog/stock/movements.h"

#include "catalog/faults.h"
#include "catalog/measure/quantity.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;

constexpr std::int64_t most = measure::quantity_base_max;

std::string made_id(const Command& command, std::string_view prefix) {
  return make_id(prefix, command.now(), command.randomness());
}

}  // namespace

Result<> adjust(Command& command, const Count& count) {
  Faults faults;
  faults.range("counted_base", count.counted_base, 0, most);
  faults.optional("why", count.why, why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto found = find_lot(command.rows(), count.lot);
  if (!found) return error(Code::not_found, "lot", "lot.not_found", {{"lot", count.lot.text}});
  hold(command.rows(), found->lot.product);
  if (on_hand_at(command.rows(), count.lot, count.place) != count.expected_base) {
    return changed_since("expected_base");
  }
  if (count.counted_base == count.expected_base) return {};
  return enter(command, {count.lot,
                         count.place,
                         count.counted_base - count.expected_base,
                         Cause::adjusted,
                         made_id(command, "adj"),
                         0,
                         {},
                         count.why});
}

Result<> waste(Command& command, const Discarded& discarded) {
  Faults faults;
  faults.range("quantity", discarded.quantity_base, 1, most);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  return enter(command, {discarded.lot, discarded.place, -discarded.quantity_base, Cause::wasted,
                         made_id(command, "waste"), 0, discarded.kind, discarded.why});
}

Result<std::string> transfer(Command& command, const Transfer& transfer) {
  Faults faults;
  faults.range("quantity", transfer.quantity_base, 1, most);
  if (transfer.from == transfer.to) faults.add("to", "transfer.same_place");
  if (auto valid = std::move(faults).result(); !valid) return valid.error();
  const std::string id = made_id(command, "trf");
  // It comes before it goes: on the way it is promised as before, unless the new place does not
  // sell.
  const Entry comes{transfer.lot, transfer.to, transfer.quantity_base, Cause::transferred, id, 1,
                    {},           transfer.why};
  if (auto entered = enter(command, comes); !entered) return entered.error();
  const Entry goes{transfer.lot, transfer.from, -transfer.quantity_base, Cause::transferred, id, 0,
                   {},           transfer.why};
  if (auto entered = enter(command, goes); !entered) return entered.error();
  return id;
}

}  // namespace ganh::catalog::stock
