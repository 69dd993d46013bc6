#include <algorithm>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/steps.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

bool may_have_collected(const Shipment& parcel) {
  return parcel.state == ShipmentState::shipped || parcel.delivered_at;
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
  if (found->cod == cod) return {};
  note_cod(command, shipment, cod);
  touch(command, id,
        changes::Difference("shipment", shipment.text)
            .field("cod_vnd", found->cod.vnd, cod.vnd)
            .json());
  return {};
}

}  // namespace ganh::catalog::orders
