#include "tests/bench/year_sql.h"

#include <string_view>

namespace ganh::bench {

namespace {

constexpr std::int64_t year_us = 365LL * 86'400 * 1'000'000;

void write_things(const catalog::store::WriteScope& rows) {
  constexpr std::string_view command = R"sql(
    INSERT INTO commands (cooperative_id, command_id, actor, cause, at_us)
    VALUES ($1, 'cmd_1', 'bench', 'bench', 0))sql";
  constexpr std::string_view households = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO households
      (cooperative_id, household_id, code, name, name_folded, phone, hamlet, kind, version)
    SELECT $1, 'hh_' || n, 'H' || n, 'Hộ ' || n, 'ho ' || n, '', '', 'member', 1 FROM numbers)sql";
  constexpr std::string_view products = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO products
      (cooperative_id, product_id, code, name, name_folded, name_key, name_key_version, category,
       base_unit, description, origin, storage, shelf_life_days, certificate, version)
    SELECT $1, 'prod_' || n, 'P' || n, 'Gạo ' || n, 'gao ' || n, x'00', '1', 'Gạo', 'g', '', '', '',
           0, '', 1
      FROM numbers)sql";
  constexpr std::string_view packs = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO packs
      (cooperative_id, pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
       version)
    SELECT $1, 'pack_' || n, 'P' || n || '-1KG', 'prod_' || n, 'túi', 1000, 30000 + n, '', 1, 1
      FROM numbers)sql";
  constexpr std::string_view lots = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO lots
      (cooperative_id, lot_id, code, product_id, household_id, harvested_day, expires_day,
       received_base, household_share_bp, grade, on_hand_base, version)
    SELECT $1, 'lot_' || n, 'L' || n, 'prod_' || (n % $3 + 1), 'hh_' || (n % $4 + 1), 20000,
           21000 + n % 60, 1000000, 8000, 'A', 500000, 1
      FROM numbers)sql";
  rows.run(command, {});
  rows.run(households, {year_households});
  rows.run(products, {year_products});
  rows.run(packs, {year_products});
  rows.run(lots, {year_lots, year_products, year_households});
}

void write_orders(const catalog::store::WriteScope& rows, std::int64_t orders,
                  std::int64_t from_us) {
  constexpr std::string_view add_orders = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO orders
      (cooperative_id, order_id, channel_id, external_id, state, customer_name, customer_phone,
       customer_address, placed_at_us, total_vnd, shipped_at_us, version, ship_by_us)
    SELECT $1, 'ord_' || n, 'chan_' || (n % 3), 'X-' || n, 'delivered', '', '', '',
           $3 + n * $4, 60000, $3 + n * $4 + (n % 40) * 3600000000, 5,
           $3 + n * $4 + 108000000000
      FROM numbers)sql";
  constexpr std::string_view add_lines = R"sql(
    WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
    INSERT INTO order_lines
      (cooperative_id, order_id, line, sku, name, pack_id, product_id, net_base, packs,
       unit_price_vnd, packed_packs, billed_vnd, packed_base)
    SELECT $1, 'ord_' || (n / 2), n % 2 + 1, 'P' || (n * 7 % $3 + 1) || '-1KG', 'túi',
           'pack_' || (n * 7 % $3 + 1), 'prod_' || (n * 7 % $3 + 1), 1000, 1, 30000, 1, 30000, 1000
      FROM numbers)sql";
  constexpr std::string_view add_shipments = R"sql(
    INSERT INTO shipments
      (cooperative_id, shipment_id, order_id, number, state, carrier, waybill, cod_vnd,
       tracking_code, packed_at_us, shipped_at_us)
    SELECT cooperative_id, 'ship_' || SUBSTR(order_id, 5), order_id, 1, 'delivered', 'VNP', '', 0,
           '', placed_at_us, shipped_at_us
      FROM orders
     WHERE cooperative_id = $1)sql";
  constexpr std::string_view add_shipment_lines = R"sql(
    INSERT INTO shipment_lines
      (cooperative_id, order_id, line, shipment_id, packs, base, billed_vnd)
    SELECT cooperative_id, order_id, line, 'ship_' || SUBSTR(order_id, 5), 1, 1000, 30000
      FROM order_lines
     WHERE cooperative_id = $1)sql";
  const std::int64_t step_us = year_us / orders;
  rows.run(add_orders, {orders, from_us, step_us});
  rows.run(add_lines, {orders * 2 + 1, year_products});
  rows.run(add_shipments, {});
  rows.run(add_shipment_lines, {});
}

