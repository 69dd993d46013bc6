#include "catalog/orders/lines.h"

#include <algorithm>
#include <cassert>

#include "catalog/products/packs.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

void add_line(Command& command, const OrderId& order, int number, const NewOrder::Line& line) {
  constexpr std::string_view add = R"sql(
    INSERT INTO order_lines
      (cooperative_id, order_id, line, sku, name, pack_id, product_id, net_base, packs,
       unit_price_vnd, packed_packs, billed_vnd)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0))sql";
  std::optional<PackId> pack;
  std::optional<ProductId> product;
  std::optional<std::int64_t> net_base;
  if (const auto found = products::find_pack(command.rows(), std::string_view(line.sku))) {
    pack = found->pack.id;
    product = found->pack.product;
    net_base = found->pack.net_base;
  }
  command.rows().run(add, {order, number, line.sku, line.name, pack, product, net_base, line.packs,
                           line.unit_price.vnd});
}

void resolve_unknown_skus(Command& command, const OrderId& order) {
  constexpr std::string_view resolve = R"sql(
    UPDATE order_lines
       SET pack_id = $4, product_id = $5, net_base = $6
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  for (const LineRow& row : lines_of(command.rows(), order)) {
    if (row.product) continue;
    const auto found = products::find_pack(command.rows(), std::string_view(row.line.sku));
    if (!found) continue;
    const products::Pack& pack = found->pack;
    command.rows().run(resolve, {order, row.line.number, pack.id, pack.product, pack.net_base});
  }
}

void add_pick(Command& command, const OrderId& order, const Pick& pick) {
  constexpr std::string_view add = R"sql(
    INSERT INTO order_picks (cooperative_id, order_id, line, lot_id, quantity_base)
    VALUES ($1, $2, $3, $4, $5))sql";
  command.rows().run(add, {order, pick.line, pick.lot, pick.quantity_base});
}

}  // namespace

void add_lines(Command& command, const OrderId& order, const std::vector<NewOrder::Line>& lines) {
  int number = 0;
  for (const NewOrder::Line& line : lines) add_line(command, order, ++number, line);
}

std::vector<LineRow> lines_of(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT l.line, l.sku, l.name, l.pack_id, l.product_id, l.net_base, l.packs, l.unit_price_vnd,
           COALESCE(r.packs, 0), l.packed_packs, l.billed_vnd
      FROM order_lines AS l
      LEFT JOIN reservations AS r
        ON r.cooperative_id = l.cooperative_id AND r.order_id = l.order_id AND r.line = l.line
     WHERE l.cooperative_id = $1 AND l.order_id = $2
     ORDER BY l.line)sql";
  return scope.all(list, {order}, [](const store::Row& row) {
    LineRow found;
    found.line.number = static_cast<int>(row.integer(0));
    found.line.sku = row.string(1);
    found.line.name = row.string(2);
    if (!row.is_null(3)) found.line.pack = PackId{row.string(3)};
    if (!row.is_null(4)) found.product = ProductId{row.string(4)};
    found.net_base = row.integer(5);
    found.line.packs = row.integer(6);
    found.line.unit_price = {row.integer(7)};
    found.line.reserved_packs = row.integer(8);
    found.line.packed_packs = row.integer(9);
    found.line.billed = {row.integer(10)};
    return found;
  });
}

void cover_short_lines(Command& command, const OrderId& order) {
  resolve_unknown_skus(command, order);
  auto rows = lines_of(command.rows(), order);
  std::erase_if(rows, [](const LineRow& row) { return !row.product; });
  // By product first: every writer then holds products in the same order.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const LineRow& a, const LineRow& b) { return *a.product < *b.product; });
  for (const LineRow& row : rows) {
    const std::int64_t missing = row.line.packs - row.line.reserved_packs;
    if (missing > 0) {
      stock::reserve(command, {order, row.line.number, *row.product, row.net_base, missing});
    }
  }
}

Result<> pack_line(Command& command, const OrderId& order, const LineRow& row, std::int64_t packs) {
  constexpr std::string_view bill = R"sql(
    UPDATE order_lines
       SET packed_packs = $4, billed_vnd = $5
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  std::int64_t missing_base = packs * row.net_base;
  for (const stock::LotRow& lot : stock::lots_on_hand(command.rows(), *row.product)) {
    if (missing_base == 0) break;
    if (lot.lot.expires_on < command.today()) continue;
    const Pick pick{row.line.number, lot.lot.id, std::min(missing_base, lot.on_hand_base)};
    const auto entered = stock::enter(
        command, {pick.lot, -pick.quantity_base, stock::Cause::packed, order.text, pick.line});
    if (!entered) return entered;
    add_pick(command, order, pick);
    missing_base -= pick.quantity_base;
  }
  assert(missing_base == 0);  // what is reserved is covered by unexpired lots
  command.rows().run(bill, {order, row.line.number, packs, (row.line.unit_price * packs).vnd});
  return {};
}

}  // namespace ganh::catalog::orders
