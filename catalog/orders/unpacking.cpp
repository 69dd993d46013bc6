#include <algorithm>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/lines.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

// The ledger tells the whole way of what nobody can sell any more.
Result<> put_back(Command& command, const OrderId& order, const Pick& pick,
                  std::optional<stock::Waste> waste) {
  stock::Entry entry{pick.lot,           pick.place, pick.quantity_base, stock::Cause::returned,
                     pick.shipment.text, pick.line};
  if (auto entered = stock::enter(command, entry); !entered) return entered;
  take_from_pick(command, order, pick, pick.quantity_base);
  if (!waste) return {};
  entry.quantity_base = -pick.quantity_base;
  entry.cause = stock::Cause::wasted;
  entry.waste = waste;
  return stock::enter(command, entry);
}

Result<> check(const Unpacking& unpacking) {
  Faults faults;
  if (unpacking.rest == Packing::Rest::cut) {
    faults.required("why", unpacking.why, stock::why_bytes_max);
  } else {
    faults.optional("why", unpacking.why, stock::why_bytes_max);
  }
  return std::move(faults).result();
}

Result<> must_be_here(const store::Scope& scope, const OrderId& order, const ShipmentId& id) {
  const auto shipments = shipments_of(scope, order);
  const auto found = std::ranges::find(shipments, id, &Shipment::id);
  if (found == shipments.end()) {
    return error(Code::not_found, "shipment", "shipment.not_found");
  }
  if (found->state == ShipmentState::packed) return {};
  return error(Code::not_now, "shipment", "shipment.state",
               {{"shipment_state", std::string(name(found->state))}});
}

}  // namespace

Result<> take_apart(Command& command, const OrderId& order, const ShipmentId& shipment,
                    std::optional<stock::Waste> waste) {
  for (const Pick& pick : picks_of(command.rows(), order)) {
    if (pick.shipment != shipment) continue;
    if (auto back = put_back(command, order, pick, waste); !back) return back;
  }
  for (const ShipmentLine& line : shipment_lines(command.rows(), order, shipment)) {
    add_packed(command, order, line.line, -line.packs, -line.base, {-line.billed.vnd});
  }
  set_cancelled(command, shipment);
  return {};
}

Result<> unpack(Command& command, const OrderId& id, const ShipmentId& shipment,
                const Unpacking& unpacking) {
  if (auto valid = check(unpacking); !valid) return valid;
  const auto from = must_be_in(command.rows(), id, {State::confirmed, State::packed});
  if (!from) return from.error();
  if (auto here = must_be_here(command.rows(), id, shipment); !here) return here;
  const auto held = shipment_lines(command.rows(), id, shipment);
  if (auto apart = take_apart(command, id, shipment, unpacking.waste); !apart) return apart;
  touch(command, id, changes::Difference("unpacked", shipment.text).json());
  if (unpacking.rest == Packing::Rest::cut) {
    const std::string why = text::normalise(unpacking.why);
    for (const ShipmentLine& line : held) {
      const auto row = line_of(command.rows(), id, line.line);
      if (!row) return row.error();
      cut_line(command, id, *row, line.packs, why);
    }
    return close_after_cutting(command, id, *from, why);
  }
  if (*from == State::packed) {
    if (auto moved = move(command, id, State::packed, State::confirmed); !moved) return moved;
  }
  cover_short_lines(command, id);
  return {};
}

}  // namespace ganh::catalog::orders
