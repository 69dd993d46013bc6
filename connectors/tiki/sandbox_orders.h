// The sandbox's orders, and the queue of events that tells of them.
//
// Follows contract.yaml, "Orders" and "Events". No HTTP here.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"

namespace ganh::connectors::tiki::market {

inline constexpr std::size_t orders_max = 50'000;

struct OrderItem {
  std::int64_t id = 0;
  std::string original_sku;
  std::string name;
  std::int64_t packs = 0;
  std::int64_t price_vnd = 0;
  bool is_confirmed = false;
};

struct Order {
  std::string code;
  Time created_at{};
  Time updated_at{};
  std::string status = "queueing";
  std::string customer_name;
  std::string customer_phone;
  std::string street;
  std::vector<OrderItem> items;
  std::string cancel_code;
  std::string cancel_reason;
};

struct Event {
  std::size_t number = 0;  // no two have the same
  std::string type;
  std::string order_code;
  std::string status;
  Time at{};
};

class Orders {
 public:
  // Gives the order its code; empty when the sandbox holds as many as it may.
  std::string place(Order order, Time now);
  // "no_such_order", "too_late"; empty: done.
  std::string cancel(std::string_view code, std::string_view reason_code, std::string reason,
                     Time now);
  // False: one of the ids is none of the order's.
  bool confirm(Order& order, const std::vector<std::int64_t>& items, Time now);
  Order* find(std::string_view code);
  const std::vector<Order>& all() const { return orders_; }

  // The queue: one, made on demand. Events are routed to it from when they are subscribed to.
  const std::string& queue() const { return queue_; }
  void make_queue();
  void drop_queue();
  bool subscribe(std::string_view event_type);  // false: it stands already

  struct Pulled {
    std::vector<Event> events;
    std::string ack_id;
  };
  // What is after the last acknowledged; `ack_id` of an earlier pull acknowledges that pull.
  Pulled pull(std::string_view ack_id, bool newest_first);

 private:
  void tell(std::string_view type, const Order& order, Time now);

  std::vector<Order> orders_;
  std::string queue_;
  std::set<std::string, std::less<>> subscribed_;
  std::vector<Event> events_;
  std::size_t acknowledged_ = 0;
  std::int64_t items_ = 156'453'540;
};

}  // namespace ganh::connectors::tiki::market
