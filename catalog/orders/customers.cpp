#include "catalog/orders/customers.h"

#include <limits>

#include "catalog/digest.h"
#include "catalog/orders/waybills.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::orders {

using changes::Command;

namespace {

constexpr std::string_view forgotten = "sha256:";

// Who agreed to another pack is a customer's name, mostly; why something was cut, cancelled, given
// back or paid may name one; and what came by bank says who sent it. Carriers tell who took a
// parcel in.
constexpr std::string_view of_order[] = {
    R"sql(
    UPDATE order_lines
       SET consent = '', cut_why = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND (consent <> '' OR cut_why <> ''))sql",
    R"sql(
    UPDATE returns
       SET why = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND why <> '')sql",
    R"sql(
    UPDATE payments
       SET why = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND why <> '')sql",
    R"sql(
    UPDATE journal
       SET note = ''
     WHERE cooperative_id = $1 AND cause = 'settlement' AND note <> ''
       AND cause_id IN (SELECT settlement_id || ':' || CAST(line AS TEXT)
                          FROM settlement_lines
                         WHERE cooperative_id = $1 AND order_id = $2))sql",
    R"sql(
    UPDATE settlement_lines
       SET note = '', settled_why = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND (note <> '' OR settled_why <> ''))sql",
    R"sql(
    DELETE FROM tracking_events
     WHERE cooperative_id = $1
       AND waybill_key IN (SELECT s.waybill_key
                             FROM shipments AS s
                            WHERE s.cooperative_id = $1 AND s.order_id = $2
                              AND s.waybill_key <> ''
                              AND NOT EXISTS (SELECT 1
                                                FROM shipments AS other
                                               WHERE other.cooperative_id = $1
                                                 AND other.waybill_key = s.waybill_key
                                                 AND other.order_id <> $2)))sql",
};

// What a person may have typed to tell it from others. Its digest stays: the same is known again.
// One that nobody typed is its own id.
struct References {
  std::string_view list;  // id and reference
  std::string_view set;
  bool is_folded = false;  // compared by its text::reference_key
};
constexpr References references[] = {
    {R"sql(
    SELECT payment_id, reference
      FROM payments
     WHERE cooperative_id = $1 AND order_id = $2 AND method IN ('cash', 'bank')
       AND reference <> payment_id
     ORDER BY payment_id)sql",
     R"sql(
    UPDATE payments SET reference = $3 WHERE cooperative_id = $1 AND payment_id = $2)sql"},
    {R"sql(
    SELECT payment_id, reference_key
      FROM payments
     WHERE cooperative_id = $1 AND order_id = $2 AND method IN ('cash', 'bank')
       AND reference <> payment_id
     ORDER BY payment_id)sql",
     R"sql(
    UPDATE payments SET reference_key = $3 WHERE cooperative_id = $1 AND payment_id = $2)sql"},
    {R"sql(
    SELECT return_id, external_id
      FROM returns
     WHERE cooperative_id = $1 AND order_id = $2 AND external_id <> return_id
     ORDER BY return_id)sql",
     R"sql(
    UPDATE returns SET external_id = $3 WHERE cooperative_id = $1 AND return_id = $2)sql",
     true},
};

void erase_references(Command& command, const OrderId& id) {
  for (const auto& [list, set, is_folded] : references) {
    const auto found = command.rows().all(
        list, {id}, [](const store::Row& row) { return std::pair(row.string(0), row.string(1)); });
    for (const auto& [of, reference] : found) {
      if (is_forgotten(reference)) continue;
      command.rows().run(set, {of, forgotten_reference(is_folded ? text::reference_key(reference)
                                                                 : std::string(reference))});
    }
  }
}

void erase_customer(Command& command, const OrderId& id) {
  constexpr std::string_view erase = R"sql(
    UPDATE orders
       SET customer_name = '', customer_phone = '', customer_address = '', phone_key = '',
           note = '', cancel_why = '', erased_at_us = $3, version = version + 1
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  command.rows().run(erase, {id, to_us(command.now())});
  for (const std::string_view statement : of_order) command.rows().run(statement, {id});
  erase_references(command, id);
  erase_waybill_pdfs(command, id);
  command.record(changes::Noun::order, id.text, changes::Kind::updated, R"({"erased":true})");
}

// Of shipped orders: nothing was packed, sent, told of, paid or given back since then. Calls
// `found(order)` for each, at most `limit` times.
template <class Fn>
void each_quiet_order(const store::Scope& scope, Time since, std::int64_t limit, Fn found) {
  constexpr std::string_view list = R"sql(
    SELECT o.order_id
      FROM orders AS o
     WHERE o.cooperative_id = $1 AND o.state = 'shipped' AND o.erased_at_us IS NULL
       AND o.ended_at_us IS NULL AND o.placed_at_us < $2
       AND NOT EXISTS (SELECT 1
                         FROM shipments AS s
                        WHERE s.cooperative_id = o.cooperative_id AND s.order_id = o.order_id
                          AND (s.packed_at_us >= $2 OR s.shipped_at_us >= $2
                               OR s.delivered_at_us >= $2 OR s.progress_at_us >= $2))
       AND NOT EXISTS (SELECT 1
                         FROM payments AS p
                        WHERE p.cooperative_id = o.cooperative_id AND p.order_id = o.order_id
                          AND p.at_us >= $2)
       AND NOT EXISTS (SELECT 1
                         FROM returns AS r
                        WHERE r.cooperative_id = o.cooperative_id AND r.order_id = o.order_id
                          AND r.at_us >= $2)
     ORDER BY o.order_id
     LIMIT $3)sql";
  scope.each(list, {to_us(since), limit},
             [&](const store::Row& row) { found(OrderId{row.string(0)}); });
}

