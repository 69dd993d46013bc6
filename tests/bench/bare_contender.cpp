#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>
#include <variant>
#include <vector>

#include "tests/bench/contender.h"

namespace ganh::bench {
namespace {

using Argument = std::variant<std::int64_t, std::string_view>;

class Statement {
 public:
  Statement(sqlite3* handle, std::string_view sql) : handle_(handle) {
    const int size = static_cast<int>(sql.size());
    check(sqlite3_prepare_v3(handle, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement_,
                             nullptr));
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
      const std::string name = "$" + std::to_string(i);
      places_.push_back(sqlite3_bind_parameter_index(statement_, name.c_str()));
    }
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // The first row's columns, as many as wanted.
  template <std::size_t columns = 0>
  std::array<std::int64_t, columns> run(std::initializer_list<Argument> arguments) {
    std::size_t at = 0;
    for (const Argument& argument : arguments) {
      const int place = places_.at(at++);
      if (const auto* text = std::get_if<std::string_view>(&argument)) {
        sqlite3_bind_text(statement_, place, text->data(), static_cast<int>(text->size()),
                          SQLITE_STATIC);
      } else {
        sqlite3_bind_int64(statement_, place, std::get<std::int64_t>(argument));
      }
    }
    std::array<std::int64_t, columns> row{};
    int code = sqlite3_step(statement_);
    if (columns > 0 && code != SQLITE_ROW) throw std::runtime_error("no row came back");
    for (std::size_t i = 0; i < columns; ++i) {
      row[i] = sqlite3_column_int64(statement_, static_cast<int>(i));
    }
    while (code == SQLITE_ROW) code = sqlite3_step(statement_);
    sqlite3_reset(statement_);
    check(code == SQLITE_DONE ? SQLITE_OK : code);
    return row;
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> places_;
};

struct Handle {
  explicit Handle(const std::filesystem::path& file) {
    sqlite3_open(file.c_str(), &sqlite);
    // The seam's own settings, so that only the way is compared.
    script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864;"
        "PRAGMA cache_size = -16000");
    script(schema);
  }
  ~Handle() { sqlite3_close(sqlite); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void script(std::string_view statements) const {
    if (sqlite3_exec(sqlite, std::string(statements).c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(sqlite));
    }
  }

  sqlite3* sqlite = nullptr;
};

class Bare final : public Contender {
 public:
  Bare(const std::filesystem::path& file, unsigned orders_a_commit)
      : handle_(file), orders_a_commit_(orders_a_commit) {
    handle_.script("BEGIN");
    Statement(handle_.sqlite, make_head).run({cooperative});
    Statement stock(handle_.sqlite, make_stock);
    for (int pack = 0; pack < packs; ++pack) stock.run({cooperative, sku_of(pack), on_hand_each});
    handle_.script("COMMIT");
  }

  std::string name() const override {
    return fmt::format("SQLite alone, {} a commit", orders_a_commit_);
  }

  std::uint64_t run(const Slice& slice) override {
    const auto end = std::chrono::steady_clock::now() + slice.time;
    std::uint64_t written = 0;
    while (written < slice.orders_max && std::chrono::steady_clock::now() < end) {
      begin_.run({});
      for (unsigned i = 0; i < orders_a_commit_ && written < slice.orders_max; ++i, ++written) {
        write_order(Order(next_++));
      }
      commit_.run({});
    }
    return written;
  }

  Totals totals() override {
    return Statement(handle_.sqlite, bench::totals).run<std::tuple_size_v<Totals>>({cooperative});
  }

 private:
  void write_order(const Order& order) {
    const std::int64_t change = advance_head_.run<1>({cooperative})[0];
    reserve_stock_.run<1>({cooperative, order.sku, order.quantity});
    add_command_.run({cooperative, order.command_id, actor, order.at_us});
    add_order_.run(
        {cooperative, order.id, order.external_id, buyer, order.quantity * order.price_vnd});
    add_line_.run({cooperative, order.id, order.sku, order.quantity, order.price_vnd});
    add_reservation_.run({cooperative, order.sku, order.id, order.quantity});
    add_change_.run({cooperative, change, order.command_id, order.detail});
  }

  Handle handle_;
  const unsigned orders_a_commit_;
  std::uint64_t next_ = 0;
  Statement begin_{handle_.sqlite, "BEGIN IMMEDIATE"};
  Statement commit_{handle_.sqlite, "COMMIT"};
  Statement advance_head_{handle_.sqlite, advance_head};
  Statement reserve_stock_{handle_.sqlite, reserve_stock};
  Statement add_command_{handle_.sqlite, add_command};
  Statement add_order_{handle_.sqlite, add_order};
  Statement add_line_{handle_.sqlite, add_line};
  Statement add_reservation_{handle_.sqlite, add_reservation};
  Statement add_change_{handle_.sqlite, add_change};
};

}  // namespace

std::unique_ptr<Contender> bare(const std::filesystem::path& file, unsigned orders_a_commit) {
  return std::make_unique<Bare>(file, orders_a_commit);
}

}  // namespace ganh::bench
