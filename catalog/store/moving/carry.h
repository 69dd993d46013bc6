// A database made the same as another: what differs is found by key, slice by slice, and mended.
//
// Both are inside begin() and commit(), and have the same steps of the schema.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalog/store/moving/rows.h"

namespace ganh::catalog::store {

// Tables done so far, of how many, and rows looked at in all. An exception leaves it.
struct Carried {
  std::size_t tables_done = 0;
  std::size_t tables = 0;
  std::int64_t rows = 0;
};
using Carrying = std::function<void(const Carried&)>;

// Which rows belong to the database they are in, and are neither carried nor taken away.
using Stays = std::function<bool(const Table& table, const Record& record)>;

struct Mended {
  std::int64_t removed = 0;
  std::int64_t added = 0;
};

// Leaves in `to` what `from` has. Rows that differ are removed before any is added, so that no
// unique key stands in the way. std::logic_error when the two have not the same tables.
Mended carry(Rows& from, Rows& to, const Stays& stays, const Carrying& progress = {});

// What a table comes to: equal in two databases when they hold the same rows.
struct TableSum {
  std::string table;
  std::int64_t rows = 0;
  std::vector<std::string> sums;  // of each column of whole numbers, NULL being 0
  std::string digest;             // SHA-256 over every field of every row, by key
  bool operator==(const TableSum&) const = default;
};
std::vector<TableSum> sum_up(Rows& rows, const Stays& stays, const Carrying& progress = {});

}  // namespace ganh::catalog::store
