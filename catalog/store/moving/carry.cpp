#include "catalog/store/moving/carry.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/crash_point.h"
#include "catalog/digest.h"

namespace ganh::catalog::store {
namespace {

// A table's rows by key, one after the other; those that stay are passed over.
class Walk {
 public:
  Walk(Rows& rows, const Table& table, const Stays& stays)
      : rows_(rows), table_(table), stays_(stays) {
    next();
  }
  const Record* record() const { return at_ < slice_.size() ? &slice_[at_] : nullptr; }
  Record key() const { return key_of(table_, slice_[at_]); }

  void next() {
    if (at_ < slice_.size()) ++at_;
    for (;; ++at_) {
      if (at_ == slice_.size() && !read_on()) return;
      if (!stays_ || !stays_(table_, slice_[at_])) return;
    }
  }

 private:
  bool read_on() {
    if (is_at_end_) return false;
    const Record last = slice_.empty() ? Record{} : key_of(table_, slice_.back());
    slice_ = rows_.slice(table_, slice_.empty() ? nullptr : &last);
    at_ = 0;
    is_at_end_ = slice_.empty();
    return !slice_.empty();
  }

  Rows& rows_;
  const Table& table_;
  const Stays& stays_;
  std::vector<Record> slice_;
  std::size_t at_ = 0;
  bool is_at_end_ = false;
};

class Telling {
 public:
  Telling(std::size_t tables, const Carrying& progress) : progress_(progress) {
    carried_.tables = tables;
  }
  void row() {
    if (++carried_.rows % static_cast<std::int64_t>(rows_in_slice) == 0) tell();
  }
  void table() {
    ++carried_.tables_done;
    tell();
  }

 private:
  void tell() const {
    if (progress_) progress_(carried_);
  }
  const Carrying& progress_;
  Carried carried_;
};

// Calls `differs(ours, theirs)` for each key of which the two have not the same row; whoever has
// none is null.
template <class Fn>
void compare(Walk& from, Walk& to, Telling& telling, Fn differs) {
  while (from.record() != nullptr || to.record() != nullptr) {
    std::strong_ordering order = std::strong_ordering::equal;
    if (from.record() == nullptr) {
      order = std::strong_ordering::greater;
    } else if (to.record() == nullptr) {
      order = std::strong_ordering::less;
    } else {
      order = from.key() <=> to.key();
    }
    telling.row();
    if (order < 0) {
      differs(from.record(), nullptr);
    } else if (order > 0) {
      differs(nullptr, to.record());
    } else if (*from.record() != *to.record()) {
      differs(from.record(), to.record());
    }
    if (order <= 0) from.next();
    if (order >= 0) to.next();
  }
}

// How many rows have to be added afterwards.
std::int64_t remove_what_differs(Rows& from, Rows& to, const Table& table, const Stays& stays,
                                 Telling& telling, Mended& mended) {
  std::int64_t missing = 0;
  Walk theirs(to, table, stays);
  Walk ours(from, table, stays);
  compare(ours, theirs, telling, [&](const Record* wanted, const Record* found) {
    if (wanted != nullptr) ++missing;
    if (found == nullptr) return;
    to.remove(table, key_of(table, *found));
    ++mended.removed;
  });
  return missing;
}

void add_what_is_missing(Rows& from, Rows& to, const Table& table, const Stays& stays,
                         Telling& telling, Mended& mended) {
  std::vector<Record> batch;
  std::size_t bytes = 0;
  const auto flush = [&] {
    to.add(table, batch);
    mended.added += static_cast<std::int64_t>(batch.size());
    batch.clear();
    bytes = 0;
    crash_point("moving.slice");
  };
  Walk theirs(to, table, stays);
  Walk ours(from, table, stays);
  compare(ours, theirs, telling, [&](const Record* wanted, const Record*) {
    if (wanted == nullptr) throw std::logic_error("a row came while the database was kept");
    batch.push_back(*wanted);
    bytes += bytes_of(*wanted);
    if (batch.size() >= rows_in_slice || bytes >= bytes_in_slice) flush();
  });
  if (!batch.empty()) flush();
}

bool same_tables(std::vector<Table> one, std::vector<Table> other) {
  std::ranges::sort(one, {}, &Table::name);
  std::ranges::sort(other, {}, &Table::name);
  return one == other;
}

__extension__ typedef __int128 Wide;

// Whole numbers add up beyond 64 bits: times in microseconds do so after some thousands.
class Sum {
 public:
  void add(std::int64_t number) { sum_ += number; }
  std::string text() const {
    constexpr Wide part = 1'000'000'000'000'000'000;
    const bool is_negative = sum_ < 0;
    const Wide size = is_negative ? -sum_ : sum_;
    const auto high = static_cast<std::int64_t>(size / part);
    const auto low = static_cast<std::int64_t>(size % part);
    const std::string digits =
        high > 0 ? fmt::format("{}{:018}", high, low) : fmt::format("{}", low);
    return (is_negative ? "-" : "") + digits;
  }

 private:
  Wide sum_ = 0;
};

// A field as it goes into the digest: its kind, its length, itself, so that no two rows are alike.
void append(std::string& bytes, const Column& column, const Field& field) {
  if (field.is_null) {
    bytes += "n;";
  } else if (column.kind == Value::Kind::integer) {
    bytes += fmt::format("i{};", field.integer);
  } else {
    bytes += fmt::format("t{}:", field.text.size());
    bytes += field.text;
  }
}

TableSum sum_of(Rows& rows, const Table& table, const Stays& stays, Telling& telling) {
  TableSum found{table.name, 0, {}, {}};
  std::vector<Sum> sums(table.columns.size());
  std::string chain;
  std::string bytes;
  for (Walk walk(rows, table, stays); walk.record() != nullptr; walk.next()) {
    const Record& record = *walk.record();
    for (std::size_t i = 0; i < record.size(); ++i) {
      sums[i].add(record[i].integer);
      append(bytes, table.columns[i], record[i]);
    }
    ++found.rows;
    telling.row();
    // Digest upon digest: of a table only a slice is ever held. Where it ends the rows say.
    const bool is_whole = found.rows % static_cast<std::int64_t>(rows_in_slice) == 0;
    if (!is_whole && bytes.size() < bytes_in_slice) continue;
    chain = sha256(chain + bytes);
    bytes.clear();
  }
  found.digest = sha256(chain + bytes);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].kind == Value::Kind::integer) found.sums.push_back(sums[i].text());
  }
  return found;
}

}  // namespace

Mended carry(Rows& from, Rows& to, const Stays& stays, const Carrying& progress) {
  const std::vector<Table> tables = from.tables();
  if (!same_tables(tables, to.tables())) {
    throw std::logic_error("the two databases have not the same tables");
  }
  Mended mended;
  Telling telling(tables.size(), progress);
  for (const Table& table : tables) {
    const auto missing = remove_what_differs(from, to, table, stays, telling, mended);
    if (missing > 0) add_what_is_missing(from, to, table, stays, telling, mended);
    telling.table();
    crash_point("moving.table");
  }
  return mended;
}

std::vector<TableSum> sum_up(Rows& rows, const Stays& stays, const Carrying& progress) {
  const std::vector<Table> tables = rows.tables();
  Telling telling(tables.size(), progress);
  std::vector<TableSum> sums;
  for (const Table& table : tables) {
    sums.push_back(sum_of(rows, table, stays, telling));
    telling.table();
  }
  return sums;
}

}  // namespace ganh::catalog::store
