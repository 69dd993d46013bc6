#include "catalog/stock/stock.h"

#include <cassert>

#include "catalog/faults.h"
#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;

std::string detail_of(const Entry& entry, std::string_view why) {
  json::Writer detail;
  detail.object([&] {
    detail.field("lot", entry.lot.text);
    detail.field("cause", name(entry.cause));
    detail.field("cause_id", entry.cause_id);
    detail.field("on_hand_base", entry.quantity_base);
    if (!why.empty()) detail.field("why", why);
  });
  return std::move(detail).text();
}

bool stands(const store::Scope& scope, const Entry& entry) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM ledger
     WHERE cooperative_id = $1 AND cause = $2 AND cause_id = $3 AND cause_line = $4
       AND lot_id = $5)sql";
  return scope.number(count, {name(entry.cause), entry.cause_id, entry.cause_line, entry.lot}) > 0;
}

Result<> append(Command& command, const Entry& entry, std::string_view why) {
  constexpr std::string_view move_balance = R"sql(
    UPDATE lots
       SET on_hand_base = on_hand_base + $3
     WHERE cooperative_id = $1 AND lot_id = $2 AND on_hand_base + $3 >= 0)sql";
  constexpr std::string_view add_entry = R"sql(
    INSERT INTO ledger
      (cooperative_id, cause, cause_id, cause_line, lot_id, quantity_base, command_id, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
  const auto& rows = command.rows();
  const auto lot = find_lot(rows, entry.lot);
  if (!lot) return error(Code::not_found, "lot", "lot.not_found", {{"lot", entry.lot.text}});
  hold(rows, lot->lot.product);
  if (stands(rows, entry)) {
    return error(Code::conflict, "cause", "ledger.entered_already", {{"lot", lot->lot.code}});
  }
  if (rows.run(move_balance, {entry.lot, entry.quantity_base}) == 0) {
    return error(
        Code::not_now, "quantity", "lot.not_enough",
        {{"lot", lot->lot.code}, {"left", in_words(rows, lot->lot.product, lot->on_hand_base)}});
  }
  command.head();
  rows.run(add_entry, {name(entry.cause), entry.cause_id, entry.cause_line, entry.lot,
                       entry.quantity_base, command.heading().id, to_us(command.now())});
  command.record(changes::Noun::stock, lot->lot.product.text, changes::Kind::updated,
                 detail_of(entry, why));
  if (entry.quantity_base < 0) settle_reservations(command, lot->lot.product);
  return {};
}

}  // namespace

std::string_view name(Cause cause) {
  switch (cause) {
    case Cause::received:
      return "received";
    case Cause::receipt_corrected:
      return "receipt_corrected";
    case Cause::packed:
      return "packed";
    case Cause::adjusted:
      return "adjusted";
    case Cause::wasted:
      return "wasted";
    case Cause::returned:
      return "returned";
  }
  assert(false);
  return "";
}

Result<> enter(Command& command, const Entry& entry) {
  constexpr std::int64_t most = measure::quantity_base_max;
  Faults faults;
  faults.range("quantity", entry.quantity_base, -most, most);
  if (entry.quantity_base == 0 || entry.cause_id.empty()) faults.add("quantity", "required");
  if (auto valid = std::move(faults).result(); !valid) return valid;
  return append(command, entry, "");
}

std::string in_words(const store::Scope& scope, const ProductId& product, std::int64_t base) {
  const auto found = products::find_product(scope, product);
  return found ? measure::vietnamese({base, found->product.base}) : std::to_string(base);
}

Stock stock_of(const store::Scope& scope, const ProductId& product, Date today) {
  constexpr std::string_view in_lots = R"sql(
    SELECT COALESCE(CAST(SUM(on_hand_base) AS BIGINT), 0),
           COALESCE(CAST(SUM(CASE WHEN expires_day >= $3 THEN on_hand_base ELSE 0 END)
                         AS BIGINT), 0)
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND on_hand_base > 0)sql";
  constexpr std::string_view promised = R"sql(
    SELECT reserved_base FROM product_stock WHERE cooperative_id = $1 AND product_id = $2)sql";
  Stock stock;
  scope.each(in_lots, {product, to_days(today)}, [&](const store::Row& row) {
    stock.on_hand_base = row.integer(0);
    stock.unexpired_base = row.integer(1);
  });
  stock.reserved_base = scope.number(promised, {product});
  return stock;
}

std::int64_t passing_base(const store::Scope& scope, const ProductId& product, Date today,
                          int days_left_min) {
  constexpr std::string_view sum = R"sql(
    SELECT COALESCE(CAST(SUM(on_hand_base) AS BIGINT), 0)
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND on_hand_base > 0
       AND expires_day >= $3)sql";
  return scope.number(sum, {product, to_days(today) + days_left_min});
}

Result<> adjust(Command& command, const LotId& lot, std::int64_t expected_base,
                std::int64_t counted_base, std::string_view why) {
  Faults faults;
  faults.range("counted_base", counted_base, 0, measure::quantity_base_max);
  faults.optional("why", why, why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto found = find_lot(command.rows(), lot);
  if (!found) return error(Code::not_found, "lot", "lot.not_found", {{"lot", lot.text}});
  hold(command.rows(), found->lot.product);
  const auto current = find_lot(command.rows(), lot);
  if (current->on_hand_base != expected_base) return changed_since("expected_base");
  if (counted_base == expected_base) return {};
  const std::string cause_id = make_id("adj", command.now(), command.randomness());
  return append(command, {lot, counted_base - expected_base, Cause::adjusted, cause_id, 0}, why);
}

}  // namespace ganh::catalog::stock
