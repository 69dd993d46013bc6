#include "catalog/orders/lines.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "catalog/orders/reading.h"
#include "catalog/products/packs.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

void insert_line(Command& command, const OrderId& order, int number, const NewOrder::Line& line) {
  constexpr std::string_view add = R"sql(
    INSERT INTO order_lines
      (cooperative_id, order_id, line, sku, name, pack_id, product_id, net_base, packs,
       unit_price_vnd, packed_packs, billed_vnd, catch_weight)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11))sql";
  std::optional<PackId> pack;
  std::optional<ProductId> product;
  std::optional<std::int64_t> net_base;
  bool catch_weight = false;
  if (const auto found = products::find_pack(command.rows(), std::string_view(line.sku))) {
    pack = found->pack.id;
    product = found->pack.product;
    net_base = found->pack.net_base;
    catch_weight = found->pack.catch_weight;
  }
  command.rows().run(add, {order, number, line.sku, line.name, pack, product, net_base, line.packs,
                           line.unit_price.vnd, catch_weight});
}

void resolve_unknown_skus(Command& command, const OrderId& order) {
  constexpr std::string_view resolve = R"sql(
    UPDATE order_lines
       SET pack_id = $4, product_id = $5, net_base = $6, catch_weight = $7
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  for (const LineRow& row : lines_of(command.rows(), order)) {
    if (row.product) continue;
    const auto found = products::find_pack(command.rows(), std::string_view(row.line.sku));
    if (!found) continue;
    const products::Pack& pack = found->pack;
    command.rows().run(
        resolve, {order, row.line.number, pack.id, pack.product, pack.net_base, pack.catch_weight});
  }
}

LineRow line_row_of(const store::Row& row) {
  LineRow found;
  OrderLine& line = found.line;
  line.number = static_cast<int>(row.integer(0));
  line.sku = row.string(1);
  line.name = row.string(2);
  if (!row.is_null(3)) line.pack = PackId{row.string(3)};
  if (!row.is_null(4)) found.product = ProductId{row.string(4)};
  found.net_base = row.integer(5);
  line.packs = row.integer(6);
  line.unit_price = {row.integer(7)};
  line.reserved_packs = row.integer(8);
  line.packed_packs = row.integer(9);
  line.billed = {row.integer(10)};
  line.catch_weight = row.integer(11) != 0;
  line.cut_packs = row.integer(12);
  line.cut_why = row.string(13);
  line.packed_base = row.integer(14);
  line.returned_packs = row.integer(15);
  line.returned_base = row.integer(16);
  line.returned = {row.integer(17)};
  if (!row.is_null(18)) line.substitutes = static_cast<int>(row.integer(18));
  line.consent = row.string(19);
  return found;
}

}  // namespace

void add_lines(Command& command, const OrderId& order, const std::vector<NewOrder::Line>& lines) {
  int number = 0;
  for (const NewOrder::Line& line : lines) insert_line(command, order, ++number, line);
}

int add_line(Command& command, const OrderId& order, const NewOrder::Line& line) {
  constexpr std::string_view last = R"sql(
    SELECT MAX(line) FROM order_lines WHERE cooperative_id = $1 AND order_id = $2)sql";
  const int number = static_cast<int>(command.rows().number(last, {order})) + 1;
  insert_line(command, order, number, line);
  return number;
}

void note_substitute(Command& command, const OrderId& order, int line, int substitutes,
                     std::string_view consent) {
  constexpr std::string_view note = R"sql(
    UPDATE order_lines
       SET substitutes_line = $4, consent = $5
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  command.rows().run(note, {order, line, substitutes, consent});
}

