#include "catalog/store/postgres/server_rows.h"

#include <fmt/format.h>

#include "catalog/store/postgres/server_claim.h"
#include "catalog/store/postgres/server_connection.h"
#include "catalog/store/postgres/suitable.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr std::string_view list_columns = R"sql(
  SELECT c.relname, a.attname, format_type(a.atttypid, NULL),
         COALESCE(array_position(k.conkey, a.attnum), 0)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
   WHERE c.relnamespace = to_regnamespace(CAST(current_schema() AS TEXT))
     AND c.relkind IN ('r', 'p')
   ORDER BY c.relname, a.attnum)sql";

constexpr std::string_view list_pointings = R"sql(
  SELECT c.relname, k.conname, pg_get_constraintdef(k.oid), o.relname
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_class o ON o.oid = k.confrelid
   WHERE k.contype = 'f'
     AND c.relnamespace = to_regnamespace(CAST(current_schema() AS TEXT))
   ORDER BY c.relname, k.conname)sql";

constexpr std::string_view list_triggers = R"sql(
  SELECT DISTINCT c.relname
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
   WHERE NOT t.tgisinternal
     AND c.relnamespace = to_regnamespace(CAST(current_schema() AS TEXT))
   ORDER BY c.relname)sql";

// Of another role's lines not everybody may know what they are.
constexpr std::string_view count_others = R"sql(
  SELECT COUNT(*)
    FROM pg_stat_activity
   WHERE datname = current_database() AND pid <> pg_backend_pid()
     AND (usename = current_user OR application_name = 'ganh')
     AND application_name <> $1
     AND COALESCE(backend_type, 'client backend') = 'client backend')sql";

// Whoever has just closed his connection is seen for a moment longer.
constexpr int looks_max = 20;
constexpr std::string_view look_again = R"sql(
  SELECT pg_stat_clear_snapshot(), pg_sleep(0.05))sql";

class ServerRows final : public Rows {
 public:
  ServerRows(const std::string& address, Purpose purpose)
      : connection_(address, purpose == Purpose::snapshot ? Access::read_only : Access::read_write),
        purpose_(purpose) {}
  ~ServerRows() override { connection_.roll_back(); }
  ServerRows(const ServerRows&) = delete;
  ServerRows& operator=(const ServerRows&) = delete;

