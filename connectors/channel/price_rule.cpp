#include "connectors/channel/price_rule.h"

#include <algorithm>

namespace ganh::connectors::channel {

namespace {

std::int64_t divided_up(std::int64_t amount, std::int64_t by) {
  return (amount + by - 1) / by;
}

// Of two neighbours in a row of allowed prices the one that the rule rounds to.
std::int64_t rounded(Rounding rounding, std::int64_t price, std::int64_t below,
                     std::int64_t above) {
  switch (rounding) {
    case Rounding::up:
      return above;
    case Rounding::down:
      return below;
    case Rounding::nearest:
      return price - below < above - price ? below : above;
  }
  return above;
}

struct Neighbours {
  std::int64_t below = 0;  // of the price or under it; negative when there is none
  std::int64_t above = 0;  // of the price or over it
};

Neighbours multiples(std::int64_t price, std::int64_t step) {
  return {price / step * step, divided_up(price, step) * step};
}

Neighbours endings(const PriceRule& rule, std::int64_t price) {
  const std::int64_t whole = price / rule.endings_of_vnd * rule.endings_of_vnd;
  Neighbours found{-1, whole + 2 * rule.endings_of_vnd};
  for (const std::int64_t ending : rule.endings_vnd) {
    for (const std::int64_t begin :
         {whole - rule.endings_of_vnd, whole, whole + rule.endings_of_vnd}) {
      const std::int64_t at = begin + ending;
      if (at <= price) found.below = std::max(found.below, at);
      if (at >= price) found.above = std::min(found.above, at);
    }
  }
  return found;
}

}  // namespace

std::optional<catalog::measure::Money> listed_price(const PriceRule& rule,
                                                    catalog::measure::Money ours) {
  const std::int64_t floor = std::max<std::int64_t>(1, ours.vnd - rule.below_ours_vnd_max);
  const auto settled = [&](std::int64_t price, const Neighbours& row) {
    const std::int64_t chosen = rounded(rule.rounding, price, row.below, row.above);
    return chosen >= floor ? chosen : row.above;
  };
  // What remains when the marketplace has taken its part is ours and what is added.
  std::int64_t price =
      divided_up((ours.vnd + rule.added_vnd) * 1000, 1000 - rule.commission_permille);
  price = settled(price, multiples(price, rule.round_to_vnd));
  if (rule.endings_of_vnd > 0) price = settled(price, endings(rule, price));
  if (rule.vnd_min > 0) price = std::max(price, rule.vnd_min);
  if (rule.vnd_max > 0) price = std::min(price, rule.vnd_max);
  if (price < floor) return std::nullopt;
  return catalog::measure::Money{price};
}

}  // namespace ganh::connectors::channel
