#include "catalog/store/sqlite/file_rows.h"

#include <fmt/format.h>

#include "catalog/store/sqlite/file_connection.h"

namespace ganh::catalog::store::sqlite {
namespace {

class FileRows final : public Rows {
 public:
  FileRows(const std::filesystem::path& file, Purpose purpose)
      : connection_(file, purpose == Purpose::snapshot ? Access::read_only : Access::read_write),
        purpose_(purpose) {}

  void begin() override {
    if (purpose_ == Purpose::snapshot) {
      connection_.control("BEGIN");
    } else {
      connection_.control("BEGIN IMMEDIATE");
    }
    if (purpose_ == Purpose::filling) put_triggers_aside();
  }

  void commit() override {
    if (purpose_ == Purpose::filling) {
      for (const std::string& trigger : triggers_) connection_.script(trigger);
      triggers_.clear();
      connection_.run("PRAGMA foreign_key_check", {}, [](const Row& row) {
        throw std::logic_error(fmt::format("a row of {} points at nothing", row.text(0)));
      });
    }
    connection_.control("COMMIT");
  }

  void add(const Table& table, std::span<const Record> records) override {
    std::string columns;
    std::string parameters;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      columns += (i > 0 ? ", " : "") + table.columns[i].name;
      parameters += fmt::format("{}${}", i > 0 ? ", " : "", i + 1);
    }
    const std::string sql =
        fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, columns, parameters);
    std::vector<Value> values;
    for (const Record& record : records) {
      values.clear();
      for (std::size_t i = 0; i < record.size(); ++i) {
        values.push_back(value_of(table.columns[i], record[i]));
      }
      connection_.run(sql, values, {});
    }
  }

  // Whoever owns the folder's lock has the file for himself.
  std::int64_t others() override { return 0; }
  Connection& connection() override { return connection_; }

 protected:
  std::vector<Table> described() override {
    constexpr std::string_view sql = R"sql(
      SELECT t.name, c.name, c.type, c.pk
        FROM sqlite_schema t
        JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
       ORDER BY t.name, c.cid)sql";
    Describing found;
    connection_.run(sql, {}, [&](const Row& row) {
      found.add(row.text(0), row.text(1), row.text(2), row.integer(3));
    });
    return std::move(found).tables();
  }

  std::vector<Pointing> pointings() override {
    constexpr std::string_view sql = R"sql(
      SELECT t.name, k."table"
        FROM sqlite_schema t
        JOIN pragma_foreign_key_list(t.name) k
       WHERE t.type = 'table'
       ORDER BY t.name, k.id, k.seq)sql";
    std::vector<Pointing> found;
    connection_.run(sql, {}, [&](const Row& row) {
      found.push_back({row.string(0), row.string(1)});
    });
    return found;
  }

 private:
  void put_triggers_aside() {
    constexpr std::string_view sql = R"sql(
      SELECT name, sql
        FROM sqlite_schema
       WHERE type = 'trigger'
       ORDER BY name)sql";
    std::vector<std::string> names;
    triggers_.clear();
    connection_.run(sql, {}, [&](const Row& row) {
      names.push_back(row.string(0));
      triggers_.push_back(row.string(1));
    });
    for (const std::string& name : names) connection_.script("DROP TRIGGER " + name);
  }

  FileConnection connection_;
  const Purpose purpose_;
  std::vector<std::string> triggers_;  // as they are made again
};

}  // namespace

std::unique_ptr<Rows> rows_of(const std::filesystem::path& file, Purpose purpose) {
  return std::make_unique<FileRows>(file, purpose);
}

}  // namespace ganh::catalog::store::sqlite
