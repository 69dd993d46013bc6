#include "catalog/orders/retention.h"

#include <algorithm>
#include <cassert>

#include "catalog/json/json.h"
#include "catalog/orders/shipped_rules.h"

namespace ganh::catalog::orders {

namespace {

constexpr std::size_t rules_max = 100;

Error malformed(std::string field) {
  return error(Code::invalid, std::move(field), "retention.malformed");
}

}  // namespace

Result<std::vector<RetentionRule>> read_retention_rules(std::string_view json) {
  const auto document = json::parse(json);
  if (!document) return document.error();
  const json::Value list = document->root()["rules"];
  if (!list.is_array() || list.size() == 0 || list.size() > rules_max) return malformed("rules");
  std::vector<RetentionRule> rules;
  for (const json::Value& entry : list.items()) {
    const std::string at = "rules[" + std::to_string(rules.size()) + "].";
    const auto from = parse_iso_date(entry["valid_from"].text_or());
    const std::int64_t days = entry["days_kept"].integer_or(0);
    const std::string basis = entry["legal_basis"].text_or();
    if (!from) return malformed(at + "valid_from");
    if (basis.empty()) return malformed(at + "legal_basis");
    if (days < 1 || days > retention_days_max) return malformed(at + "days_kept");
    rules.push_back({*from, basis, static_cast<int>(days)});
  }
  std::ranges::stable_sort(rules, {}, &RetentionRule::valid_from);
  return rules;
}

std::span<const RetentionRule> shipped_retention_rules() {
  static const std::vector<RetentionRule> rules = [] {
    auto read = read_retention_rules(shipped_rules_json());
    assert(read);  // a test reads the shipped file
    return std::move(read).value();
  }();
  return rules;
}

RetentionRule retention_rule_on(std::span<const RetentionRule> rules, Date date) {
  assert(!rules.empty());
  RetentionRule found = rules.front();
  for (const RetentionRule& rule : rules) {
    if (rule.valid_from <= date) found = rule;
  }
  return found;
}

int days_customers_kept(Date today, int days_kept) {
  return days_kept > 0 ? days_kept : retention_rule_on(shipped_retention_rules(), today).days_kept;
}

Time erase_ended_before(Date today, int days_kept) {
  return start_of_day(today - std::chrono::days{days_customers_kept(today, days_kept)});
}

}  // namespace ganh::catalog::orders
