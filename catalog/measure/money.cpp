#include "catalog/measure/money.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "catalog/measure/written_number.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::measure {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t amount_vnd_max = 1'000'000'000'000'000;

struct Word {
  std::string_view folded;
  std::int64_t times;
};
constexpr Word multipliers[] = {
    {"k", 1'000},         {"nghin", 1'000},      {"ngan", 1'000},       {"tr", 1'000'000},
    {"trieu", 1'000'000}, {"ty", 1'000'000'000}, {"ti", 1'000'000'000},
};
constexpr std::string_view currencies[] = {"vnd", "dong", "₫", "d"};

void trim(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
}

}  // namespace

Money part(Money whole, std::int64_t basis_points) {
  const Wide product = static_cast<Wide>(whole.vnd) * basis_points;
  const Wide half = product < 0 ? -5'000 : 5'000;
  return {static_cast<std::int64_t>((product + half) / 10'000)};
}

Money for_quantity(Money per_unit, std::int64_t unit_base, std::int64_t base) {
  assert(unit_base >= 1);
  const Wide product = static_cast<Wide>(per_unit.vnd) * base;
  const Wide half = product < 0 ? -(unit_base / 2) : unit_base / 2;
  return {static_cast<std::int64_t>((product + half) / unit_base)};
}

std::vector<Money> split(Money whole, std::span<const std::int64_t> weights) {
  Wide total = 0;
  for (const std::int64_t weight : weights) {
    assert(weight >= 0);
    total += weight;
  }
  assert(total > 0);

  const std::int64_t sign = whole.vnd < 0 ? -1 : 1;
  std::int64_t left = whole.vnd * sign;
  const Wide amount = left;
  std::vector<Money> parts;
  std::vector<Wide> remainders;
  for (const std::int64_t weight : weights) {
    const auto share = static_cast<std::int64_t>(amount * weight / total);
    parts.push_back({share * sign});
    remainders.push_back(amount * weight % total);
    left -= share;
  }

  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::int64_t n = 0; n < left; ++n) parts[order[static_cast<std::size_t>(n)]].vnd += sign;
  return parts;
}

std::string vietnamese(Money amount) {
  return with_thousands(amount.vnd) + " đ";
}

std::optional<Money> parse_money(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string_view rest = folded;
  for (const std::string_view before : {"₫", "vnd"}) {
    if (rest.starts_with(before)) {
      rest.remove_prefix(before.size());
      trim(rest);
      break;
    }
  }

  const std::string_view number = leading_number(rest);
  rest.remove_prefix(number.size());
  trim(rest);

  for (const std::string_view currency : currencies) {
    if (rest == currency || (rest.size() > currency.size() && rest.ends_with(currency))) {
      rest.remove_suffix(currency.size());
      trim(rest);
      break;
    }
  }
  std::int64_t times = 1;
  if (!rest.empty()) {
    const auto* word = std::find_if(std::begin(multipliers), std::end(multipliers),
                                    [&](const Word& w) { return w.folded == rest; });
    if (word == std::end(multipliers)) return std::nullopt;
    times = word->times;
  }

  const auto decimal =
      parse_decimal(number, times == 1 ? CommaAndThree::thousands : CommaAndThree::refused);
  if (!decimal) return std::nullopt;
  const auto vnd = times_whole(*decimal, times, amount_vnd_max);
  if (!vnd) return std::nullopt;
  return Money{*vnd};
}

}  // namespace ganh::catalog::measure
