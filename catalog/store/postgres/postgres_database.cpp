#include "catalog/store/postgres/postgres_database.h"

#include <fmt/format.h>

#include <chrono>
#include <random>

#include "catalog/store/ending.h"
#include "catalog/store/grouping/inside.h"
#include "catalog/store/grouping/readers.h"
#include "catalog/store/grouping/writers.h"
#include "catalog/store/migrate.h"
#include "catalog/store/postgres/hearing.h"
#include "catalog/store/postgres/server_connection.h"
#include "catalog/store/postgres/suitable.h"
#include "catalog/store/staying.h"

namespace ganh::catalog::store::postgres {
namespace {

constexpr std::chrono::minutes turn_had_within{10};

class ServerSchema final : public Schema {
 public:
  explicit ServerSchema(ServerConnection& connection) : connection_(connection) {}

  void make_migrations_table() override {
    transact([&] {
      connection_.script(R"sql(
        CREATE TABLE IF NOT EXISTS schema_migrations (
          module text NOT NULL,
          number bigint NOT NULL,
          PRIMARY KEY (module, number)
        ))sql");
    });
  }

  // Processes that open a database together go one after the other.
  void transact(const std::function<void()>& fn) override {
    begin_in_turn();
    try {
      // A step on many rows takes as long as it takes.
      connection_.script("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'");
      fn();
      connection_.commit(false);
    } catch (...) {
      connection_.roll_back();
      throw;
    }
  }

  void take(const Migration& step) override { connection_.script(step.sql); }
  Connection& connection() override { return connection_; }

 private:
  // Whose step takes long is waited for in tries, each within what an answer may take.
  void begin_in_turn() {
    const auto deadline = std::chrono::steady_clock::now() + turn_had_within;
    for (;;) {
      connection_.begin();
      try {
        connection_.take_turn("schema");
        connection_.settle();
        return;
      } catch (const StorageError& failure) {
        connection_.roll_back();
        const bool is_taken = failure.kind() == StorageError::Kind::busy;
        if (!is_taken || std::chrono::steady_clock::now() >= deadline) throw;
      }
    }
  }

  ServerConnection& connection_;
};

// What this process is called among those on the database.
std::string new_name() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

class PostgresDatabase final : public Database, public Ending, public Staying {
 public:
  PostgresDatabase(const std::string& address, std::span<const Migration> migrations,
                   const Options& options)
      : name_(new_name()),
        writer_(address, Access::read_write, name_, patience_),
        readers_(
            [address, patience = patience_] {
              return std::make_unique<ServerConnection>(address, Access::read_only, "", patience);
            },
            options.readers_max) {
    writer_.begin();
    check_suitable(writer_);
    clock_ahead_ = postgres::clock_ahead(writer_);
    writer_.commit(false);
    ServerSchema schema(writer_);
    migrate(schema, migrations);
    if (options.writer == Writer::grouped) {
      runner_ = std::make_unique<GroupingRunner>(writer_, options);
    } else {
      runner_ = std::make_unique<InlineRunner>(writer_);
    }
    hearing_ = std::make_unique<Hearing>(address, name_);
  }

  void on_commit(std::function<void()> listener) override {
    hearing_->on_commit(listener);
    runner_->on_commit(std::move(listener));
  }
  void tell_others(std::string_view message) override { hearing_->tell(message); }
  void on_told(std::function<void(std::string_view)> listener) override {
    hearing_->on_told(std::move(listener));
  }
  Duration clock_ahead() override { return clock_ahead_; }
  void on_clock(std::function<void(Duration)> listener) override {
    hearing_->on_clock(std::move(listener));
  }
  void on_new_line(std::function<void(const Read&)> check) override {
    check_new_line_ = std::move(check);
    checked_line_ = writer_.lines();
  }
  void end_soon() override { patience_->end_soon(); }

 protected:
  void run_read(const std::function<void(const Read&)>& fn) override {
    const Inside guard(*this);
    readers_.run(fn);
  }

  void run_write(const std::function<bool(Write&)>& fn) override {
    Inside::check(*this);
    runner_->run([&](Write& write) {
      const Inside guard(*this);
      check_line();
      const bool is_kept = fn(write);
      // A line that was cut while it was idle has been replaced by the first answer.
      if (is_kept) writer_.settle();
      check_line();
      return is_kept;
    });
  }

 private:
  // On the thread that writes. Whoever carries the database elsewhere holds this turn from before
  // he looks who is there until he has left: he sees this line, or it sees what he has written.
  void check_line() {
    if (!check_new_line_ || writer_.lines() == checked_line_) return;
    writer_.take_turn("schema");
    check_new_line_(Read(writer_));
    checked_line_ = writer_.lines();
  }

  const std::string name_;
  const std::shared_ptr<Patience> patience_ = std::make_shared<Patience>();
  ServerConnection writer_;
  Readers readers_;
  Duration clock_ahead_{};
  std::function<void(const Read&)> check_new_line_;
  int checked_line_ = 0;
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<Hearing> hearing_;  // calls the listener, and so goes first
};

}  // namespace

std::unique_ptr<Database> open(const std::string& address, std::span<const Migration> migrations,
                               Options options) {
  return std::make_unique<PostgresDatabase>(address, migrations, options);
}

}  // namespace ganh::catalog::store::postgres
