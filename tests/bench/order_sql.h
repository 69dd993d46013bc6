// One order as rows: two updates and five inserts, and what must hold of them afterwards.
//
// The one text that every contender of the benchmark runs.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ganh::bench {

inline constexpr std::string_view cooperative = "coop_01jd6x2m3q8v4s0t9c7k5h1e2z";
inline constexpr std::int64_t packs = 1000;
inline constexpr std::int64_t on_hand_each = 1'000'000'000;

inline constexpr std::string_view schema = R"sql(
  CREATE TABLE heads (
    cooperative_id TEXT NOT NULL PRIMARY KEY,
    change INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE stock (
    cooperative_id TEXT NOT NULL,
    sku TEXT NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL CHECK (reserved BETWEEN 0 AND on_hand),
    PRIMARY KEY (cooperative_id, sku)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE commands (
    cooperative_id TEXT NOT NULL,
    id TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE orders (
    cooperative_id TEXT NOT NULL,
    id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    buyer TEXT NOT NULL,
    state TEXT NOT NULL,
    total_vnd INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, id),
    UNIQUE (cooperative_id, external_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE order_lines (
    cooperative_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    sku TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    price_vnd INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, order_id, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE reservations (
    cooperative_id TEXT NOT NULL,
    sku TEXT NOT NULL,
    order_id TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (cooperative_id, sku, order_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE changes (
    cooperative_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (cooperative_id, number)
  ) STRICT, WITHOUT ROWID;)sql";

// The same tables on a server.
std::string schema_on_server();

inline constexpr std::string_view make_head =
    "INSERT INTO heads (cooperative_id, change) VALUES ($1, 0)";

inline constexpr std::string_view make_stock = R"sql(
  INSERT INTO stock (cooperative_id, sku, on_hand, reserved)
  VALUES ($1, $2, $3, 0))sql";

// The order's own statements, in the order in which they run.
inline constexpr std::string_view advance_head = R"sql(
  UPDATE heads SET change = change + 1
   WHERE cooperative_id = $1
  RETURNING change)sql";

inline constexpr std::string_view reserve_stock = R"sql(
  UPDATE stock SET reserved = reserved + $3
   WHERE cooperative_id = $1
     AND sku = $2
     AND on_hand - reserved >= $3
  RETURNING on_hand - reserved)sql";

inline constexpr std::string_view add_command = R"sql(
  INSERT INTO commands (cooperative_id, id, actor, at_us)
  VALUES ($1, $2, $3, $4))sql";

inline constexpr std::string_view add_order = R"sql(
  INSERT INTO orders (cooperative_id, id, external_id, buyer, state, total_vnd)
  VALUES ($1, $2, $3, $4, 'received', $5))sql";

inline constexpr std::string_view add_line = R"sql(
  INSERT INTO order_lines (cooperative_id, order_id, line, sku, quantity, price_vnd)
  VALUES ($1, $2, 1, $3, $4, $5))sql";

inline constexpr std::string_view add_reservation = R"sql(
  INSERT INTO reservations (cooperative_id, sku, order_id, quantity)
  VALUES ($1, $2, $3, $4))sql";

// One order with its line, by its number there.
inline constexpr std::string_view find_order = R"sql(
  SELECT o.total_vnd, l.quantity
    FROM orders AS o
    JOIN order_lines AS l ON l.cooperative_id = o.cooperative_id AND l.order_id = o.id
   WHERE o.cooperative_id = $1
     AND o.external_id = $2)sql";

inline constexpr std::string_view add_change = R"sql(
  INSERT INTO changes (cooperative_id, number, command_id, kind, detail)
  VALUES ($1, $2, $3, 'order_received', $4))sql";

// One row: orders, head, changes, units reserved on stock, units in reservations, đồng of the
// orders less đồng of their lines.
inline constexpr std::string_view totals = R"sql(
  SELECT (SELECT COUNT(*) FROM orders WHERE cooperative_id = $1),
         (SELECT change FROM heads WHERE cooperative_id = $1),
         (SELECT COUNT(*) FROM changes WHERE cooperative_id = $1),
         (SELECT SUM(reserved) FROM stock WHERE cooperative_id = $1),
         (SELECT COALESCE(SUM(quantity), 0) FROM reservations WHERE cooperative_id = $1),
         (SELECT COALESCE(SUM(total_vnd), 0) FROM orders WHERE cooperative_id = $1) -
         (SELECT COALESCE(SUM(quantity * price_vnd), 0) FROM order_lines
           WHERE cooperative_id = $1))sql";

using Totals = std::array<std::int64_t, 6>;

// What one order says; made from its number alone, so that all contenders write the same rows.
struct Order {
  explicit Order(std::uint64_t number);

  std::string id;
  std::string external_id;
  std::string command_id;
  std::string sku;
  std::string detail;
  std::int64_t quantity;
  std::int64_t price_vnd;
  std::int64_t at_us;
};

inline constexpr std::string_view buyer = "Nguyễn Thị Bưởi, ấp 3, xã Mỹ Hội";
inline constexpr std::string_view actor = "clerk_01jd6x2m3q8v4s0t9c7k5h1e2z";

std::string sku_of(std::int64_t pack);

}  // namespace ganh::bench
