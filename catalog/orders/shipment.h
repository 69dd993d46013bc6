// A shipment (kiện hàng): what of an order is packed and leaves together, and where it is.
//
// A plain value.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/measure/money.h"

namespace ganh::catalog::orders {

// packed → shipped → delivered or returned; cancelled from packed. Where it is on its way is told
// by the carrier's events, which never move it but to these.
enum class ShipmentState { packed, shipped, delivered, returned, cancelled };

std::string_view name(ShipmentState state);
std::optional<ShipmentState> parse_shipment_state(std::string_view text);

inline constexpr std::size_t shipment_bytes_max = 100;  // a carrier's name, a waybill

struct Shipment {
  std::string carrier;  // "Vietnam Post"; "" while nobody has it
  std::string waybill;  // mã vận đơn
  ShipmentId id = {};
  int number = 0;  // 1, 2, 3 … within the order
  ShipmentState state = ShipmentState::packed;
  measure::Money cod = {};         // what the carrier is to collect
  std::string tracking_code = {};  // of the link a customer may open; hard to guess
  Time packed_at{};
  std::optional<Time> shipped_at = {};
  std::optional<Time> delivered_at = {};
  bool operator==(const Shipment&) const = default;
};

// It came back and was never delivered: nobody took it, and nobody pays for it.
bool is_refused(const Shipment& shipment);

}  // namespace ganh::catalog::orders
