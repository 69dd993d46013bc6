#include "catalog/sheets/statement_repeats.h"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/text/reference_key.h"

namespace ganh::catalog::sheets {

namespace {

using measure::Money;
using Kind = money::SettlementLine::Kind;

constexpr std::size_t faults_max = 50;  // nobody mends more at once

struct Said {
  Money sum;
  std::string cell;  // the first
  std::string reference;
};
using Key = std::pair<std::string, Kind>;
using Sums = std::map<Key, Said>;  // by order or parcel, and kind

Sums sums_of(const SheetLines& sheet) {
  Sums sums;
  for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
    const auto& line = sheet.lines[at];
    const auto [said, is_new] = sums.try_emplace({text::reference_key(line.reference), line.kind});
    if (is_new) said->second = {{}, sheet.cells[at], line.reference};
    said->second.sum += line.amount;
  }
  return sums;
}

bool shares_orders(const Sums& a, const Sums& b) {
  return std::ranges::any_of(
      a, [&](const auto& each) { return !each.first.first.empty() && b.contains(each.first); });
}

bool is_within(const Sums& inner, const Sums& outer) {
  return std::ranges::all_of(inner, [&](const auto& each) {
    const auto found = outer.find(each.first);
    return found != outer.end() && found->second.sum == each.second.sum;
  });
}

void add_faults(const Sums& first, const Sums& second, std::vector<Fault>& faults) {
  for (const auto& [key, said] : second) {
    const auto other = first.find(key);
    if (key.first.empty() || other == first.end()) continue;
    const bool is_told_twice = key.second == Kind::sale || other->second.sum == said.sum;
    if (!is_told_twice || faults.size() >= faults_max) continue;
    faults.push_back(
        {said.cell,
         "statement.twice",
         {{"order", said.reference}, {"cell", said.cell}, {"other", other->second.cell}}});
  }
}

}  // namespace

Repeats find_repeats(const std::vector<SheetLines>& sheets) {
  Repeats repeats;
  repeats.said_by.resize(sheets.size());
  std::vector<Sums> sums;
  for (const SheetLines& sheet : sheets) sums.push_back(sums_of(sheet));
  const auto counts = [&](std::size_t sheet) { return !repeats.said_by[sheet]; };
  for (std::size_t first = 0; first < sheets.size(); ++first) {
    for (std::size_t second = first + 1; second < sheets.size(); ++second) {
      if (!counts(first) || !counts(second)) continue;
      if (!shares_orders(sums[first], sums[second])) continue;
      if (is_within(sums[second], sums[first])) {
        repeats.said_by[second] = first;
      } else if (is_within(sums[first], sums[second])) {
        repeats.said_by[first] = second;
      }
    }
  }
  for (std::size_t first = 0; first < sheets.size(); ++first) {
    for (std::size_t second = first + 1; second < sheets.size(); ++second) {
      if (counts(first) && counts(second)) add_faults(sums[first], sums[second], repeats.faults);
    }
  }
  return repeats;
}

}  // namespace ganh::catalog::sheets
