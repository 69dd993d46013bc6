// All rows of a database, table by table, whatever they mean: what is read and written when a
// database is carried into another.
//
// Used by one thread at a time. Throws StorageError.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catalog/store/address.h"
#include "catalog/store/moving/table.h"

namespace ganh::catalog::store {

// Whichever is reached first; one row at least.
inline constexpr std::size_t rows_in_slice = 2000;
inline constexpr std::size_t bytes_in_slice = 8 << 20;

// snapshot: reads one moment, beside others. keeping: nobody else opens the database meanwhile.
// filling: as keeping, and triggers and what rows point at are not heeded before the end.
enum class Purpose { snapshot, keeping, filling };

// A row's key, as a list.
std::string key_columns(const Table& table);

class Rows {
 public:
  virtual ~Rows() = default;

  // From begin() to commit() is one transaction; whoever leaves without has changed nothing.
  virtual void begin() = 0;
  // std::logic_error when rows have been left that point at nothing.
  virtual void commit() = 0;

  // Every table but `schema_migrations`; those that are pointed at come before those that point.
  std::vector<Table> tables();

  // The next rows by key, a slice of them; those after the key `after` when it is given. None when
  // there are no more.
  std::vector<Record> slice(const Table& table, const Record* after);

  virtual void add(const Table& table, std::span<const Record> records) = 0;
  void remove(const Table& table, const Record& key);

  // How many other connections the database has, of this program or any other.
  virtual std::int64_t others() = 0;

  virtual Connection& connection() = 0;

 protected:
  struct Pointing {
    std::string from;
    std::string to;
  };
  virtual std::vector<Table> described() = 0;  // by name
  virtual std::vector<Pointing> pointings() = 0;

  // Of the rows of this slice, how many may be asked for together where an answer comes as a whole.
  virtual std::size_t rows_that_fit(const Table& /*table*/, const Record* /*after*/) {
    return rows_in_slice;
  }

  // "WHERE (key) > ($1 …)", and what $1 … are; nothing where a table begins.
  static std::string beyond(const Table& table, const Record* after);
  static std::vector<Value> key_values(const Table& table, const Record* after);
};

// The database must be there, with its schema.
std::unique_ptr<Rows> rows_of(const Address& address, Purpose purpose);

// The tables of such a description: name, column, type, place in the key (0: none), by table.
class Describing {
 public:
  void add(std::string_view table, std::string_view column, std::string_view type,
           std::int64_t place_in_key);
  std::vector<Table> tables() &&;

 private:
  std::vector<Table> tables_;
};

}  // namespace ganh::catalog::store
