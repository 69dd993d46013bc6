#include "catalog/sheets/statement_repeats.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "catalog/measure/money.h"
#include "catalog/sheets/sheet_key.h"
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
  std::set<std::string> names;  // what it is called
};
using Key = std::pair<std::string, Kind>;
using Sums = std::map<Key, Said>;  // by order or parcel, and kind

void add(Sums& sums, Key key, const Said& more) {
  const auto [said, is_new] = sums.try_emplace(std::move(key), more);
  if (is_new) return;
  said->second.sum += more.sum;
  said->second.names.insert(more.names.begin(), more.names.end());
}

Sums sums_of(const SheetLines& sheet, std::string LineSource::*instead = nullptr) {
  Sums sums;
  for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
    const auto& line = sheet.lines[at];
    const LineSource& source = sheet.sources[at];
    const bool is_named = !line.reference.empty();
    const std::string& reference = is_named && instead ? source.*instead : line.reference;
    add(sums, {text::reference_key(reference), line.kind},
        {line.amount, source.cell, reference, {sheet_key(source.heading)}});
  }
  return sums;
}

// A sheet by its own numbers and, where every line has one, by those beside them.
struct Seen {
  explicit Seen(const SheetLines& sheet) : by_waybill(sheet.by_waybill), own(sums_of(sheet)) {
    for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
      if (!sheet.lines[at].reference.empty() && sheet.sources[at].other.empty()) return;
    }
    other = sums_of(sheet, &LineSource::other);
  }

  bool by_waybill;
  Sums own;
  std::optional<Sums> other;
};

struct Pair {
  const Sums* first;
  const Sums* second;
};

bool shares_orders(const Pair& pair) {
  return std::ranges::any_of(*pair.first, [&](const auto& each) {
    return !each.first.first.empty() && pair.second->contains(each.first);
  });
}

// Nothing: one is by waybill, the other by order number, and neither has both.
std::optional<Pair> side_by_side(const Seen& first, const Seen& second) {
  std::vector<Pair> ways{{&first.own, &second.own}};
  const bool are_alike = first.by_waybill == second.by_waybill;
  if (!are_alike && first.other) ways.push_back({&*first.other, &second.own});
  if (!are_alike && second.other) ways.push_back({&first.own, &*second.other});
  const auto found = std::ranges::find_if(ways, shares_orders);
  if (found != ways.end()) return *found;
  if (!are_alike && ways.size() == 1) return std::nullopt;
  return ways.back();
}

// Fees without the sale that they were taken off are no order told again.
bool has_its_sale(const std::string& reference, const Sums& inner, const Sums& outer) {
  const Key sale{reference, Kind::sale};
  return !outer.contains(sale) || inner.contains(sale);
}

bool is_within(const Sums& inner, const Sums& outer) {
  bool has_sale = false;
  const bool agrees = std::ranges::all_of(inner, [&](const auto& each) {
    const auto& [reference, kind] = each.first;
    const auto found = outer.find(each.first);
    if (!reference.empty() && kind == Kind::sale) has_sale = true;
    return found != outer.end() && found->second.sum == each.second.sum &&
           (reference.empty() || has_its_sale(reference, inner, outer));
  });
  return agrees && has_sale;
}

// "Phí" may be any fee, "Phí thanh toán" is no "Phí vận chuyển".
bool may_be_one(Kind kind, const Said& a, const Said& b) {
  if (kind == Kind::sale || kind == Kind::refund) return true;
  constexpr std::string_view any[] = {"phi",        "tong phi",    "fee",       "fees",
                                      "thue",       "tien thue",   "tax",       "dieu chinh",
                                      "adjustment", "adjustments", "khac",      "khoan khac",
                                      "other",      "tong cuoc",   "total fees"};
  return std::ranges::any_of(a.names, [&](const std::string& name) {
    const auto is_any = [&](const std::string& one) {
      return std::ranges::find(any, one) != std::end(any);
    };
    return is_any(name) || b.names.contains(name) || std::ranges::any_of(b.names, is_any);
  });
}

class Faults {
 public:
  explicit Faults(std::vector<Fault>& all) : all_(all) {}

