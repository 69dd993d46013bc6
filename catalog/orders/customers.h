// Customers to be forgotten; those of orders that have ended by erase_customers() in orders.h.

#pragma once

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

// Orders that ended before `ended_before` and still say whose they were.
std::int64_t customers_to_erase(const store::Scope& scope, Time ended_before);

// Orders that have left and never ended, because nobody told that they were delivered: once nothing
// has been heard of them since. What is still to be packed or shipped is never forgotten.
std::int64_t quiet_customers_to_erase(const store::Scope& scope, Time quiet_since);
std::int64_t erase_quiet_customers(changes::Command& command, Time quiet_since, int limit);

// What stands in place of a payment's reference, or of the number a return was entered under, once
// the customer is forgotten: it names nobody, and still tells that the same is entered again. What
// is no such thing is not `is_forgotten`.
std::string forgotten_reference(std::string_view reference);
bool is_forgotten(std::string_view reference);

// Notes of lists' lines that are nobody's, of lists entered before then; at most `limit`.
std::int64_t erase_notes_of_nobody(changes::Command& command, Time entered_before, int limit);

// What carriers told before then of parcels that nobody knows, or whose customers are forgotten; at
// most `limit`, and how many there were.
std::int64_t erase_tracking(changes::Command& command, Time received_before, int limit);

}  // namespace ganh::catalog::orders
