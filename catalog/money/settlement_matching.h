// Which order a settlement's line is for, and what it should come to; for the commands of
// settlements.h.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/money/settlements.h"
#include "catalog/orders/order.h"

namespace ganh::catalog::money {

// What a customer paid or got back, rather than what the party keeps.
bool is_payment(SettlementLine::Kind kind);

// What earlier lines of a list that is only looked at would bring, by order and by parcel.
struct Brought {
  std::map<OrderId, measure::Money> orders;
  std::map<std::string, measure::Money> parcels;  // by waybill_key()
};

// The line of that number, 1, 2, 3 …; adds what it brings to `before`.
MatchedLine match(const store::Scope& scope, const Settlement& settlement, int number,
                  Brought& before);

// What a sale or refund of the order should come to by now: of cash on delivery what was declared
// for that parcel and has not come, and in all no more than the order's customer owes.
measure::Money expected_of(const store::Scope& scope, const orders::Order& order,
                           const SettlementLine& line, Method from, const Brought& before = {});

// Whether it can be booked as the order's payment or refund, before its list's line is entered: no
// more goes back than was paid; what a list told before is no payment a second time, not even once
// it has been given back. What a carrier collected for a parcel that no list has told of is one,
// whatever the order comes to by now: then it is to be given back.
bool can_be_paid(const store::Scope& scope, const orders::Order& order, const MatchedLine& of,
                 Method from, const Brought& before = {});

// What such lists that are entered told of the order; carriers' of that parcel alone.
measure::Money told_of(const store::Scope& scope, const OrderId& order, Method from,
                       std::string_view parcel);

// How lists' numbers are compared.
std::string number_key(std::string_view number);

}  // namespace ganh::catalog::money
