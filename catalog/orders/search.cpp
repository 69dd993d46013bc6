#include "catalog/orders/search.h"

#include <algorithm>
#include <map>

#include "catalog/orders/reading.h"
#include "catalog/orders/tracking.h"
#include "catalog/text/capitals.h"

namespace ganh::catalog::orders {

namespace {

constexpr std::string_view after_every_id = "ord_~";

OrderId id_of(const store::Row& row) {
  return {row.string(0)};
}

std::vector<OrderId> newest(const store::Scope& scope, std::string_view before, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND order_id < $2
     ORDER BY order_id DESC
     LIMIT $3)sql";
  return scope.all(list, {before, limit}, id_of);
}

std::vector<OrderId> newest_open(const store::Scope& scope, std::string_view before, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND order_id < $2 AND state IN ('received', 'confirmed', 'packed')
     ORDER BY order_id DESC
     LIMIT $3)sql";
  return scope.all(list, {before, limit}, id_of);
}

std::vector<OrderId> newest_in(const store::Scope& scope, State state, std::string_view before,
                               int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND state = $2 AND order_id < $3
     ORDER BY order_id DESC
     LIMIT $4)sql";
  return scope.all(list, {name(state), before, limit}, id_of);
}

// "DT-12", as a telephone without Vietnamese keys types the house's own "ĐT-12"; "" for others.
std::string house_number(const std::string& upper) {
  return upper.starts_with("DT-") ? "Đ" + upper.substr(1) : "";
}

// "5 678", as a customer says who he is: a pattern of the numbers that end so; "" for what is no
// end of a telephone number.
std::string last_digits(std::string_view text) {
  constexpr std::size_t digits_min = 4;
  constexpr std::size_t digits_max = 9;
  if (text.find_first_not_of("0123456789 .") != text.npos) return "";
  const std::string digits = phone_key(text);
  return digits.size() < digits_min || digits.size() > digits_max ? "" : "%" + digits;
}

// Each of the ways goes by an index of its own, but for the last digits, which are looked for in
// every telephone number; a number's beginning that very many share brings the first of them only.
std::vector<OrderId> named(const store::Scope& scope, const std::string& text,
                           std::string_view before, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id
      FROM (SELECT order_id
              FROM (SELECT order_id
                      FROM orders
                     WHERE cooperative_id = $1 AND external_id >= $2 AND external_id < $3
                     ORDER BY external_id, order_id
                     LIMIT 200) AS by_number
             UNION
            SELECT order_id
              FROM orders
             WHERE cooperative_id = $1 AND external_id = $4
             UNION
            SELECT order_id
              FROM (SELECT order_id
                      FROM orders
                     WHERE cooperative_id = $1 AND phone_key = $5 AND phone_key <> ''
                     ORDER BY order_id DESC
                     LIMIT 200) AS by_phone
             UNION
            SELECT order_id
              FROM shipments
             WHERE cooperative_id = $1 AND waybill IN ($2, $4, $8) AND waybill <> ''
             UNION
            SELECT order_id
              FROM (SELECT order_id
                      FROM orders
                     WHERE cooperative_id = $1 AND external_id >= $9 AND external_id < $10
                     ORDER BY external_id, order_id
                     LIMIT 200) AS by_house_number
             UNION
            SELECT order_id
              FROM (SELECT order_id
                      FROM orders
                     WHERE cooperative_id = $1 AND $11 <> '' AND phone_key LIKE $11
                     ORDER BY order_id DESC
                     LIMIT 200) AS by_last_digits) AS found
     WHERE order_id < $6
     ORDER BY order_id DESC
     LIMIT $7)sql";
  const std::string upper = text::in_capitals(text);
  const std::string house = house_number(upper);
  return scope.all(
      list,
      {upper, upper + "\U0010FFFF", text, phone_key(text), before, limit, waybill_key(text), house,
       house.empty() ? "" : house + "\U0010FFFF", last_digits(text)},
      id_of);
}

using ById = std::map<std::string, Order*, std::less<>>;

std::optional<OrderId> numbered(const store::Scope& scope, std::string_view external_id) {
  constexpr std::string_view find = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND external_id = $2
     ORDER BY order_id DESC
     LIMIT 2)sql";
  const auto found = scope.all(find, {external_id}, id_of);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}  // namespace

