#include "catalog/sheets/statement_totals.h"

#include <algorithm>

namespace ganh::catalog::sheets {

namespace {

using measure::Money;
using Total = StatementTotals::Total;
using Covers = StatementTotals::Covers;

struct Sums {
  Money written;
  Money amount;
};

bool is_covered(const Total& total, const StatementTotals::Line& line) {
  switch (total.covers) {
    case Covers::rows:
      return true;
    case Covers::amounts:
      return line.column < 0;
    case Covers::column:
      break;
  }
  return line.column == total.column;
}

Sums sums_of(const Total& total, const std::vector<StatementTotals::Line>& lines,
             std::size_t begin) {
  Sums sums;
  for (std::size_t each = begin; each < total.lines; ++each) {
    if (!is_covered(total, lines[each])) continue;
    sums.written += lines[each].written;
    sums.amount += lines[each].amount;
  }
  return sums;
}

// However its sign is written: as in its column, or as it is meant.
bool agrees(const Total& total, const Sums& sums) {
  const Money below{-total.told.vnd};
  return total.told == sums.written || total.told == sums.amount ||
         (total.is_taken_off && below == sums.amount);
}

Money as_meant(const Total& total, const Sums& sums) {
  const bool turns = total.is_taken_off && total.told.vnd > 0 && sums.amount.vnd <= 0;
  return turns ? Money{-total.told.vnd} : total.told;
}

}  // namespace

void StatementTotals::tell(Total total) {
  totals_[total.column].push_back(std::move(total));
}

StatementTotals::Compared StatementTotals::compare(const std::vector<Line>& lines) const {
  Compared compared;
  std::map<Covers, Money> differences;
  std::map<Covers, bool> told;
  for (const auto& [column, totals] : totals_) {
    const Total& last = totals.back();
    told[last.covers] = true;
    const Sums whole = sums_of(last, lines, 0);
    const bool is_grand = agrees(last, whole);
    Money apart;  // of the parts, when there is no total of all
    bool in_parts = false;
    std::size_t before = 0;
    for (const Total& total : totals) {
      const bool is_last = &total == &last;
      const Sums part = sums_of(total, lines, before);
      const bool begins = before > 0 && before < total.lines;
      const bool fits = agrees(total, sums_of(total, lines, 0)) || (begins && agrees(total, part));
      in_parts = is_last && fits && !is_grand;
      if (!fits) {
        const Sums& sums = is_last ? whole : part;
        const Money meant = as_meant(total, sums);
        compared.differing.push_back({total.cell, total.heading, meant, sums.amount});
        if (is_last) differences[last.covers] += meant - whole.amount;
        apart += is_last ? Money{} : meant - part.amount;
      }
      before = std::max(before, total.lines);
    }
    if (in_parts) differences[last.covers] += apart;
  }
  for (const Covers covers : {Covers::rows, Covers::amounts, Covers::column}) {
    if (!told.contains(covers)) continue;
    compared.difference = differences[covers];
    break;
  }
  return compared;
}

}  // namespace ganh::catalog::sheets
