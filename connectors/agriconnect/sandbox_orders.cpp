#include "connectors/agriconnect/sandbox_orders.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <utility>

namespace ganh::connectors::agriconnect::exchange {
namespace {

constexpr std::string_view order_prefix = "AC26-";

std::string make_order_id(std::size_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "%s%06zu", std::string(order_prefix).c_str(), number);
  return text;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

// A receipt tells which order or cancellation and which pull of it, so none has to be remembered.
constexpr char of_order = 'R';
constexpr char of_cancellation = 'C';

std::string make_receipt(char of, std::size_t number, std::int64_t pull) {
  return of + std::to_string(number) + "-" + std::to_string(pull);
}

struct Receipt {
  std::int64_t number = 0;
  std::int64_t pull = 0;
};

std::optional<Receipt> parse_receipt(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (text.empty() || dash == std::string_view::npos) return {};
  const auto number = parse_number(text.substr(1, dash - 1));
  const auto pull = parse_number(text.substr(dash + 1));
  if (!number || !pull) return {};
  return Receipt{*number, *pull};
}

// Hands out the oldest of `items` that nobody holds.
template <class Item, class Out>
void hand_out(std::vector<Item>& items, const std::set<std::size_t>& open, std::size_t max,
              Time now, Out out) {
  std::size_t count = 0;
  for (const std::size_t place : open) {
    if (count >= max) break;
    Item& item = items[place];
    if (item.pulls > 0 && now < item.out_until) continue;
    item.pulls += 1;
    item.out_until = now + pulled_for;
    out(place, item);
    count += 1;
  }
}

template <class Item>
ReceiptResult take_off(std::vector<Item>& items, std::set<std::size_t>& open,
                       const Receipt& receipt, Time now) {
  if (receipt.number < 1 || receipt.number > static_cast<std::int64_t>(items.size())) {
    return ReceiptResult::unknown;
  }
  const auto place = static_cast<std::size_t>(receipt.number - 1);
  Item& item = items[place];
  if (receipt.pull < 1 || receipt.pull > item.pulls) return ReceiptResult::unknown;
  if (item.acknowledged) return ReceiptResult::ok;
  if (receipt.pull < item.pulls || now >= item.out_until) return ReceiptResult::expired;
  item.acknowledged = true;
  open.erase(place);
  return ReceiptResult::ok;
}

}  // namespace

std::string_view name(Order::Status status) {
  switch (status) {
    case Order::Status::fresh:
      return "new";
    case Order::Status::confirmed:
      return "confirmed";
    case Order::Status::shipped:
      return "shipped";
    case Order::Status::cancelled:
      return "cancelled";
  }
  return "";
}

std::optional<std::string> Orders::place(Order order, Time now) {
  if (orders_.size() >= orders_max) return {};
  order.order_id = make_order_id(orders_.size() + 1);
  order.placed_at = now;
  open_.insert(orders_.size());
  orders_.push_back(std::move(order));
  return orders_.back().order_id;
}

std::vector<Orders::Pulled> Orders::pull(std::size_t max, Time now) {
  std::vector<Pulled> pulled;
  hand_out(orders_, open_, max, now, [&](std::size_t place, const Order& order) {
    pulled.push_back({make_receipt(of_order, place + 1, order.pulls), &order});
  });
  return pulled;
}

std::vector<Orders::PulledCancellation> Orders::pull_cancellations(std::size_t max, Time now) {
  std::vector<PulledCancellation> pulled;
  hand_out(cancellations_, open_cancellations_, max, now,
           [&](std::size_t place, const Cancellation& cancellation) {
             pulled.push_back(
                 {make_receipt(of_cancellation, place + 1, cancellation.pulls), &cancellation});
           });
  return pulled;
}

ReceiptResult Orders::acknowledge(std::string_view receipt, Time now) {
  const auto read = parse_receipt(receipt);
  if (read && receipt.front() == of_order) return take_off(orders_, open_, *read, now);
  if (read && receipt.front() == of_cancellation) {
    return take_off(cancellations_, open_cancellations_, *read, now);
  }
  return ReceiptResult::unknown;
}

const Order* Orders::find(std::string_view order_id) const {
  const bool ours = order_id.starts_with(order_prefix);
  const auto number = ours ? parse_number(order_id.substr(order_prefix.size())) : std::nullopt;
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(orders_.size())) {
    return nullptr;
  }
  const Order& order = orders_[static_cast<std::size_t>(*number - 1)];
  return order.order_id == order_id ? &order : nullptr;
}

const Order* Orders::move(std::string_view order_id, Order::Status status, std::string_view carrier,
                          std::string_view waybill) {
  const Order* found = find(order_id);
  if (found == nullptr || found->status == Order::Status::cancelled) return found;
  Order& order = orders_[static_cast<std::size_t>(found - orders_.data())];
  order.status = std::max(order.status, status);
  if (status == Order::Status::shipped) {
    if (!carrier.empty()) order.carrier = carrier;
    if (!waybill.empty()) order.waybill = waybill;
  }
  return &order;
}

Orders::CancelResult Orders::cancel(std::string_view order_id, std::string by, std::string reason,
                                    Time now) {
  const Order* found = find(order_id);
  if (found == nullptr) return CancelResult::unknown;
  Order& order = orders_[static_cast<std::size_t>(found - orders_.data())];
  if (order.status >= Order::Status::shipped) return CancelResult::too_late;
  order.status = Order::Status::cancelled;
  open_cancellations_.insert(cancellations_.size());
  cancellations_.push_back({order.order_id, std::move(by), std::move(reason), now});
  return CancelResult::ok;
}

}  // namespace ganh::connectors::agriconnect::exchange
