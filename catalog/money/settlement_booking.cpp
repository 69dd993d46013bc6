#include "catalog/money/settlement_booking.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "catalog/orders/orders.h"

namespace ganh::catalog::money {

namespace {

using changes::Command;
using Kind = SettlementLine::Kind;

books::Account kept_as(Kind kind) {
  switch (kind) {
    case Kind::fee:
      return books::Account::fees;
    case Kind::tax:
      return books::Account::tax;
    case Kind::sale:
    case Kind::refund:
    case Kind::adjustment:
      return books::Account::adjustments;
  }
  assert(false);
  return books::Account::adjustments;
}

// More cannot go back than the customer has paid: then the list is entered all the same.
bool can_be_paid(const store::Scope& scope, const MatchedLine& of) {
  if (!is_payment(of.line.kind) || !of.order) return false;
  const auto order = orders::find_order(scope, *of.order);
  // What has been paid already is no payment a second time: the line is looked into.
  if (of.line.kind == Kind::sale) {
    return of.expected.vnd > 0 || (order && order->paid == order->refunded);
  }
  return order && -of.line.amount.vnd <= (order->paid - order->refunded).vnd;
}

}  // namespace

bool is_payment(Kind kind) {
  return kind == Kind::sale || kind == Kind::refund;
}

measure::Money expected_of(const orders::Order& order, const SettlementLine& line) {
  const measure::Money kept = order.paid - order.refunded;
  if (line.kind == Kind::sale) return std::max(measure::Money{}, owed(order) - kept);
  return {-overpaid(order).vnd};
}

books::Account held_by(Method from) {
  return from == Method::marketplace ? books::Account::marketplace : books::Account::carrier;
}

Result<> book_payment(Command& command, const Settlement& settlement, const MatchedLine& of) {
  Payment payment;
  payment.order = *of.order;
  payment.method = settlement.from;
  payment.reference = settlement.party + " " + settlement.number + " " + std::to_string(of.number);
  payment.amount = {std::abs(of.line.amount.vnd)};
  payment.why = of.line.note;
  const auto entered =
      of.line.kind == Kind::sale ? receive(command, payment) : refund(command, payment);
  return entered ? Result<>() : entered.error();
}

Result<> book(Command& command, const SettlementId& id, const Settlement& settlement,
              const MatchedLine& of) {
  if (of.line.amount.vnd == 0) return {};
  if (can_be_paid(command.rows(), of)) return book_payment(command, settlement, of);
  return books::post(command, {"settlement",
                               id.text + ":" + std::to_string(of.number),
                               {{held_by(settlement.from), settlement.party, of.line.amount},
                                {kept_as(of.line.kind), "", {-of.line.amount.vnd}}},
                               of.line.note});
}

}  // namespace ganh::catalog::money
