// Orders as boards and lists show them: a page at a time, by state or by what a customer names, in
// a number of statements that does not grow with the orders there are.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

struct Search {
  enum class Which { all, open, in_state };
  Which which = Which::all;
  State state = State::received;  // where `which` asks for one
  // A number from its beginning, a waybill, a telephone number or at least its last four digits, as
  // people type them; otherwise empty. Then `which` is not looked at.
  std::string named = {};
  std::string before_id = {};  // "" for the newest
  int limit = 20;
};

// Newest first, whole, at most `limit`.
std::vector<Order> search(const store::Scope& scope, const Search& wanted);

// Those that are there, in the order of the ids.
std::vector<Order> find_orders(const store::Scope& scope, const std::vector<OrderId>& ids);

// The only one that bears this number, on whichever channel; or that does in capitals, with ĐT- for
// the DT- of a telephone without Vietnamese keys.
std::optional<OrderId> find_numbered(const store::Scope& scope, std::string_view typed);

// Those where money may have to be given back: cancelled or returned with money in them, those of
// the newest returns, and those that have left and, by one of the newest 1000 payments, were paid
// more than they come to. At most three times `limit`.
std::vector<Order> ended_with_money(const store::Scope& scope, int limit);

// A telephone number however it is written: "0912 345 678", "+84 912.345.678" → "0912345678"; ""
// for what has no digits.
std::string phone_key(std::string_view phone);

}  // namespace ganh::catalog::orders
