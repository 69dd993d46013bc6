#include "catalog/stock/reservations.h"

#include <algorithm>
#include <cassert>

#include "catalog/json/json.h"
#include "catalog/stock/held.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;

Reservation reservation_of(const store::Row& row) {
  return {OrderId{row.string(0)}, static_cast<int>(row.integer(1)), ProductId{row.string(2)},
          row.integer(3), row.integer(4)};
}

void record(Command& command, const Reservation& moved, std::int64_t by_packs) {
  json::Writer detail;
  detail.object([&] {
    detail.field(is_hold(moved.order) ? "hold" : "order", moved.order.text);
    detail.field("reserved_base", by_packs * moved.net_base);
  });
  command.record(changes::Noun::stock, moved.product.text, changes::Kind::updated,
                 std::move(detail).text());
}

void give_back(Command& command, const Reservation& reservation, std::int64_t packs) {
  constexpr std::string_view lower_product = R"sql(
    UPDATE product_stock
       SET reserved_base = reserved_base - $3
     WHERE cooperative_id = $1 AND product_id = $2)sql";
  constexpr std::string_view lower_line = R"sql(
    UPDATE reservations
       SET packs = packs - $4
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  constexpr std::string_view remove_line = R"sql(
    DELETE FROM reservations
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  assert(packs >= 1 && packs <= reservation.packs);
  const auto& rows = command.rows();
  rows.run(lower_product, {reservation.product, packs * reservation.net_base});
  if (packs == reservation.packs) {
    rows.run(remove_line, {reservation.order, reservation.line});
  } else {
    rows.run(lower_line, {reservation.order, reservation.line, packs});
  }
  record(command, reservation, -packs);
}

void turn_short(Command& command, const Reservation& reservation, std::int64_t packs) {
  give_back(command, reservation, packs);
  if (is_hold(reservation.order)) return note_short(command, {reservation.order.text}, packs);
  json::Writer detail;
  detail.object([&] {
    detail.field("line", reservation.line);
    detail.field("turned_short_packs", packs);
  });
  command.record(changes::Noun::order, reservation.order.text, changes::Kind::updated,
                 std::move(detail).text());
}

// What stands behind an id's prefix begins with the time.
std::string_view since(const OrderId& order) {
  return std::string_view(order.text).substr(order.text.find('_') + 1);
}

std::vector<Reservation> newest(const store::Scope& scope, const ProductId& product, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id, line, product_id, net_base, packs
      FROM reservations
     WHERE cooperative_id = $1 AND product_id = $2
     ORDER BY since DESC, order_id DESC, line DESC
     LIMIT $3)sql";
  return scope.all(list, {product, limit}, reservation_of);
}

}  // namespace

std::int64_t reserve(Command& command, const Reservation& wanted) {
  constexpr std::string_view take = R"sql(
    UPDATE product_stock
       SET reserved_base = reserved_base + $3
     WHERE cooperative_id = $1 AND product_id = $2
       AND reserved_base + $3 <= (SELECT COALESCE(CAST(SUM(sellable_base) AS BIGINT), 0)
                                    FROM lots
                                   WHERE cooperative_id = $1 AND product_id = $2
                                     AND sellable_base > 0 AND expires_day >= $4))sql";
  constexpr std::string_view add_to_line = R"sql(
    INSERT INTO reservations (cooperative_id, order_id, line, product_id, net_base, packs, since)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (cooperative_id, order_id, line)
        DO UPDATE SET packs = reservations.packs + excluded.packs)sql";
  assert(wanted.net_base >= 1 && wanted.packs >= 0);
  const auto& rows = command.rows();
  hold(rows, wanted.product);
  end_due_holds(command, wanted.product);
  const Stock stock = stock_of(rows, wanted.product, command.today());
  const std::int64_t free_base = stock.sellable_base - stock.reserved_base;
  Reservation taken = wanted;
  taken.packs = std::clamp<std::int64_t>(free_base / wanted.net_base, 0, wanted.packs);
  if (taken.packs == 0) return 0;
  if (rows.run(take, {taken.product, taken.base(), to_days(command.today())}) == 0) return 0;
  rows.run(add_to_line, {taken.order, taken.line, taken.product, taken.net_base, taken.packs,
                         since(taken.order)});
  record(command, taken, taken.packs);
  return taken.packs;
}

void release(Command& command, const OrderId& order) {
  for (const Reservation& reservation : reservations_of(command.rows(), order)) {
    give_back(command, reservation, reservation.packs);
  }
}

void release(Command& command, const OrderId& order, int line, std::int64_t packs) {
  for (const Reservation& reservation : reservations_of(command.rows(), order)) {
    if (reservation.line == line) give_back(command, reservation, packs);
  }
}

std::vector<Reservation> reservations_of(const store::Scope& scope, const OrderId& order) {
  // By product first: every writer then holds products in the same order.
  constexpr std::string_view list = R"sql(
    SELECT order_id, line, product_id, net_base, packs
      FROM reservations
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY product_id, line)sql";
  return scope.all(list, {order}, reservation_of);
}

void settle_reservations(Command& command, const ProductId& product) {
  constexpr int batch = 100;
  hold(command.rows(), product);
  end_due_holds(command, product);
  const Stock stock = stock_of(command.rows(), product, command.today());
  std::int64_t uncovered_base = stock.reserved_base - stock.sellable_base;
  while (uncovered_base > 0) {
    const auto lines = newest(command.rows(), product, batch);
    assert(!lines.empty());
    if (lines.empty()) return;
    for (const Reservation& line : lines) {
      if (uncovered_base <= 0) break;
      const std::int64_t needed = (uncovered_base + line.net_base - 1) / line.net_base;
      const std::int64_t packs = std::min(needed, line.packs);
      turn_short(command, line, packs);
      uncovered_base -= packs * line.net_base;
    }
  }
}

std::int64_t hold(const store::WriteScope& rows, const ProductId& product) {
  constexpr std::string_view touch = R"sql(
    INSERT INTO product_stock (cooperative_id, product_id, reserved_base)
    VALUES ($1, $2, 0)
        ON CONFLICT (cooperative_id, product_id)
        DO UPDATE SET reserved_base = product_stock.reserved_base
    RETURNING reserved_base)sql";
  return rows.number(touch, {product});
}

}  // namespace ganh::catalog::stock
