#include <algorithm>
#include <cassert>
#include <iterator>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"
#include "catalog/orders/tracking.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

bool may_have_collected(const Shipment& parcel) {
  return parcel.state == ShipmentState::shipped || parcel.delivered_at;
}

void change_cod(Command& command, const OrderId& id, const Shipment& parcel, measure::Money cod) {
  if (parcel.cod == cod) return;
  note_cod(command, parcel.id, cod);
  touch(command, id,
        changes::Difference("shipment", parcel.id.text)
            .field("cod_vnd", parcel.cod.vnd, cod.vnd)
            .json());
}

}  // namespace

Result<> set_cod(Command& command, const OrderId& id, const ShipmentId& shipment,
                 measure::Money cod) {
  Faults faults;
  faults.range("cod_vnd", cod.vnd, 0, cod_vnd_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto order = find_order(command.rows(), id);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  const auto found = std::ranges::find(order->shipments, shipment, &Shipment::id);
  if (found == order->shipments.end()) {
    return error(Code::not_found, "shipment", "shipment.not_found");
  }
  if (!may_have_collected(*found)) {
    return error(Code::not_now, "state", "shipment.state",
                 {{"shipment_state", std::string(name(found->state))}});
  }
  change_cod(command, id, *found, cod);
  return {};
}

void note_collected(Command& command, const OrderId& id, std::string_view waybill,
                    measure::Money collected) {
  const auto order = find_order(command.rows(), id);
  assert(order);
  std::vector<Shipment> parcels;
  std::ranges::copy_if(order->shipments, std::back_inserter(parcels), [&](const Shipment& parcel) {
    return may_have_collected(parcel) && parcel.waybill == waybill_key(waybill);
  });
  for (const Shipment& parcel : parcels) {
    const bool is_last = &parcel == &parcels.back();
    const measure::Money of_it = is_last ? collected : std::min(collected, parcel.cod);
    change_cod(command, id, parcel, of_it);
    collected = collected - of_it;
  }
}

}  // namespace ganh::catalog::orders
