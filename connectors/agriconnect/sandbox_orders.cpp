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

// A receipt tells which order and which pull of it, so none has to be remembered.
std::string make_receipt(std::size_t number, std::int64_t pull) {
  return "R" + std::to_string(number) + "-" + std::to_string(pull);
}

struct Receipt {
  std::int64_t number = 0;
  std::int64_t pull = 0;
};

std::optional<Receipt> parse_receipt(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (text.empty() || text.front() != 'R' || dash == std::string_view::npos) return {};
  const auto number = parse_number(text.substr(1, dash - 1));
  const auto pull = parse_number(text.substr(dash + 1));
  if (!number || !pull) return {};
  return Receipt{*number, *pull};
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
  for (const std::size_t place : open_) {
    if (pulled.size() >= max) break;
    Order& order = orders_[place];
    if (order.pulls > 0 && now < order.out_until) continue;
    order.pulls += 1;
    order.out_until = now + pulled_for;
    pulled.push_back({make_receipt(place + 1, order.pulls), &order});
  }
  return pulled;
}

ReceiptResult Orders::acknowledge(std::string_view receipt, Time now) {
  const auto read = parse_receipt(receipt);
  if (!read || read->number < 1 || read->number > static_cast<std::int64_t>(orders_.size())) {
    return ReceiptResult::unknown;
  }
  const auto place = static_cast<std::size_t>(read->number - 1);
  Order& order = orders_[place];
  if (read->pull < 1 || read->pull > order.pulls) return ReceiptResult::unknown;
  if (order.acknowledged) return ReceiptResult::ok;
  if (read->pull < order.pulls || now >= order.out_until) return ReceiptResult::expired;
  order.acknowledged = true;
  open_.erase(place);
  return ReceiptResult::ok;
}

const Order* Orders::move(std::string_view order_id, Order::Status status, std::string_view carrier,
                          std::string_view waybill) {
  const bool ours = order_id.starts_with(order_prefix);
  const auto number = ours ? parse_number(order_id.substr(order_prefix.size())) : std::nullopt;
  if (!number || *number < 1 || *number > static_cast<std::int64_t>(orders_.size())) {
    return nullptr;
  }
  Order& order = orders_[static_cast<std::size_t>(*number - 1)];
  if (order.order_id != order_id) return nullptr;
  order.status = std::max(order.status, status);
  if (status == Order::Status::shipped) {
    if (!carrier.empty()) order.carrier = carrier;
    if (!waybill.empty()) order.waybill = waybill;
  }
  return &order;
}

}  // namespace ganh::connectors::agriconnect::exchange
