#include "catalog/stock/lot.h"

#include "catalog/faults.h"
#include "catalog/measure/quantity.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

constexpr std::size_t lot_code_bytes_max = 64;
constexpr std::size_t grade_bytes_max = 64;

}  // namespace

Result<> validate(const Lot& lot) {
  Faults faults;
  faults.required("code", lot.code, lot_code_bytes_max);
  if (lot.product.empty()) faults.add("product", "required");
  if (lot.household.empty()) faults.add("household", "required");
  if (lot.expires_on < lot.harvested_on) faults.add("expires_on", "lot.expires_before_harvest");
  faults.range("received_base", lot.received_base, 1, measure::quantity_base_max);
  faults.range("household_share_bp", lot.household_share_bp, 0, 10'000);
  faults.optional("grade", lot.grade, grade_bytes_max);
  return std::move(faults).result();
}

Lot normalised(Lot lot) {
  lot.code = text::normalise(lot.code);
  lot.grade = text::normalise(lot.grade);
  return lot;
}

}  // namespace ganh::catalog::stock
