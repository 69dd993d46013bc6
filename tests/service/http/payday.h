// A cooperative's money, for tests of who may touch it: a slip to be paid, one to be thrown away, a
// list from a carrier.

#pragma once

#include <string>

#include "catalog/money/payouts.h"
#include "catalog/money/settlements.h"
#include "tests/service/shop.h"

namespace ganh::service {

// Of a household that is made, when it is not there, and owed 50.000 đ.
inline std::string drafted_payout(Shop& shop, const std::string& code) {
  namespace money = catalog::money;
  const auto find = [&] {
    return shop.look([&](auto& s) { return catalog::producers::find_household(s, code); });
  };
  if (!find()) {
    shop.command([&](auto& c) {
      catalog::producers::Household household;
      household.code = code;
      household.name = "Hộ " + code;
      return catalog::producers::put(c, household, 0);
    });
  }
  const HouseholdId of = find()->household.id;
  shop.command([&](auto& c) {
    return money::deduct(c,
                         {of, catalog::books::DueKind::correction, {50'000}, "kỳ trước trả thiếu"});
  });
  std::string id;
  shop.command([&](auto& c) -> Result<> {
    const auto made = money::draft(c, of, shop.today(), shop.today());
    if (!made) return made.error();
    id = made->text;
    return {};
  });
  return id;
}

// With one line, which no order of ours is known for.
inline std::string entered_settlement(Shop& shop) {
  namespace money = catalog::money;
  using Kind = money::SettlementLine::Kind;
  std::string id;
  shop.command([&](auto& c) -> Result<> {
    const auto settled = money::settle(
        c, {money::Method::carrier, "EMS", "T11", {50'000}, {{"EB9VN", Kind::sale, {50'000}, ""}}});
    if (!settled) return settled.error();
    id = settled->id.text;
    return {};
  });
  return id;
}

}  // namespace ganh::service
