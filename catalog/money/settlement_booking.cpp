#include "catalog/money/settlement_booking.h"

#include <cassert>
#include <cstdlib>

#include "catalog/money/settlement_matching.h"
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

// One for each line, whatever stands in the party's name and number; a list is entered once.
std::string line_name(const SettlementId& id, const MatchedLine& of) {
  return id.text + ":" + std::to_string(of.number);
}

}  // namespace

books::Account held_by(Method from) {
  return from == Method::marketplace ? books::Account::marketplace : books::Account::carrier;
}

Result<> book_payment(Command& command, const SettlementId& id, const Settlement& settlement,
                      const MatchedLine& of) {
  Payment payment;
  payment.order = *of.order;
  payment.method = settlement.from;
  payment.reference = line_name(id, of);
  payment.amount = {std::abs(of.line.amount.vnd)};
  payment.why = of.line.note;
  payment.party = settlement.party;
  const auto entered =
      of.line.kind == Kind::sale ? receive(command, payment) : refund(command, payment);
  return entered ? Result<>() : entered.error();
}

Result<> book(Command& command, const SettlementId& id, const Settlement& settlement,
              const MatchedLine& of) {
  if (of.line.amount.vnd == 0) return {};
  const auto order = of.order ? orders::find_order(command.rows(), *of.order) : std::nullopt;
  if (order && can_be_paid(command.rows(), *order, of, settlement.from))
    return book_payment(command, id, settlement, of);
  return books::post(command, {"settlement",
                               line_name(id, of),
                               {{held_by(settlement.from), settlement.party, of.line.amount},
                                {kept_as(of.line.kind), "", {-of.line.amount.vnd}}},
                               of.line.note});
}

}  // namespace ganh::catalog::money
