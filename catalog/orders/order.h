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
#include "catalog/result.h"

namespace ganh::catalog::orders {

// received → confirmed → packed → shipped; cancelled from the first three.
enum class State { received, confirmed, packed, shipped, cancelled };

std::string_view name(State state);
std::optional<State> parse_state(std::string_view text);
bool may_follow(State from, State to);

struct Customer {
  std::string name;
  std::string phone;
  std::string address;
  bool operator==(const Customer&) const = default;
};

inline constexpr std::size_t external_id_bytes_max = 255;
inline constexpr std::size_t lines_max = 200;
inline constexpr std::int64_t line_packs_max = 100'000;

struct OrderLine {
  int number = 0;   // 1, 2, 3 … within the order
  std::string sku;  // as the channel wrote it
  std::string name;
  std::optional<PackId> pack;  // empty when no pack of ours bears that SKU: the line is all short
  std::int64_t packs = 0;      // ordered
  measure::Money unit_price;
  std::int64_t reserved_packs = 0;
  std::int64_t packed_packs = 0;
  measure::Money billed;                        // unit price × packed, set at packing
  std::int64_t short_packs(State state) const;  // ordered but neither reserved nor packed
};

struct Shipment {
  std::string carrier;  // "Vietnam Post"
  std::string waybill;  // mã vận đơn
  bool operator==(const Shipment&) const = default;
};

struct Order {
  OrderId id;
  ChannelId channel;
  std::string external_id;  // the channel's own; unique with the channel
  State state = State::received;
  Customer customer;
  Time placed_at{};
  std::optional<Time> confirm_by;  // the channel's deadline
  measure::Money total;            // the sum of its lines as ordered
  std::optional<Shipment> shipment;
  std::vector<OrderLine> lines;
  std::int64_t version = 0;
};

// What a channel hands over. `invalid` for no lines, too many, a quantity or price out of range
// (a price may be 0: a gift), or an external id that is empty or too long.
struct NewOrder {
  ChannelId channel;
  std::string external_id;
  Customer customer;
  Time placed_at{};
  std::optional<Time> confirm_by;
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
