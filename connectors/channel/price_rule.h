// The rule that makes a channel's price of ours: what the marketplace keeps, rounding, endings that
// sell.
//
// Whole đồng throughout. The one rule behind rehearsal, planning and what the page shows.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/measure/money.h"

namespace ganh::connectors::channel {

enum class Rounding { up, nearest, down };

struct PriceRule {
  std::int64_t commission_permille = 0;  // of the listed price, kept by the marketplace: added
  std::int64_t added_vnd = 0;            // for each pack, before the commission
  std::int64_t round_to_vnd = 1;
  Rounding rounding = Rounding::up;
  std::vector<std::int64_t> endings_vnd;  // 9000: ends on 9 000; each below endings_of_vnd
  std::int64_t endings_of_vnd = 0;        // 10000: the last four digits; 0: no endings
  std::int64_t vnd_min = 0;               // 0: none
  std::int64_t vnd_max = 0;               // 0: none
  std::int64_t below_ours_vnd_max = 0;    // how far rounding may fall below our own price
  bool operator==(const PriceRule&) const = default;
};

// Rounding and endings go up where down would fall below `ours` less below_ours_vnd_max. Empty: the
// greatest price that the rule allows is below that.
std::optional<catalog::measure::Money> listed_price(const PriceRule& rule,
                                                    catalog::measure::Money ours);

}  // namespace ganh::connectors::channel
