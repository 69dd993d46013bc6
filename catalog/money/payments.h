// What customers pay for their orders and get back. A payment moves no order along its states.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/books/journal.h"
#include "catalog/changes/command.h"
#include "catalog/measure/money.h"
#include "catalog/orders/order.h"

namespace ganh::catalog::money {

enum class Method {
  cash,
  bank,         // a transfer, by VietQR or otherwise
  marketplace,  // the channel has it and hands it over with its statement
  carrier,      // the carrier has it and hands it over with its list
};

std::string_view name(Method method);
std::optional<Method> parse_method(std::string_view text);

inline constexpr std::int64_t payment_vnd_max = 1'000'000'000'000;
inline constexpr std::size_t reference_bytes_max = 255;

struct Payment {
  PaymentId id = {};
  OrderId order;
  Method method = Method::cash;
  std::string reference;  // the bank's, the marketplace's, the carrier's; unique with the method
  measure::Money amount;  // > 0 came, < 0 was given back
  std::string why = {};   // of what was given back
  Time at{};
  // Of the marketplace or carrier that has it; "": the order's channel, whom its parcel was given.
  std::string party = {};
};

struct Entered {
  PaymentId id;
  bool stood_already = false;
};

// Enters what came, once by method and reference, in whichever case, width and spacing that is
// written ("" for cash in hand: the command is its own reference). It stands whatever state the
// order is in: what comes for a cancelled order is to be given back (overpaid()). `invalid` for an
// amount out of range; `not_found`, "order.not_found"; `conflict`, "payment.another" when the
// reference stands with another order or amount.
Result<Entered> receive(changes::Command& command, const Payment& payment);

// Gives back: `payment.amount` is what goes out, > 0. `not_now`, "payment.not_so_much" when less
// was paid and not given back yet.
Result<Entered> refund(changes::Command& command, const Payment& payment);

std::vector<Payment> payments_of(const store::Scope& scope, const OrderId& order);  // oldest first

// What the order comes to: nothing when cancelled; else what was billed and did not come back, and
// what is yet to be packed at its price.
measure::Money owed(const orders::Order& order);

// Paid, not given back, and beyond what it comes to.
measure::Money overpaid(const orders::Order& order);

// Orders with money to be given back, oldest first, after the given id.
std::vector<OrderId> overpaid_orders(const store::Scope& scope, std::string_view after_id,
                                     int limit);

}  // namespace ganh::catalog::money
