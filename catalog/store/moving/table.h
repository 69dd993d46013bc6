// A table as the database itself describes it, and a row of it outside any database.

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

struct Column {
  std::string name;
  Value::Kind kind = Value::Kind::text;
  bool operator==(const Column&) const = default;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::size_t> key;  // places in `columns`, in the key's order
  bool operator==(const Table&) const = default;
};

// What a column holds. Of one column's two the order is that of both databases: whole numbers by
// size, text and bytes by their bytes.
struct Field {
  bool is_null = false;
  std::int64_t integer = 0;
  std::string text = {};  // or bytes
  auto operator<=>(const Field&) const = default;
};

using Record = std::vector<Field>;

inline std::size_t bytes_of(const Record& record) {
  std::size_t bytes = 0;
  for (const Field& field : record) bytes += field.text.size();
  return bytes;
}

inline Value value_of(const Column& column, const Field& field) {
  if (field.is_null) return nullptr;
  switch (column.kind) {
    case Value::Kind::integer:
      return field.integer;
    case Value::Kind::bytes:
      return Value::bytes(field.text);
    default:
      return field.text;
  }
}

inline Record key_of(const Table& table, const Record& record) {
  Record key;
  for (const std::size_t place : table.key) key.push_back(record[place]);
  return key;
}

}  // namespace ganh::catalog::store