std::string phone_key(std::string_view phone) {
  std::string digits;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') digits += c;
  }
  const bool is_abroad = phone.starts_with("+84") || digits.size() == 11;
  if (is_abroad && digits.starts_with("84")) digits = "0" + digits.substr(2);
  return digits;
}

std::vector<Order> find_orders(const store::Scope& scope, const std::vector<OrderId>& ids) {
  std::vector<Order> orders;
  for (std::size_t from = 0; from < ids.size(); from += orders_at_once) {
    OrderIds chunk{};
    const std::size_t count = std::min(orders_at_once, ids.size() - from);
    for (std::size_t i = 0; i < count; ++i) chunk[i] = ids[from + i].text;
    std::vector<Order> heads = heads_of(scope, chunk);
    ById by_id;
    for (Order& head : heads) by_id.emplace(head.id.text, &head);
    each_line(scope, chunk, [&](std::string_view order, LineRow line) {
      const auto of = by_id.find(order);
      if (of != by_id.end()) of->second->lines.push_back(std::move(line.line));
    });
    each_shipment(scope, chunk, [&](std::string_view order, Shipment shipment) {
      const auto of = by_id.find(order);
      if (of != by_id.end()) of->second->shipments.push_back(std::move(shipment));
    });
    for (std::size_t i = 0; i < count; ++i) {
      const auto found = by_id.find(chunk[i]);
      if (found != by_id.end()) orders.push_back(std::move(*found->second));
    }
  }
  return orders;
}

std::optional<OrderId> find_numbered(const store::Scope& scope, std::string_view typed) {
  if (const auto exact = numbered(scope, typed)) return exact;
  std::string number = text::in_capitals(std::string(typed));
  if (std::string house = house_number(number); !house.empty()) number = std::move(house);
  return number == typed ? std::nullopt : numbered(scope, number);
}

std::vector<Order> ended_with_money(const store::Scope& scope, int limit) {
  constexpr std::string_view ended = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND state IN ('cancelled', 'returned') AND paid_vnd > refunded_vnd
     ORDER BY order_id
     LIMIT $2)sql";
  constexpr std::string_view come_back = R"sql(
    SELECT order_id
      FROM returns
     WHERE cooperative_id = $1
     ORDER BY return_id DESC
     LIMIT $2)sql";
  constexpr std::string_view paid_too_much = R"sql(
    SELECT o.order_id
      FROM (SELECT order_id
              FROM payments
             WHERE cooperative_id = $1
             ORDER BY payment_id DESC
             LIMIT 1000) AS p
      JOIN orders AS o ON o.cooperative_id = $1 AND o.order_id = p.order_id
     WHERE o.state IN ('shipped', 'delivered')
       AND o.paid_vnd - o.refunded_vnd
           > (SELECT COALESCE(CAST(SUM(l.billed_vnd - l.returned_vnd) AS BIGINT), 0)
                FROM order_lines AS l
               WHERE l.cooperative_id = $1 AND l.order_id = o.order_id)
     ORDER BY o.order_id
     LIMIT $2)sql";
  auto ids = scope.all(ended, {limit}, id_of);
  for (OrderId& id : scope.all(paid_too_much, {limit}, id_of)) ids.push_back(std::move(id));
  for (OrderId& id : scope.all(come_back, {limit}, id_of)) ids.push_back(std::move(id));
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  return find_orders(scope, ids);
}

std::vector<Order> search(const store::Scope& scope, const Search& wanted) {
  const std::string_view before =
      wanted.before_id.empty() ? after_every_id : std::string_view(wanted.before_id);
  const auto ids = [&] {
    if (!wanted.named.empty()) return named(scope, wanted.named, before, wanted.limit);
    switch (wanted.which) {
      case Search::Which::open:
        return newest_open(scope, before, wanted.limit);
      case Search::Which::in_state:
        return newest_in(scope, wanted.state, before, wanted.limit);
      case Search::Which::all:
        break;
    }
    return newest(scope, before, wanted.limit);
  }();
  return find_orders(scope, ids);
}

}  // namespace ganh::catalog::orders
