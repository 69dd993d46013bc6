#include "catalog/money/payments.h"

#include <algorithm>
#include <cassert>

#include "catalog/books/parties.h"
#include "catalog/faults.h"
#include "catalog/money/payment_searches.h"
#include "catalog/orders/customers.h"
#include "catalog/orders/orders.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::money {

namespace {

using changes::Command;

constexpr Method methods[] = {Method::cash, Method::bank, Method::marketplace, Method::carrier};

Payment payment_of(const store::Row& row) {
  const auto method = parse_method(row.text(2));
  if (!method) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown method in payments");
  }
  // What is no longer kept reads as cash in hand does.
  const bool is_forgotten = orders::is_forgotten(row.text(3));
  return {PaymentId{row.string(0)},
          OrderId{row.string(1)},
          *method,
          is_forgotten ? row.string(0) : row.string(3),
          {row.integer(4)},
          row.string(5),
          from_us(row.integer(6))};
}

// Each by an index of its own: one statement for them all would read the cooperative's payments.
std::optional<Payment> standing(const store::Scope& scope, const Payment& payment) {
  const std::string reference = text::normalise(payment.reference);
  const std::string key = text::reference_key(reference);
  // As it was typed comes first: of what was entered before there were keys, only one has each.
  const std::pair<std::string_view, std::string> ways[] = {
      {payment_by_reference, reference},
      {payment_by_reference, orders::forgotten_reference(reference)},
      {payment_by_reference_key, key},
      {payment_by_reference_key, orders::forgotten_reference(key)},
  };
  std::optional<Payment> first;
  for (const auto& [find, what] : ways) {
    auto found = scope.one(find, {name(payment.method), what}, payment_of);
    if (!found) continue;
    if (found->order == payment.order && found->amount == payment.amount) return found;
    if (!first) first = std::move(found);
  }
  return first;
}

std::string carrier_of(const store::Scope& scope, const orders::Order& order,
                       const Payment& payment) {
  const std::string written = payment.party.empty()
                                  ? orders::handed_over(order).value_or(orders::Shipment{}).carrier
                                  : payment.party;
  return books::party_in_books(scope, books::Account::carrier, written);
}

books::Line counter_line(const store::Scope& scope, const orders::Order& order,
                         const Payment& payment) {
  switch (payment.method) {
    case Method::cash:
      return {books::Account::cash, "", payment.amount};
    case Method::bank:
      return {books::Account::bank, "", payment.amount};
    case Method::marketplace:
      return {books::Account::marketplace,
              payment.party.empty() ? order.channel.text : payment.party, payment.amount};
    case Method::carrier:
      return {books::Account::carrier, carrier_of(scope, order, payment), payment.amount};
  }
  assert(false);
  return {};
}

Result<> check(const Payment& payment) {
  Faults faults;
  faults.range("amount_vnd", payment.amount.vnd, 1, payment_vnd_max);
  faults.optional("reference", payment.reference, reference_bytes_max);
  faults.optional("why", payment.why, stock::why_bytes_max);
  return std::move(faults).result();
}

// `payment.amount` is signed here.
Result<Entered> enter(Command& command, const orders::Order& order, Payment payment) {
  constexpr std::string_view add = R"sql(
    INSERT INTO payments
      (cooperative_id, payment_id, order_id, method, reference, amount_vnd, why, at_us,
       reference_key)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
  payment.id = command.make<PaymentTag>();
  payment.reference = text::normalise(payment.reference);
  if (payment.reference.empty()) payment.reference = payment.id.text;
  if (const auto stood = standing(command.rows(), payment)) {
    if (stood->order == payment.order && stood->amount == payment.amount) {
      return Entered{stood->id, true};
    }
    return error(Code::conflict, "reference", "payment.another",
                 {{"reference", payment.reference}});
  }
  command.rows().run(add, {payment.id, payment.order, name(payment.method), payment.reference,
                           payment.amount.vnd, text::normalise(payment.why), to_us(command.now()),
                           text::reference_key(payment.reference)});
  const auto posted =
      books::post(command, {"payment",
                            payment.id.text,
                            {counter_line(command.rows(), order, payment),
                             {books::Account::customer, order.id.text, {-payment.amount.vnd}}}});
  if (!posted) return posted.error();
  orders::note_payment(command, order.id, payment.amount);
  return Entered{payment.id, false};
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::cash:
      return "cash";
    case Method::bank:
      return "bank";
    case Method::marketplace:
      return "marketplace";
    case Method::carrier:
      return "carrier";
  }
  assert(false);
  return "";
}

std::optional<Method> parse_method(std::string_view text) {
  const auto* found = std::ranges::find(methods, text, [](Method each) { return name(each); });
  return found == std::end(methods) ? std::nullopt : std::optional(*found);
}

Result<Entered> receive(Command& command, const Payment& payment) {
  if (auto valid = check(payment); !valid) return valid.error();
  const auto order = orders::find_order(command.rows(), payment.order);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  return enter(command, *order, payment);
}

Result<Entered> refund(Command& command, const Payment& payment) {
  if (auto valid = check(payment); !valid) return valid.error();
  const auto order = orders::find_order(command.rows(), payment.order);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  Payment out = payment;
  out.amount = {-payment.amount.vnd};
  const bool again = !out.reference.empty() && standing(command.rows(), out);
  const measure::Money kept = order->paid - order->refunded;
  if (!again && payment.amount > kept) {
    return error(Code::not_now, "amount_vnd", "payment.not_so_much",
                 {{"paid", measure::vietnamese(kept)}});
  }
  return enter(command, *order, std::move(out));
}

std::vector<Payment> payments_of(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT payment_id, order_id, method, reference, amount_vnd, why, at_us
      FROM payments
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY at_us, payment_id)sql";
  return scope.all(list, {order}, payment_of);
}

measure::Money owed(const orders::Order& order) {
  if (order.state == orders::State::cancelled) return {};
  measure::Money to_pack;
  for (const orders::OrderLine& line : order.lines) to_pack += line.unit_price * line.to_pack();
  return orders::billed(order) - orders::returned(order) + to_pack;
}

measure::Money overpaid(const orders::Order& order) {
  return std::max(measure::Money{}, order.paid - order.refunded - owed(order));
}

std::vector<OrderId> overpaid_orders(const store::Scope& scope, std::string_view after_id,
                                     int limit) {
  constexpr std::string_view list = R"sql(
    SELECT o.order_id
      FROM orders AS o
     WHERE o.cooperative_id = $1 AND o.order_id > $2 AND o.paid_vnd > o.refunded_vnd
       AND o.paid_vnd - o.refunded_vnd
           > CASE WHEN o.state = 'cancelled' THEN 0
                  ELSE (SELECT COALESCE(CAST(SUM(l.billed_vnd - l.returned_vnd
                                                 + (l.packs - l.cut_packs - l.packed_packs)
                                                   * l.unit_price_vnd) AS BIGINT), 0)
                          FROM order_lines AS l
                         WHERE l.cooperative_id = $1 AND l.order_id = o.order_id)
             END
     ORDER BY o.order_id
     LIMIT $3)sql";
  return scope.all(list, {after_id, limit},
                   [](const store::Row& row) { return OrderId{row.string(0)}; });
}

}  // namespace ganh::catalog::money
