#include "catalog/orders/customers.h"
#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

namespace {

Return return_of(const store::Row& row) {
  Return found;
  found.id = {row.string(0)};
  found.order = {row.string(1)};
  found.external_id = is_forgotten(row.text(2)) ? found.id.text : row.string(2);
  found.by = parse_party(row.text(3)).value_or(Party::customer);
  found.why = row.string(4);
  found.refund = {row.integer(5)};
  found.at = from_us(row.integer(6));
  return found;
}

void add_lines(const store::Scope& scope, Return& of) {
  constexpr std::string_view list = R"sql(
    SELECT line, lot_id, place_id, quantity_base, waste
      FROM return_lines
     WHERE cooperative_id = $1 AND return_id = $2
     ORDER BY number, lot_id)sql";
  of.lines = scope.all(list, {of.id}, [](const store::Row& row) {
    return Return::Line{static_cast<int>(row.integer(0)), LotId{row.string(1)},
                        PlaceId{row.string(2)}, row.integer(3), stock::parse_waste(row.text(4))};
  });
}

}  // namespace

std::vector<Return> returns_of(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT return_id, order_id, external_id, returned_by, why, refund_vnd, at_us
      FROM returns
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY return_id)sql";
  auto found = scope.all(list, {order}, return_of);
  for (Return& each : found) add_lines(scope, each);
  return found;
}

std::vector<Return> returns_before(const store::Scope& scope, std::string_view before_id,
                                   int limit) {
  constexpr std::string_view list = R"sql(
    SELECT return_id, order_id, external_id, returned_by, why, refund_vnd, at_us
      FROM returns
     WHERE cooperative_id = $1 AND return_id < $2
     ORDER BY return_id DESC
     LIMIT $3)sql";
  constexpr std::string_view after_every_id = "ret_~";
  auto found = scope.all(list, {before_id.empty() ? after_every_id : before_id, limit}, return_of);
  for (Return& each : found) add_lines(scope, each);
  return found;
}

std::vector<ShippedLine> shipped_lines(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT shipment_id, line, packs, base, billed_vnd, returned_packs, returned_base,
           returned_vnd
      FROM shipment_lines
     WHERE cooperative_id = $1 AND order_id = $2
     ORDER BY shipment_id, line)sql";
  return scope.all(list, {order}, [](const store::Row& row) {
    return ShippedLine{ShipmentId{row.string(0)},
                       static_cast<int>(row.integer(1)),
                       row.integer(2),
                       row.integer(3),
                       measure::Money{row.integer(4)},
                       row.integer(5),
                       row.integer(6),
                       measure::Money{row.integer(7)}};
  });
}

}  // namespace ganh::catalog::orders