  void begin() override {
    connection_.begin();
    // The other side may take its time, and building what was dropped takes as long as it takes.
    connection_.script(
        "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
    check_suitable(connection_);
    if (purpose_ == Purpose::snapshot) return;
    connection_.take_turn("schema");  // as whoever opens the database does first
    if (purpose_ == Purpose::filling) put_checks_aside();
  }

  void commit() override {
    if (purpose_ == Purpose::filling) {
      for (const std::string& statement : checks_) connection_.script(statement);
      checks_.clear();
      describe_to_planner();
    }
    connection_.commit(purpose_ != Purpose::snapshot);
  }

  void add(const Table& table, std::span<const Record> records) override {
    std::string columns;
    for (const Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + column.name;
    }
    std::string lines;
    for (const Record& record : records) append_copied(lines, table, record);
    connection_.copy_in(fmt::format("COPY {} ({}) FROM STDIN", table.name, columns), lines);
  }

  std::int64_t others() override {
    const Value claims[] = {claim_name};
    std::int64_t found = 1;
    for (int looks = 0; found > 0 && looks < looks_max; ++looks) {
      if (looks > 0) connection_.run(look_again, {}, {});
      connection_.run(count_others, claims, [&](const Row& row) { found = row.integer(0); });
    }
    return found;
  }
  Connection& connection() override { return connection_; }

 protected:
  std::vector<Table> described() override {
    Describing found;
    connection_.run(list_columns, {}, [&](const Row& row) {
      found.add(row.text(0), row.text(1), row.text(2), row.integer(3));
    });
    return std::move(found).tables();
  }

  // Asked for by their sizes first, which a server knows without reading what is large.
  std::size_t rows_that_fit(const Table& table, const Record* after) override {
    std::string bytes = "CAST(0 AS BIGINT)";
    for (const Column& column : table.columns) {
      if (column.kind == Value::Kind::integer) continue;
      bytes += fmt::format(" + COALESCE(octet_length({}), 0)", column.name);
    }
    const std::string key = key_columns(table);
    std::vector<Value> arguments = key_values(table, after);
    const std::size_t given = arguments.size();
    arguments.emplace_back(static_cast<std::int64_t>(rows_in_slice));
    arguments.emplace_back(static_cast<std::int64_t>(bytes_in_slice));
    const std::string sql = fmt::format(
        "SELECT COUNT(*) FROM ("
        "SELECT SUM(bytes) OVER (ORDER BY {0} ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before"
        " FROM (SELECT {0}, {1} AS bytes FROM {2} {3} ORDER BY {0} LIMIT ${4}) AS slice) AS sums"
        " WHERE bytes_before < ${5}",
        key, bytes, table.name, beyond(table, after), given + 1, given + 2);
    std::int64_t fitting = 1;
    connection_.run(sql, arguments, [&](const Row& row) { fitting = row.integer(0); });
    return static_cast<std::size_t>(fitting);
  }

  std::vector<Pointing> pointings() override {
    if (!checks_.empty()) return pointings_;
    std::vector<Pointing> found;
    connection_.run(list_pointings, {}, [&](const Row& row) {
      found.push_back({row.string(0), row.string(3)});
    });
    return found;
  }

 private:
  // Whoever opens the database next plans by what is there, and not by tables that were empty.
  void describe_to_planner() {
    std::string names;
    for (const Table& table : described()) names += (names.empty() ? "" : ", ") + table.name;
    if (!names.empty()) connection_.script("ANALYZE " + names);
  }

  // Triggers rest; foreign keys go and come back, as they would be checked row by row.
  void put_checks_aside() {
    pointings_ = pointings();
    checks_.clear();
    std::string put_aside;
    connection_.run(list_pointings, {}, [&](const Row& row) {
      put_aside += fmt::format("ALTER TABLE {} DROP CONSTRAINT {};", row.text(0), row.text(1));
      checks_.push_back(fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {}", row.text(0), row.text(1),
                                    row.text(2)));
    });
    connection_.run(list_triggers, {}, [&](const Row& row) {
      put_aside += fmt::format("ALTER TABLE {} DISABLE TRIGGER USER;", row.text(0));
      checks_.push_back(fmt::format("ALTER TABLE {} ENABLE TRIGGER USER", row.text(0)));
    });
    if (!put_aside.empty()) connection_.script(put_aside);
  }

  ServerConnection connection_;
  const Purpose purpose_;
  std::vector<std::string> checks_;  // as they are made again
  std::vector<Pointing> pointings_;  // as they were before
};

void append_escaped(std::string& lines, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        lines += "\\\\";
        break;
      case '\n':
        lines += "\\n";
        break;
      case '\r':
        lines += "\\r";
        break;
      case '\t':
        lines += "\\t";
        break;
      default:
        lines += c;
    }
  }
}

void append_hexadecimal(std::string& lines, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  lines += "\\\\x";
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    lines += digits[value >> 4];
    lines += digits[value & 0xf];
  }
}

}  // namespace

void append_copied(std::string& lines, const Table& table, const Record& record) {
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (i > 0) lines += '\t';
    const Field& field = record[i];
    if (field.is_null) {
      lines += "\\N";
    } else if (table.columns[i].kind == Value::Kind::integer) {
      fmt::format_to(std::back_inserter(lines), "{}", field.integer);
    } else if (table.columns[i].kind == Value::Kind::bytes) {
      append_hexadecimal(lines, field.text);
    } else {
      append_escaped(lines, field.text);
    }
  }
  lines += '\n';
}

std::unique_ptr<Rows> rows_of(const std::string& address, Purpose purpose) {
  return std::make_unique<ServerRows>(address, purpose);
}

}  // namespace ganh::catalog::store::postgres