void write_what_follows(const catalog::store::WriteScope& rows) {
  constexpr std::string_view add_dues = R"sql(
    INSERT INTO dues
      (cooperative_id, due_id, household_id, kind, cause_id, cause_line, quantity_base, billed_vnd,
       amount_vnd, why, at_us)
    SELECT l.cooperative_id, 'due_' || SUBSTR(l.order_id, 5) || '_' || l.line,
           'hh_' || (CAST(SUBSTR(l.order_id, 5) AS INTEGER) % $2 + 1), 'sold',
           'ship_' || SUBSTR(l.order_id, 5), l.line, 1000, 30000, 24000, '', o.shipped_at_us
      FROM order_lines AS l
      JOIN orders AS o ON o.cooperative_id = l.cooperative_id AND o.order_id = l.order_id
     WHERE l.cooperative_id = $1)sql";
  constexpr std::string_view add_returns = R"sql(
    INSERT INTO returns
      (cooperative_id, return_id, order_id, external_id, returned_by, why, refund_vnd, at_us)
    SELECT cooperative_id, 'ret_' || SUBSTR(order_id, 5), order_id, 'R', 'customer', '', 30000,
           shipped_at_us
      FROM orders
     WHERE cooperative_id = $1 AND CAST(SUBSTR(order_id, 5) AS INTEGER) % 50 = 0)sql";
  constexpr std::string_view add_return_parts = R"sql(
    INSERT INTO return_parts (cooperative_id, return_id, number, line, packs, base, refund_vnd)
    SELECT cooperative_id, return_id, 1, 1, 1, 1000, 30000
      FROM returns
     WHERE cooperative_id = $1)sql";
  constexpr std::string_view add_waste = R"sql(
    INSERT INTO ledger
      (cooperative_id, number, cause, cause_id, cause_line, lot_id, place_id, quantity_base, waste,
       why, command_id, at_us, hash)
    SELECT o.cooperative_id, CAST(SUBSTR(o.order_id, 5) AS INTEGER),
           CASE CAST(SUBSTR(o.order_id, 5) AS INTEGER) % 20 WHEN 0 THEN 'wasted' ELSE 'packed' END,
           o.order_id, 1, 'lot_' || (CAST(SUBSTR(o.order_id, 5) AS INTEGER) % $2 + 1), 'place_1',
           -1000,
           CASE CAST(SUBSTR(o.order_id, 5) AS INTEGER) % 20 WHEN 0 THEN 'spoiled' ELSE '' END, '',
           'cmd_1', o.shipped_at_us, ''
      FROM orders AS o
     WHERE o.cooperative_id = $1)sql";
  constexpr std::string_view add_place = R"sql(
    INSERT INTO places (cooperative_id, place_id, code, name, kind, sells, version)
    VALUES ($1, 'place_1', 'KHO', 'Kho', 'shed', 1, 1))sql";
  rows.run(add_place, {});
  rows.run(add_dues, {year_households});
  rows.run(add_returns, {});
  rows.run(add_return_parts, {});
  rows.run(add_waste, {year_lots});
}

}  // namespace

void write_year(const catalog::store::WriteScope& rows, std::int64_t orders,
                std::int64_t until_us) {
  write_things(rows);
  write_orders(rows, orders, until_us - year_us);
  write_what_follows(rows);
}

}  // namespace ganh::bench
