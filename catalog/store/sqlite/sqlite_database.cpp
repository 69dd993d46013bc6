#include "catalog/store/sqlite/sqlite_database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "catalog/store/grouping/inside.h"
#include "catalog/store/grouping/readers.h"
#include "catalog/store/grouping/writers.h"
#include "catalog/store/migrate.h"
#include "catalog/store/sqlite/file_connection.h"
#include "catalog/store/sqlite/planner.h"

namespace ganh::catalog::store::sqlite {
namespace {

// SQLite gives its log and the log's index the mode of the database file.
void make_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    const auto kind = errno == ENOSPC ? StorageError::Kind::full : StorageError::Kind::io;
    throw StorageError(kind, fmt::format("{}: {}", file.string(), std::strerror(errno)));
  }
  ::close(descriptor);
}

class FileSchema final : public Schema {
 public:
  explicit FileSchema(FileConnection& connection) : connection_(connection) {
    // A step may rebuild a table that others point at; what dangles then is found below.
    connection_.script("PRAGMA foreign_keys = OFF");
  }
  void make_migrations_table() override {
    connection_.script(R"sql(
      CREATE TABLE IF NOT EXISTS schema_migrations (
        module TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (module, number)
      ) STRICT, WITHOUT ROWID)sql");
  }

  void transact(const std::function<void()>& fn) override {
    connection_.control("BEGIN IMMEDIATE");
    try {
      fn();
      connection_.control("COMMIT");
    } catch (...) {
      if (connection_.in_transaction()) connection_.control("ROLLBACK");
      throw;
    }
  }

  void take(const Migration& step) override {
    connection_.script(step.sql);
    connection_.run("PRAGMA foreign_key_check", {}, [](const Row& row) {
      throw std::logic_error(fmt::format("a row of {} points at nothing", row.text(0)));
    });
  }
  Connection& connection() override { return connection_; }

 private:
  FileConnection& connection_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::filesystem::path& file, std::span<const Migration> migrations,
                 const Options& options)
      : writer_((make_file(file), file), Access::read_write), readers_(
            [file] { return std::make_unique<FileConnection>(file, Access::read_only); },
            options.readers_max) {
    FileSchema schema(writer_);
    migrate(schema, migrations);
    schema.transact([&] { describe_tables(writer_); });
    // Pages are put by for the command's savepoint and for each statement that may fail half-way:
    // in memory, as a command is small. Not before, as a step of the schema may sort a whole table.
    writer_.script("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
    if (options.writer == Writer::grouped) {
      runner_ = std::make_unique<GroupingRunner>(writer_, options);
    } else {
      runner_ = std::make_unique<InlineRunner>(writer_);
    }
  }

  void on_commit(std::function<void()> listener) override {
    runner_->on_commit(std::move(listener));
  }

 protected:
  void run_read(const std::function<void(const Read&)>& fn) override {
    const Inside guard(*this);
    readers_.run(fn);
  }

  void run_write(const std::function<bool(Write&)>& fn) override {
    Inside::check(*this);
    runner_->run([&](Write& write) {
      const Inside guard(*this);
      return fn(write);
    });
  }

 private:
  // Taken down from the bottom: the thread stops, readers close, the writer closes last.
  FileConnection writer_;
  Readers readers_;
  std::unique_ptr<CommandRunner> runner_;
};

}  // namespace

std::unique_ptr<Database> open(const std::filesystem::path& file,
                               std::span<const Migration> migrations, Options options) {
  return std::make_unique<SqliteDatabase>(file, migrations, options);
}

}  // namespace ganh::catalog::store::sqlite
