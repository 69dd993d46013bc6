// Shipments' rows, for the commands of this folder.

#pragma once

#include <optional>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

ShipmentId add_shipment(changes::Command& command, const OrderId& order);
std::vector<Shipment> shipments_of(const store::Scope& scope, const OrderId& order);  // by number

// Those that are packed and still here, by number.
std::vector<ShipmentId> packed_shipments(const store::Scope& scope, const OrderId& order);
bool any_left(const store::Scope& scope, const OrderId& order);  // some have gone to a carrier
bool any_under_way(const store::Scope& scope, const OrderId& order);

// What shipments that have left hold, whether it came back or not; as picks_of(), shipped_lines().
std::vector<Pick> picks_that_left(const store::Scope& scope, const OrderId& order);
std::vector<ShippedLine> lines_that_left(const store::Scope& scope, const OrderId& order);

inline constexpr std::int64_t cod_vnd_max = 1'000'000'000;

void hand_over(changes::Command& command, const ShipmentId& id, const Handover& handover);
void note_cod(changes::Command& command, const ShipmentId& id, measure::Money cod);
void set_delivered(changes::Command& command, const ShipmentId& id, Time at);
void set_cancelled(changes::Command& command, const ShipmentId& id);
void set_returned(changes::Command& command, const OrderId& order);  // all that left
// Those under way all of whose packs are back, however much they weigh now: nobody took them.
void set_refused_returned(changes::Command& command, const OrderId& order);

// What of a line is in a shipment.
struct ShipmentLine {
  int line = 0;
  std::int64_t packs = 0;
  std::int64_t base = 0;
  measure::Money billed;
};
void add_shipment_line(changes::Command& command, const OrderId& order, const ShipmentId& shipment,
                       const ShipmentLine& line);
std::vector<ShipmentLine> shipment_lines(const store::Scope& scope, const OrderId& order,
                                         const ShipmentId& shipment);  // by line

void add_pick(changes::Command& command, const OrderId& order, const Pick& pick);
void take_from_pick(changes::Command& command, const OrderId& order, const Pick& pick,
                    std::int64_t returned_base);

// The code of a recalled lot that the shipment holds goods of.
std::optional<std::string> recalled_lot_in(const store::Scope& scope, const ShipmentId& shipment);

// Packed, not sent, and with goods of a recalled lot in it.
struct PackedRecall {
  OrderId order;
  std::string lot;  // its code
};
std::vector<PackedRecall> packed_recalls(const store::Scope& scope, int limit);

// Orders that have parcels under way whose carriers may collect more than is owed, oldest first:
// without what carriers have handed over already.
std::vector<OrderId> perhaps_collecting_too_much(const store::Scope& scope, int limit);

// How many orders hold something of a lot; see orders_with().
std::int64_t count_orders_with(const store::Scope& scope, const LotId& lot);
// Of them, those whose customer has a name or a telephone number: there is somebody to call.
std::int64_t count_customers_with(const store::Scope& scope, const LotId& lot);

// A parcel that is still here ends: its goods go back to their lots, or into the waste, and count
// as packed and billed no more. What was in it stays readable.
Result<> take_apart(changes::Command& command, const OrderId& order, const ShipmentId& shipment,
                    std::optional<stock::Waste> waste);

}  // namespace ganh::catalog::orders
