// For how long customers' names, telephone numbers and addresses are kept once their orders have
// ended, from the day on which a rule took effect.
//
// Rules of law are data: a new one is a new entry of a file, never a change here. The shipped file
// is retention_rules.json; whoever runs the program has it checked against the law's own text.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"

namespace ganh::catalog::orders {

inline constexpr int retention_days_max = 3650;

struct RetentionRule {
  Date valid_from{};
  std::string legal_basis;
  int days_kept = 0;  // after the order ended; 1 … retention_days_max
};

// Oldest first. `invalid`: what json::parse refuses; "retention.malformed", its field the first one
// at fault ("rules[0].days_kept").
Result<std::vector<RetentionRule>> read_retention_rules(std::string_view json);

// Those that come with the program. Never empty.
std::span<const RetentionRule> shipped_retention_rules();

// The last one valid from that day or before; the first one before there is any.
RetentionRule retention_rule_on(std::span<const RetentionRule> rules, Date date);

// How many days customers are kept on that day: `days_kept` in place of the rule's when > 0.
int days_customers_kept(Date today, int days_kept = 0);

// Customers of orders that ended before this are to be erased on `today`; `days_kept` in place of
// the rule's when > 0.
Time erase_ended_before(Date today, int days_kept = 0);

}  // namespace ganh::catalog::orders
