#include "connectors/tiki/sandbox_orders.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ganh::connectors::tiki::market {

namespace {

constexpr std::size_t pull_max = 20;
constexpr std::string_view ack_prefix = "ack-";

}  // namespace

void Orders::tell(std::string_view type, const Order& order, Time now) {
  if (!subscribed_.contains(type)) return;
  events_.push_back({events_.size() + 1, std::string(type), order.code, order.status, now});
}

std::string Orders::place(Order order, Time now) {
  if (orders_.size() >= orders_max) return {};
  order.code = std::to_string(745'467'462 + orders_.size());
  order.created_at = now;
  order.updated_at = now;
  for (OrderItem& item : order.items) item.id = items_++;
  orders_.push_back(std::move(order));
  tell("ORDER_CREATED_SUCCESSFULLY", orders_.back(), now);
  return orders_.back().code;
}

std::string Orders::cancel(std::string_view code, std::string_view reason_code, std::string reason,
                           Time now) {
  Order* order = find(code);
  if (order == nullptr) return "no_such_order";
  if (order->status != "queueing") return "too_late";
  order->status = "canceled";
  order->cancel_code = reason_code;
  order->cancel_reason = std::move(reason);
  order->updated_at = now;
  tell("ORDER_STATUS_UPDATED", *order, now);
  return {};
}

bool Orders::confirm(Order& order, const std::vector<std::int64_t>& items, Time now) {
  for (const std::int64_t id : items) {
    const auto item = std::ranges::find(order.items, id, &OrderItem::id);
    if (item == order.items.end()) return false;
    item->is_confirmed = true;
  }
  order.updated_at = now;
  tell("ORDER_STATUS_UPDATED", order, now);
  return true;
}

Order* Orders::find(std::string_view code) {
  const auto found = std::ranges::find(orders_, code, &Order::code);
  return found == orders_.end() ? nullptr : &*found;
}

void Orders::make_queue() {
  queue_ = "5a84289f-ed78-4285-9670-" + std::to_string(100'000'000'000 + events_.size());
}

void Orders::drop_queue() {
  queue_.clear();
  subscribed_.clear();
  acknowledged_ = events_.size();
}

bool Orders::subscribe(std::string_view event_type) {
  return subscribed_.insert(std::string(event_type)).second;
}

Orders::Pulled Orders::pull(std::string_view ack_id, bool newest_first) {
  if (ack_id.starts_with(ack_prefix)) {
    std::size_t until = 0;
    const std::string_view digits = ack_id.substr(ack_prefix.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), until);
    acknowledged_ = std::clamp(until, acknowledged_, events_.size());
  }
  Pulled pulled;
  const std::size_t end = std::min(events_.size(), acknowledged_ + pull_max);
  for (std::size_t n = acknowledged_; n < end; ++n) pulled.events.push_back(events_[n]);
  if (newest_first) std::ranges::reverse(pulled.events);
  pulled.ack_id = std::string(ack_prefix) + std::to_string(end);
  return pulled;
}

}  // namespace ganh::connectors::tiki::market
