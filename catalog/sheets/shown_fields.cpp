#include "catalog/sheets/shown_fields.h"

#include <cassert>

namespace ganh::catalog::sheets {

namespace {

std::string percent(std::int64_t basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (const std::int64_t rest = basis_points % 100; rest != 0) {
    text += ',' + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + " %";
}

std::string_view word_for(measure::BaseUnit unit) {
  switch (unit) {
    case measure::BaseUnit::gram:
      return "g, kg";
    case measure::BaseUnit::millilitre:
      return "ml, lít";
    case measure::BaseUnit::piece:
      break;
  }
  return "cái";
}

}  // namespace

std::string_view word_for(stock::PlaceKind kind) {
  switch (kind) {
    case stock::PlaceKind::shed:
      return "kho";
    case stock::PlaceKind::shop:
      return "quầy";
    case stock::PlaceKind::collection_point:
      break;
  }
  return "điểm thu gom";
}

std::vector<Shown> shown(const producers::Cooperative& cooperative) {
  return {{"name", cooperative.name},
          {"tax_code", cooperative.tax_code},
          {"address", cooperative.address},
          {"commune", cooperative.commune},
          {"province", cooperative.province},
          {"phone", cooperative.phone},
          {"email", cooperative.email},
          {"bank_bin", cooperative.bank_bin},
          {"bank_account", cooperative.bank_account}};
}

std::vector<Shown> shown(const producers::Household& household) {
  const bool is_member = household.kind == producers::HouseholdKind::member;
  return {{"name", household.name},
          {"phone", household.phone},
          {"hamlet", household.hamlet},
          {"kind", is_member ? "thành viên" : "liên kết"},
          {"identity_number", household.identity_number}};
}

std::vector<Shown> shown(const products::Product& product) {
  return {{"name", product.name},
          {"category", product.category},
          {"base", std::string(word_for(product.base))},
          {"description", product.description},
          {"origin", product.origin},
          {"storage", product.storage},
          {"shelf_life_days", std::to_string(product.shelf_life_days)},
          {"certificate", product.certificate}};
}

std::vector<Shown> shown(const products::Pack& pack, measure::BaseUnit unit) {
  return {{"net_base", pack.name + " (" + measure::vietnamese({pack.net_base, unit}) + ")"},
          {"price_vnd", measure::vietnamese(pack.price)},
          {"barcode", pack.barcode},
          {"available", pack.available ? "có" : "không"},
          {"catch_weight", pack.catch_weight ? "có" : "không"}};
}

std::vector<Shown> shown(const stock::Place& place) {
  return {{"name", place.name},
          {"kind", std::string(word_for(place.kind))},
          {"sells", place.sells ? "có" : "không"}};
}

std::vector<Shown> shown(const stock::Lot& lot, measure::BaseUnit unit,
                         const std::vector<LotEntry::Brought>& brought) {
  const bool is_bought = lot.terms == stock::Terms::bought;
  std::string bought_for;
  if (is_bought) {
    bought_for = measure::vietnamese(lot.bought_for) + " / " +
                 measure::vietnamese({lot.bought_per_base, unit});
  }
  std::string pooled;
  for (const LotEntry::Brought& one : brought) {
    pooled += (pooled.empty() ? "" : ", ") + one.household + " " +
              measure::vietnamese({one.received_base, unit});
  }
  return {{"harvested_on", vietnamese_date(lot.harvested_on)},
          {"expires_on", vietnamese_date(lot.expires_on)},
          {"received_base", measure::vietnamese({lot.received_base, unit})},
          {"household_share_bp", percent(lot.household_share_bp)},
          {"grade", lot.grade},
          {"terms", is_bought ? "mua đứt" : "ký gửi"},
          {"bought_vnd", bought_for},
          {sheet_name(SheetKind::contributions), pooled}};
}

std::vector<FieldChange> differences(SheetKind kind, const std::vector<Shown>& before,
                                     const std::vector<Shown>& after) {
  assert(before.size() == after.size());
  std::vector<FieldChange> changes;
  for (std::size_t n = 0; n < before.size(); ++n) {
    if (before[n].text == after[n].text) continue;
    changes.push_back(
        {std::string(heading_text(kind, before[n].field)), before[n].text, after[n].text});
  }
  return changes;
}

}  // namespace ganh::catalog::sheets