// Of orders that ended before then: those whose customers stand yet, and those of which somebody
// has entered a payment, a return or a list's line since their customers were forgotten, and before
// then. Calls `found(order)` for each, at most `limit` times.
template <class Fn>
void each_order_to_erase(const store::Scope& scope, Time ended_before, std::int64_t limit,
                         Fn found) {
  constexpr std::string_view list = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND ended_at_us < $2 AND erased_at_us IS NULL
    UNION
    SELECT o.order_id
      FROM payments AS p
      JOIN orders AS o ON o.cooperative_id = p.cooperative_id AND o.order_id = p.order_id
     WHERE p.cooperative_id = $1 AND p.at_us < $2 AND p.at_us > o.erased_at_us
    UNION
    SELECT o.order_id
      FROM returns AS r
      JOIN orders AS o ON o.cooperative_id = r.cooperative_id AND o.order_id = r.order_id
     WHERE r.cooperative_id = $1 AND r.at_us < $2 AND r.at_us > o.erased_at_us
    UNION
    SELECT o.order_id
      FROM settlements AS s
      JOIN settlement_lines AS l
        ON l.cooperative_id = s.cooperative_id AND l.settlement_id = s.settlement_id
      JOIN orders AS o ON o.cooperative_id = l.cooperative_id AND o.order_id = l.order_id
     WHERE s.cooperative_id = $1 AND s.at_us < $2 AND s.at_us > o.erased_at_us
     ORDER BY order_id
     LIMIT $3)sql";
  scope.each(list, {to_us(ended_before), limit},
             [&](const store::Row& row) { found(OrderId{row.string(0)}); });
}

}  // namespace

std::int64_t customers_to_erase(const store::Scope& scope, Time ended_before) {
  std::int64_t count = 0;
  each_order_to_erase(scope, ended_before, std::numeric_limits<std::int64_t>::max(),
                      [&](const OrderId&) { ++count; });
  return count;
}

std::int64_t erase_customers(Command& command, Time ended_before, int limit) {
  std::vector<OrderId> orders;
  each_order_to_erase(command.rows(), ended_before, limit,
                      [&](OrderId id) { orders.push_back(std::move(id)); });
  for (const OrderId& id : orders) erase_customer(command, id);
  return std::ssize(orders);
}

std::int64_t quiet_customers_to_erase(const store::Scope& scope, Time quiet_since) {
  std::int64_t count = 0;
  each_quiet_order(scope, quiet_since, std::numeric_limits<std::int64_t>::max(),
                   [&](const OrderId&) { ++count; });
  return count;
}

std::int64_t erase_quiet_customers(Command& command, Time quiet_since, int limit) {
  std::vector<OrderId> orders;
  each_quiet_order(command.rows(), quiet_since, limit,
                   [&](OrderId id) { orders.push_back(std::move(id)); });
  for (const OrderId& id : orders) erase_customer(command, id);
  return std::ssize(orders);
}

std::string forgotten_reference(std::string_view reference) {
  return std::string(forgotten) + hex(sha256(reference));
}

bool is_forgotten(std::string_view reference) {
  return reference.starts_with(forgotten) && reference.size() == forgotten.size() + 64;
}

std::int64_t erase_notes_of_nobody(Command& command, Time entered_before, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT l.settlement_id, l.line
      FROM settlement_lines AS l
      JOIN settlements AS s
        ON s.cooperative_id = l.cooperative_id AND s.settlement_id = l.settlement_id
     WHERE l.cooperative_id = $1 AND s.at_us < $2 AND l.order_id IS NULL
       AND l.kind IN ('sale', 'refund', 'adjustment') AND (l.note <> '' OR l.settled_why <> '')
     ORDER BY l.settlement_id, l.line
     LIMIT $3)sql";
  constexpr std::string_view blank_line = R"sql(
    UPDATE settlement_lines
       SET note = '', settled_why = ''
     WHERE cooperative_id = $1 AND settlement_id = $2 AND line = $3)sql";
  constexpr std::string_view blank_entry = R"sql(
    UPDATE journal
       SET note = ''
     WHERE cooperative_id = $1 AND cause = 'settlement' AND cause_id = $2 AND note <> '')sql";
  const auto lines = command.rows().all(
      list, {to_us(entered_before), limit},
      [](const store::Row& row) { return std::pair(row.string(0), row.integer(1)); });
  for (const auto& [settlement, line] : lines) {
    command.rows().run(blank_line, {settlement, line});
    command.rows().run(blank_entry, {settlement + ":" + std::to_string(line)});
  }
  return std::ssize(lines);
}

std::int64_t erase_tracking(Command& command, Time received_before, int limit) {
  constexpr std::string_view due = R"sql(
    DELETE FROM tracking_events
     WHERE cooperative_id = $1
       AND (waybill_key, carrier, number) IN
           (SELECT e.waybill_key, e.carrier, e.number
              FROM tracking_events AS e
             WHERE e.cooperative_id = $1 AND e.received_at_us < $2
               AND NOT EXISTS (SELECT 1
                                 FROM shipments AS s
                                 JOIN orders AS o
                                   ON o.cooperative_id = s.cooperative_id
                                  AND o.order_id = s.order_id
                                WHERE s.cooperative_id = e.cooperative_id
                                  AND s.waybill_key = e.waybill_key AND o.erased_at_us IS NULL)
             ORDER BY e.received_at_us, e.waybill_key, e.carrier, e.number
             LIMIT $3))sql";
  return command.rows().run(due, {to_us(received_before), limit});
}

}  // namespace ganh::catalog::orders
