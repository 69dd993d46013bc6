#include "catalog/orders/order.h"

#include <cassert>
#include <span>

#include "catalog/faults.h"

namespace ganh::catalog::orders {

namespace {

constexpr State states[] = {State::received,  State::confirmed, State::packed,  State::shipped,
                            State::delivered, State::cancelled, State::returned};
constexpr Party parties[] = {Party::cooperative, Party::customer, Party::channel, Party::carrier};
constexpr ShipmentState shipment_states[] = {ShipmentState::packed, ShipmentState::shipped,
                                             ShipmentState::delivered, ShipmentState::returned,
                                             ShipmentState::cancelled};

template <class Value>
std::optional<Value> named(std::span<const Value> values, std::string_view text) {
  for (const Value value : values) {
    if (name(value) == text) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(State state) {
  switch (state) {
    case State::received:
      return "received";
    case State::confirmed:
      return "confirmed";
    case State::packed:
      return "packed";
    case State::shipped:
      return "shipped";
    case State::delivered:
      return "delivered";
    case State::cancelled:
      return "cancelled";
    case State::returned:
      return "returned";
  }
  assert(false);
  return "";
}

std::string_view name(Party party) {
  switch (party) {
    case Party::cooperative:
      return "cooperative";
    case Party::customer:
      return "customer";
    case Party::channel:
      return "channel";
    case Party::carrier:
      return "carrier";
  }
  assert(false);
  return "";
}

std::string_view name(ShipmentState state) {
  switch (state) {
    case ShipmentState::packed:
      return "packed";
    case ShipmentState::shipped:
      return "shipped";
    case ShipmentState::delivered:
      return "delivered";
    case ShipmentState::returned:
      return "returned";
    case ShipmentState::cancelled:
      return "cancelled";
  }
  assert(false);
  return "";
}

std::optional<State> parse_state(std::string_view text) {
  return named<State>(states, text);
}

std::optional<Party> parse_party(std::string_view text) {
  return named<Party>(parties, text);
}

std::optional<ShipmentState> parse_shipment_state(std::string_view text) {
  return named<ShipmentState>(shipment_states, text);
}

bool may_follow(State from, State to) {
  switch (from) {
    case State::received:
      return to == State::confirmed || to == State::cancelled;
    case State::confirmed:
      return to == State::packed || to == State::cancelled;
    case State::packed:
      return to == State::shipped || to == State::confirmed || to == State::cancelled;
    case State::shipped:
      return to == State::delivered || to == State::returned;
    case State::delivered:
      return to == State::returned;
    case State::cancelled:
    case State::returned:
      return false;
  }
  return false;
}

bool is_open(State state) {
  return state == State::received || state == State::confirmed || state == State::packed;
}

std::int64_t OrderLine::short_packs(State state) const {
  const bool reserves = state == State::received || state == State::confirmed;
  return reserves ? to_pack() - reserved_packs : 0;
}

bool is_refused(const Shipment& shipment) {
  return shipment.state == ShipmentState::returned && !shipment.delivered_at;
}

std::optional<Shipment> handed_over(const Order& order) {
  std::optional<Shipment> last;
  for (auto shipment = order.shipments.rbegin(); shipment != order.shipments.rend(); ++shipment) {
    if (shipment->state == ShipmentState::shipped) return *shipment;
    if (shipment->shipped_at && !last) last = *shipment;
  }
  return last;
}

measure::Money billed(const Order& order) {
  measure::Money sum;
  for (const OrderLine& line : order.lines) sum += line.billed;
  return sum;
}

measure::Money returned(const Order& order) {
  measure::Money sum;
  for (const OrderLine& line : order.lines) sum += line.returned;
  return sum;
}

Result<> validate(const NewOrder& order) {
  Faults faults;
  if (order.channel.empty()) faults.add("channel", "required");
  if (order.external_id.empty()) faults.add("external_id", "required");
  if (order.external_id.size() > external_id_bytes_max) {
    faults.add("external_id", "too_long", {{"bytes_max", std::to_string(external_id_bytes_max)}});
  }
  if (order.lines.empty()) faults.add("lines", "order.no_lines");
  if (order.lines.size() > lines_max) {
    faults.add("lines", "order.too_many_lines", {{"max", std::to_string(lines_max)}});
    return std::move(faults).result();
  }
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const std::string line = "lines[" + std::to_string(i) + "].";
    faults.range(line + "packs", order.lines[i].packs, 1, line_packs_max);
    faults.range(line + "unit_price_vnd", order.lines[i].unit_price.vnd, 0, measure::price_vnd_max);
  }
  return std::move(faults).result();
}

}  // namespace ganh::catalog::orders
