// The sandbox's queue of orders: pulled for 15 minutes, acknowledged for good.
//
// Follows contract.yaml, "Orders". No HTTP here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"

namespace ganh::connectors::agriconnect::exchange {

inline constexpr std::size_t orders_max = 100'000;
inline constexpr Duration pulled_for = std::chrono::minutes{15};

struct BoughtLine {
  std::string sku;
  std::string name;
  std::int64_t quantity = 0;
  std::int64_t unit_price_vnd = 0;
};

struct Order {
  enum class Status { fresh, confirmed, shipped, cancelled };
  std::string order_id;
  Time placed_at{};
  std::string customer_name;
  std::string customer_phone;
  std::string customer_address;
  std::vector<BoughtLine> lines;
  Status status = Status::fresh;
  std::string carrier;
  std::string waybill;
  bool acknowledged = false;
  std::int64_t pulls = 0;  // the number of its newest receipt
  Time out_until{};        // held by whoever pulled it
};

std::string_view name(Order::Status status);  // "new", "confirmed", "shipped", "cancelled"

// An order that its customer or the exchange gave up; it stands in the queue like an order.
struct Cancellation {
  std::string order_id;
  std::string by;  // "customer", "marketplace"
  std::string reason;
  Time at{};
  bool acknowledged = false;
  std::int64_t pulls = 0;
  Time out_until{};
};

enum class ReceiptResult { ok, expired, unknown };

class Orders {
 public:
  // Gives the order its id. Empty when the sandbox holds as many as it may.
  std::optional<std::string> place(Order order, Time now);

  struct Pulled {
    std::string receipt;
    const Order* order;
  };
  std::vector<Pulled> pull(std::size_t max, Time now);

  struct PulledCancellation {
    std::string receipt;
    const Cancellation* cancellation;
  };
  std::vector<PulledCancellation> pull_cancellations(std::size_t max, Time now);

  enum class CancelResult { ok, unknown, too_late };
  CancelResult cancel(std::string_view order_id, std::string by, std::string reason, Time now);

  ReceiptResult acknowledge(std::string_view receipt, Time now);

  const Order* find(std::string_view order_id) const;

  // Null for an order that is not there. A cancelled one stays so.
  const Order* move(std::string_view order_id, Order::Status status, std::string_view carrier,
                    std::string_view waybill);

  const std::vector<Order>& all() const { return orders_; }

 private:
  std::vector<Order> orders_;   // order number n is at n - 1
  std::set<std::size_t> open_;  // places of those not acknowledged
  std::vector<Cancellation> cancellations_;
  std::set<std::size_t> open_cancellations_;
};

}  // namespace ganh::connectors::agriconnect::exchange
