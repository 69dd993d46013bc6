#include "catalog/orders/customers.h"

#include "catalog/orders/waybills.h"

namespace ganh::catalog::orders {

using changes::Command;

namespace {

// Who agreed to another pack is a customer's name, mostly.
void erase_customer(Command& command, const OrderId& id) {
  constexpr std::string_view erase = R"sql(
    UPDATE orders
       SET customer_name = '', customer_phone = '', customer_address = '', phone_key = '',
           note = '',
           erased_at_us = $3, version = version + 1
     WHERE cooperative_id = $1 AND order_id = $2)sql";
  constexpr std::string_view erase_consent = R"sql(
    UPDATE order_lines
       SET consent = ''
     WHERE cooperative_id = $1 AND order_id = $2 AND consent <> '')sql";
  // Carriers tell who took a parcel in.
  constexpr std::string_view erase_tracking = R"sql(
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
                                                 AND other.order_id <> $2)))sql";
  command.rows().run(erase, {id, to_us(command.now())});
  command.rows().run(erase_tracking, {id});
  command.rows().run(erase_consent, {id});
  erase_waybill_pdfs(command, id);
  command.record(changes::Noun::order, id.text, changes::Kind::updated, R"({"erased":true})");
}

}  // namespace

std::int64_t customers_to_erase(const store::Scope& scope, Time ended_before) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM orders
     WHERE cooperative_id = $1 AND ended_at_us < $2 AND erased_at_us IS NULL)sql";
  return scope.number(count, {to_us(ended_before)});
}

std::int64_t erase_customers(Command& command, Time ended_before, int limit) {
  constexpr std::string_view due = R"sql(
    SELECT order_id
      FROM orders
     WHERE cooperative_id = $1 AND ended_at_us < $2 AND erased_at_us IS NULL
     ORDER BY ended_at_us, order_id
     LIMIT $3)sql";
  const auto orders =
      command.rows().all(due, {to_us(ended_before), limit},
                         [](const store::Row& row) { return OrderId{row.string(0)}; });
  for (const OrderId& id : orders) erase_customer(command, id);
  return static_cast<std::int64_t>(orders.size());
}

}  // namespace ganh::catalog::orders
