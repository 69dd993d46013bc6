// An order (đơn hàng) as it stands with us, whichever channel it came from.
//
// A plain value. An imported order always stands: what cannot be covered is *short*, never refused.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/measure/money.h"
#include "catalog/orders/shipment.h"
#include "catalog/result.h"

namespace ganh::catalog::orders {

// received → confirmed → packed → shipped → delivered; cancelled from the first three; packed →
// confirmed when a parcel is taken apart; returned from the last two, when everything has come
// back. README.md has the picture.
enum class State { received, confirmed, packed, shipped, delivered, cancelled, returned };

std::string_view name(State state);
std::optional<State> parse_state(std::string_view text);
bool may_follow(State from, State to);
bool is_open(State state);  // somebody has yet to pack or ship it

// Who did something to an order.
enum class Party { cooperative, customer, channel, carrier };

std::string_view name(Party party);
std::optional<Party> parse_party(std::string_view text);

// Empty once erased: then only the figures are left.
struct Customer {
  std::string name;
  std::string phone;
  std::string address;
  bool operator==(const Customer&) const = default;
};

inline constexpr std::size_t external_id_bytes_max = 255;
inline constexpr std::size_t consent_bytes_max = 500;
inline constexpr std::size_t lines_max = 200;
inline constexpr std::int64_t line_packs_max = 100'000;

struct OrderLine {
  int number = 0;   // 1, 2, 3 … within the order
  std::string sku;  // as the channel wrote it
  std::string name;
  std::optional<PackId> pack;  // empty when no pack of ours bears that SKU: the line is all short
  std::int64_t packs = 0;      // ordered
  measure::Money unit_price;   // of one pack; catch weight: of one pack of its nominal weight
  bool catch_weight = false;   // ordered by the pack, billed by what it weighs
  std::int64_t reserved_packs = 0;
  std::int64_t cut_packs = 0;  // ordered, and never to come
  std::string cut_why;
  std::int64_t packed_packs = 0;
  std::int64_t packed_base = 0;  // what they weigh
  measure::Money billed;         // for what was packed; see pack()
  std::int64_t returned_packs = 0;
  std::int64_t returned_base = 0;
  measure::Money returned;         // of what was billed, for what came back
  std::optional<int> substitutes;  // the line it stands in for
  std::string consent;             // who agreed to that, and how
  std::int64_t to_pack() const { return packs - cut_packs - packed_packs; }
  std::int64_t short_packs(State state) const;  // yet to be packed, and not reserved
};

struct Cancellation {
  Party by = Party::cooperative;
  std::string why;
  bool operator==(const Cancellation&) const = default;
};

struct Order {
  OrderId id;
  ChannelId channel;
  std::string external_id;  // the channel's own; unique with the channel
  State state = State::received;
  Customer customer;
  std::string note;
  Time placed_at{};
  std::optional<Time> confirm_by;  // the channel's deadlines
  std::optional<Time> ship_by;
  measure::Money total;  // the sum of its lines as ordered, without what was cut
  measure::Money paid;   // what money/payments.h holds for it
  measure::Money refunded;
  std::string invoice_number;  // of its e-invoice; "" while there is none
  std::optional<Cancellation> cancelled;
  std::optional<Time> ended_at;     // delivered, cancelled or returned
  std::optional<Time> erased_at;    // its customer's data
  std::vector<Shipment> shipments;  // by number
  std::vector<OrderLine> lines;
  std::int64_t version = 0;
};

// The last shipment that is under way, otherwise the last that left; nothing while all are here.
std::optional<Shipment> handed_over(const Order& order);

measure::Money billed(const Order& order);    // for all that was packed
measure::Money returned(const Order& order);  // of that, for what came back

// What a channel hands over. `invalid` for no lines, too many, a quantity or price out of range
// (a price may be 0: a gift), or an external id that is empty or too long.
struct NewOrder {
  ChannelId channel;
  std::string external_id;
  Customer customer;
  Time placed_at{};
  std::optional<Time> confirm_by;
  std::optional<Time> ship_by = {};
  std::string note = {};
  struct Line {
    std::string sku;
    std::string name;
    std::int64_t packs = 0;
    measure::Money unit_price;
  };
  std::vector<Line> lines;
};

Result<> validate(const NewOrder& order);

}  // namespace ganh::catalog::orders