  void compare(const Sums& first, const Sums& second) {
    for (const auto& [key, said] : second) {
      const auto other = first.find(key);
      if (key.first.empty() || other == first.end()) continue;
      const bool is_told_twice =
          key.second == Kind::sale ||
          (other->second.sum == said.sum && may_be_one(key.second, other->second, said));
      if (!is_told_twice) continue;
      add({said.cell,
           "statement.twice",
           {{"order", said.reference}, {"cell", said.cell}, {"other", other->second.cell}}});
    }
  }

  // Amounts without a number: what one says so may be what the other says so, or in all.
  void compare_unnamed(const Sums& first, const Sums& second) {
    for (const Kind kind : {Kind::sale, Kind::refund, Kind::fee, Kind::tax, Kind::adjustment}) {
      const Said* a = find_unnamed(first, kind);
      const Said* b = find_unnamed(second, kind);
      const Sums all_a = in_all(first, kind);
      const Sums all_b = in_all(second, kind);
      const std::pair<const Said*, const Said*> told[] = {
          {a, b}, {find_unnamed(all_a, kind), b}, {a, find_unnamed(all_b, kind)}};
      const auto* twice = std::ranges::find_if(told, [&](const auto& both) {
        return both.first != nullptr && both.second != nullptr &&
               both.first->sum == both.second->sum && may_be_one(kind, *both.first, *both.second);
      });
      if (twice == std::end(told)) continue;
      add({twice->second->cell,
           "statement.twice_unnamed",
           {{"amount", measure::vietnamese(twice->second->sum)},
            {"cell", twice->second->cell},
            {"other", twice->first->cell}}});
    }
  }

  // By waybill and by order number: the same kind of money on both may be the same money.
  void compare_kinds(const SheetLines& first, const SheetLines& second) {
    const auto tells = [](const SheetLines& sheet, Kind kind) {
      return std::ranges::any_of(sheet.lines, [&](const auto& line) {
        return line.kind == kind && !line.reference.empty();
      });
    };
    const bool may_repeat = std::ranges::any_of(first.lines, [&](const auto& line) {
      return !line.reference.empty() && tells(second, line.kind);
    });
    if (!may_repeat) return;
    const auto& [waybills, orders] =
        first.by_waybill ? std::tie(first, second) : std::tie(second, first);
    add({second.sheet,
         "statement.references",
         {{"sheet", waybills.sheet}, {"other", orders.sheet}}});
  }

 private:
  void add(Fault fault) {
    if (all_.size() < faults_max) all_.push_back(std::move(fault));
  }
  static const Said* find_unnamed(const Sums& sums, Kind kind) {
    const auto found = sums.find({"", kind});
    return found == sums.end() ? nullptr : &found->second;
  }
  static Sums in_all(const Sums& sums, Kind kind) {
    Sums all;
    for (const auto& [key, said] : sums) {
      if (key.second == kind) sheets::add(all, {"", kind}, said);
    }
    return all;
  }

  std::vector<Fault>& all_;
};

}  // namespace

Repeats find_repeats(const std::vector<SheetLines>& sheets) {
  Repeats repeats;
  repeats.said_by.resize(sheets.size());
  const std::vector<Seen> seen(sheets.begin(), sheets.end());
  const auto counts = [&](std::size_t sheet) { return !repeats.said_by[sheet]; };
  for (std::size_t first = 0; first < sheets.size(); ++first) {
    for (std::size_t second = first + 1; second < sheets.size(); ++second) {
      if (!counts(first) || !counts(second)) continue;
      const auto pair = side_by_side(seen[first], seen[second]);
      if (!pair || !shares_orders(*pair)) continue;
      if (is_within(*pair->second, *pair->first)) {
        repeats.said_by[second] = first;
      } else if (is_within(*pair->first, *pair->second)) {
        repeats.said_by[first] = second;
      }
    }
  }
  Faults faults(repeats.faults);
  for (std::size_t first = 0; first < sheets.size(); ++first) {
    for (std::size_t second = first + 1; second < sheets.size(); ++second) {
      if (!counts(first) || !counts(second)) continue;
      const auto pair = side_by_side(seen[first], seen[second]);
      if (pair) faults.compare(*pair->first, *pair->second);
      if (!pair) faults.compare_kinds(sheets[first], sheets[second]);
      faults.compare_unnamed(seen[first].own, seen[second].own);
    }
  }
  return repeats;
}

}  // namespace ganh::catalog::sheets
