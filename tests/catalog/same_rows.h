// Two databases row by row, whatever keeps each.

#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalog/store/moving/rows.h"

namespace ganh::catalog {

inline std::string shown(const store::Record& record) {
  std::string text;
  for (const store::Field& field : record) {
    if (!text.empty()) text += " | ";
    text += field.is_null         ? "NULL"
            : !field.text.empty() ? field.text
                                  : std::to_string(field.integer);
  }
  return text;
}

inline std::vector<store::Record> rows_in(store::Rows& rows, const store::Table& table) {
  std::vector<store::Record> all = rows.slice(table, nullptr);
  for (std::size_t last = all.size(); last == store::rows_in_slice;) {
    const store::Record after = key_of(table, all.back());
    const auto more = rows.slice(table, &after);
    all.insert(all.end(), more.begin(), more.end());
    last = more.size();
  }
  return all;
}

// The first row of each table that only one of them has or has so; "" when all are the same. How
// many rows there were in all is given in `rows`.
inline std::string difference(const store::Address& one, const store::Address& other,
                              std::size_t& rows) {
  const auto ours = store::rows_of(one, store::Purpose::snapshot);
  const auto theirs = store::rows_of(other, store::Purpose::snapshot);
  ours->begin();
  theirs->begin();
  std::string found;
  rows = 0;
  for (const store::Table& table : ours->tables()) {
    const auto mine = rows_in(*ours, table);
    const auto yours = rows_in(*theirs, table);
    rows += mine.size();
    if (mine == yours) continue;
    const auto [a, b] = std::ranges::mismatch(mine, yours);
    found +=
        fmt::format("{} ({} and {} rows):\n  {}\n  {}\n", table.name, mine.size(), yours.size(),
                    a == mine.end() ? "none" : shown(*a), b == yours.end() ? "none" : shown(*b));
  }
  return found;
}

}  // namespace ganh::catalog
