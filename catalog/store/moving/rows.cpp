#include "catalog/store/moving/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "catalog/store/postgres/server_rows.h"
#include "catalog/store/sqlite/file_rows.h"

namespace ganh::catalog::store {
namespace {

constexpr std::string_view steps_table = "schema_migrations";

std::vector<Value> values_of_key(const Table& table, const Record& key) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < key.size(); ++i) {
    values.push_back(value_of(table.columns[table.key[i]], key[i]));
  }
  return values;
}

std::string parameters(std::size_t count) {
  std::string listed;
  for (std::size_t i = 1; i <= count; ++i) listed += fmt::format("{}${}", i > 1 ? ", " : "", i);
  return listed;
}

Record record_of(const Table& table, const Row& row) {
  Record record;
  record.reserve(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const int at = static_cast<int>(i);
    Field& field = record.emplace_back();
    field.is_null = row.is_null(at);
    if (field.is_null) continue;
    if (table.columns[i].kind == Value::Kind::integer) {
      field.integer = row.integer(at);
    } else {
      field.text = row.text(at);
    }
  }
  return record;
}

// Ends an answer that is read row by row.
struct Enough {};

}  // namespace

std::string key_columns(const Table& table) {
  std::string listed;
  for (const std::size_t place : table.key) {
    listed += (listed.empty() ? "" : ", ") + table.columns[place].name;
  }
  return listed;
}

std::string Rows::beyond(const Table& table, const Record* after) {
  if (after == nullptr) return "";
  return fmt::format("WHERE ({}) > ({})", key_columns(table), parameters(table.key.size()));
}

std::vector<Value> Rows::key_values(const Table& table, const Record* after) {
  return after == nullptr ? std::vector<Value>{} : values_of_key(table, *after);
}

std::vector<Table> Rows::tables() {
  std::vector<Table> left = described();
  std::erase_if(left, [](const Table& table) { return table.name == steps_table; });
  std::map<std::string, std::set<std::string>> points_at;
  for (const Pointing& one : pointings()) {
    if (one.from != one.to) points_at[one.from].insert(one.to);
  }
  std::vector<Table> in_order;
  while (!left.empty()) {
    const auto waits = [&](const Table& table) {
      return std::ranges::any_of(
          left, [&](const Table& other) { return points_at[table.name].contains(other.name); });
    };
    auto next = std::ranges::find_if_not(left, waits);
    if (next == left.end()) throw std::logic_error("tables point at each other in a circle");
    in_order.push_back(std::move(*next));
    left.erase(next);
  }
  return in_order;
}

std::vector<Record> Rows::slice(const Table& table, const Record* after) {
  std::string columns;
  for (const Column& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + column.name;
  }
  std::vector<Value> arguments = key_values(table, after);
  arguments.emplace_back(static_cast<std::int64_t>(rows_that_fit(table, after)));
  const std::string sql =
      fmt::format("SELECT {} FROM {} {} ORDER BY {} LIMIT ${}", columns, table.name,
                  beyond(table, after), key_columns(table), arguments.size());
  std::vector<Record> records;
  std::size_t bytes = 0;
  try {
    connection().run(sql, arguments, [&](const Row& row) {
      records.push_back(record_of(table, row));
      bytes += bytes_of(records.back());
      if (bytes >= bytes_in_slice) throw Enough{};
    });
  } catch (const Enough&) {
  }
  return records;
}

void Rows::remove(const Table& table, const Record& key) {
  const std::string sql = fmt::format("DELETE FROM {} WHERE ({}) = ({})", table.name,
                                      key_columns(table), parameters(key.size()));
  connection().post(sql, values_of_key(table, key));
}

std::unique_ptr<Rows> rows_of(const Address& address, Purpose purpose) {
  if (address.is_server()) return postgres::rows_of(address.text(), purpose);
  return sqlite::rows_of(address.file(), purpose);
}

void Describing::add(std::string_view table, std::string_view column, std::string_view type,
                     std::int64_t place_in_key) {
  if (tables_.empty() || tables_.back().name != table) {
    tables_.push_back({std::string(table), {}, {}});
  }
  Table& last = tables_.back();
  const bool is_number = type == "INTEGER" || type == "bigint";
  const bool is_bytes = type == "BLOB" || type == "bytea";
  if (!is_number && !is_bytes && type != "TEXT" && type != "text") {
    throw std::logic_error(fmt::format("{}.{} is of the type {}", table, column, type));
  }
  if (place_in_key > 0) {
    const auto place = static_cast<std::size_t>(place_in_key);
    if (last.key.size() < place) last.key.resize(place);
    last.key[place - 1] = last.columns.size();
  }
  last.columns.push_back({std::string(column), is_number  ? Value::Kind::integer
                                               : is_bytes ? Value::Kind::bytes
                                                          : Value::Kind::text});
}

std::vector<Table> Describing::tables() && {
  for (const Table& table : tables_) {
    if (table.key.empty()) throw std::logic_error(fmt::format("{} has no key", table.name));
  }
  return std::move(tables_);
}

}  // namespace ganh::catalog::store
