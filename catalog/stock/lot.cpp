#include "catalog/stock/lot.h"

#include <algorithm>
#include <cassert>

#include "catalog/faults.h"
#include "catalog/measure/quantity.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

constexpr std::size_t lot_code_bytes_max = 64;
constexpr std::size_t grade_bytes_max = 64;

void check_terms(Faults& faults, const Lot& lot) {
  if (lot.terms == Terms::consigned) {
    faults.range("household_share_bp", lot.household_share_bp, 0, 10'000);
    return;
  }
  faults.range("bought_vnd", lot.bought_for.vnd, 0, measure::price_vnd_max);
  faults.range("bought_per_base", lot.bought_per_base, 1, measure::quantity_base_max);
}

void check_contributions(Faults& faults, const Lot& lot) {
  if (lot.contributions.empty()) return;
  if (lot.contributions.size() > contributions_max) {
    return faults.add("contributions", "lot.too_many_contributions",
                      {{"max", std::to_string(contributions_max)}});
  }
  std::int64_t sum_base = 0;
  std::vector<HouseholdId> households;
  for (const Contribution& one : lot.contributions) {
    if (one.received_base < 1 || one.received_base > lot.received_base) {
      return faults.add("contributions", "lot.contributions_differ");
    }
    sum_base += one.received_base;
    households.push_back(one.household);
  }
  std::ranges::sort(households);
  const bool twice = std::ranges::adjacent_find(households) != households.end();
  if (twice) faults.add("contributions", "lot.household_twice");
  if (sum_base != lot.received_base) faults.add("contributions", "lot.contributions_differ");
}

}  // namespace

std::string_view name(Terms terms) {
  switch (terms) {
    case Terms::consigned:
      return "consigned";
    case Terms::bought:
      return "bought";
  }
  assert(false);
  return "";
}

std::optional<Terms> parse_terms(std::string_view text) {
  for (const Terms terms : {Terms::consigned, Terms::bought}) {
    if (name(terms) == text) return terms;
  }
  return std::nullopt;
}

Result<> validate(const Lot& lot) {
  Faults faults;
  faults.required("code", lot.code, lot_code_bytes_max);
  if (lot.product.empty()) faults.add("product", "required");
  if (lot.household.empty()) faults.add("household", "required");
  if (lot.expires_on < lot.harvested_on) faults.add("expires_on", "lot.expires_before_harvest");
  faults.range("received_base", lot.received_base, 1, measure::quantity_base_max);
  faults.optional("grade", lot.grade, grade_bytes_max);
  check_terms(faults, lot);
  check_contributions(faults, lot);
  return std::move(faults).result();
}

Lot normalised(Lot lot) {
  lot.code = text::normalise(lot.code);
  lot.grade = text::normalise(lot.grade);
  std::ranges::sort(lot.contributions, {}, &Contribution::household);
  return lot;
}

}  // namespace ganh::catalog::stock