void each_line(const store::Scope& scope, const OrderIds& in, const EachLine& with) {
  constexpr std::string_view alone = R"sql(
    SELECT l.line, l.sku, l.name, l.pack_id, l.product_id, l.net_base, l.packs, l.unit_price_vnd,
           COALESCE(r.packs, 0), l.packed_packs, l.billed_vnd, l.catch_weight, l.cut_packs,
           l.cut_why, l.packed_base, l.returned_packs, l.returned_base, l.returned_vnd,
           l.substitutes_line, l.consent, l.order_id
      FROM order_lines AS l
      LEFT JOIN reservations AS r
        ON r.cooperative_id = l.cooperative_id AND r.order_id = l.order_id AND r.line = l.line
     WHERE l.cooperative_id = $1 AND l.order_id = $2
     ORDER BY l.order_id, l.line)sql";
  constexpr std::string_view list = R"sql(
    SELECT l.line, l.sku, l.name, l.pack_id, l.product_id, l.net_base, l.packs, l.unit_price_vnd,
           COALESCE(r.packs, 0), l.packed_packs, l.billed_vnd, l.catch_weight, l.cut_packs,
           l.cut_why, l.packed_base, l.returned_packs, l.returned_base, l.returned_vnd,
           l.substitutes_line, l.consent, l.order_id
      FROM order_lines AS l
      LEFT JOIN reservations AS r
        ON r.cooperative_id = l.cooperative_id AND r.order_id = l.order_id AND r.line = l.line
     WHERE l.cooperative_id = $1
       AND l.order_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                          $18, $19, $20, $21)
     ORDER BY l.order_id, l.line)sql";
  const auto each = [&](const store::Row& row) { with(row.text(20), line_row_of(row)); };
  if (is_alone(in)) return scope.each(alone, {in[0]}, each);
  scope.each(list, {in[0],  in[1],  in[2],  in[3],  in[4],  in[5],  in[6],  in[7],  in[8],  in[9],
                    in[10], in[11], in[12], in[13], in[14], in[15], in[16], in[17], in[18], in[19]},
             each);
}

std::vector<LineRow> lines_of(const store::Scope& scope, const OrderId& order) {
  std::vector<LineRow> lines;
  each_line(scope, {order.text},
            [&](std::string_view, LineRow line) { lines.push_back(std::move(line)); });
  return lines;
}

Result<LineRow> line_of(const store::Scope& scope, const OrderId& order, int line) {
  for (LineRow& row : lines_of(scope, order)) {
    if (row.line.number == line) return std::move(row);
  }
  return error(Code::invalid, "line", "line.not_found", {{"line", std::to_string(line)}});
}

void cover_short_lines(Command& command, const OrderId& order) {
  resolve_unknown_skus(command, order);
  auto rows = lines_of(command.rows(), order);
  std::erase_if(rows, [](const LineRow& row) { return !row.product; });
  // By product first: every writer then holds products in the same order.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const LineRow& a, const LineRow& b) { return *a.product < *b.product; });
  for (const LineRow& row : rows) {
    const std::int64_t missing = row.line.to_pack() - row.line.reserved_packs;
    if (missing > 0) {
      stock::reserve(command, {order, row.line.number, *row.product, row.net_base, missing});
    }
  }
}

void settle_products_of(Command& command, const OrderId& order) {
  std::set<ProductId> products;
  for (const LineRow& row : lines_of(command.rows(), order)) {
    if (row.product) products.insert(*row.product);
  }
  for (const ProductId& product : products) stock::settle_reservations(command, product);
}

void cut_line(Command& command, const OrderId& order, const LineRow& row, std::int64_t packs,
              std::string_view why) {
  constexpr std::string_view cut = R"sql(
    UPDATE order_lines
       SET cut_packs = cut_packs + $4, cut_why = $5
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  assert(packs >= 1 && packs <= row.line.to_pack());
  const std::int64_t left = row.line.to_pack() - packs;
  if (row.line.reserved_packs > left) {
    stock::release(command, order, row.line.number, row.line.reserved_packs - left);
  }
  command.rows().run(cut, {order, row.line.number, packs, why});
}

void add_packed(Command& command, const OrderId& order, int line, std::int64_t packs,
                std::int64_t base, measure::Money billed) {
  constexpr std::string_view add = R"sql(
    UPDATE order_lines
       SET packed_packs = packed_packs + $4, packed_base = packed_base + $5,
           billed_vnd = billed_vnd + $6
     WHERE cooperative_id = $1 AND order_id = $2 AND line = $3)sql";
  command.rows().run(add, {order, line, packs, base, billed.vnd});
}

bool all_packed(const store::Scope& scope, const OrderId& order) {
  return std::ranges::all_of(lines_of(scope, order),
                             [](const LineRow& row) { return row.line.to_pack() == 0; });
}

bool any_packed(const store::Scope& scope, const OrderId& order) {
  return std::ranges::any_of(lines_of(scope, order),
                             [](const LineRow& row) { return row.line.packed_packs > 0; });
}

bool all_came_back(const store::Scope& scope, const OrderId& order) {
  return std::ranges::all_of(lines_of(scope, order), [](const LineRow& row) {
    return row.line.returned_packs == row.line.packed_packs;
  });
}

}  // namespace ganh::catalog::orders
