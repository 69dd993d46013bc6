#include <algorithm>

#include "catalog/books/parties.h"
#include "catalog/money/settlement_matching.h"
#include "catalog/money/settlements.h"
#include "catalog/orders/tracking.h"

namespace ganh::catalog::money {

namespace {

constexpr Match matches[] = {Match::matched, Match::another_amount, Match::unknown, Match::none};

SettlementRow row_of(const store::Row& row) {
  SettlementRow found;
  found.id = {row.string(0)};
  found.settlement.from = parse_method(row.text(1)).value_or(Method::marketplace);
  found.settlement.party = row.string(2);
  found.settlement.number = row.string(3);
  found.settlement.handed_over = {row.integer(4)};
  found.differing = row.integer(5);
  found.at = from_us(row.integer(6));
  if (!row.is_null(7)) found.received_at = from_us(row.integer(7));
  return found;
}

}  // namespace

std::string number_key(std::string_view number) {
  return books::party_key(number);
}

// Numbers that were entered before they had a key have one of their plain letters alone.
std::vector<SettlementRow> settlements_numbered(const store::Scope& scope, std::string_view number,
                                                int limit) {
  constexpr std::string_view list = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND (number_key = $2 OR number = $3)
     ORDER BY settlement_id
     LIMIT $4)sql";
  return scope.all(list, {number_key(number), number, limit}, row_of);
}

std::optional<SettlementRow> find_settlement(const store::Scope& scope, const SettlementId& id) {
  constexpr std::string_view find = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  return scope.one(find, {id}, row_of);
}

std::vector<SettlementRow> differing_settlements(const store::Scope& scope, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND differing > 0
     ORDER BY settlement_id
     LIMIT $2)sql";
  return scope.all(list, {limit}, row_of);
}

std::vector<SettlementRow> settlements_before(const store::Scope& scope, std::string_view id,
                                              int limit) {
  constexpr std::string_view page = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND settlement_id < $2
     ORDER BY settlement_id DESC
     LIMIT $3)sql";
  constexpr std::string_view after_every_id = "settle_~";
  return scope.all(page, {id.empty() ? after_every_id : id, limit}, row_of);
}

std::vector<MatchedLine> lines_of(const store::Scope& scope, const SettlementId& id) {
  constexpr std::string_view list = R"sql(
    SELECT line, reference, kind, amount_vnd, note, matched, order_id, expected_vnd, settled_why,
           settled_at_us
      FROM settlement_lines
     WHERE cooperative_id = $1 AND settlement_id = $2
     ORDER BY line)sql";
  return scope.all(list, {id}, [](const store::Row& row) {
    const auto kind = parse_settlement_kind(row.text(2));
    const auto* match =
        std::ranges::find(matches, row.text(5), [](Match each) { return name(each); });
    if (!kind || match == std::end(matches)) {
      throw store::StorageError(store::StorageError::Kind::corrupt,
                                "unknown word in settlement_lines");
    }
    MatchedLine of;
    of.number = static_cast<int>(row.integer(0));
    of.line = {row.string(1), *kind, {row.integer(3)}, row.string(4)};
    of.match = *match;
    if (!row.is_null(6)) of.order = OrderId{row.string(6)};
    of.expected = {row.integer(7)};
    of.settled_why = row.string(8);
    if (!row.is_null(9)) of.settled_at = from_us(row.integer(9));
    return of;
  });
}

std::vector<HandedOver> handed_over_by_carriers(const store::Scope& scope, const OrderId& order) {
  constexpr std::string_view list = R"sql(
    SELECT p.amount_vnd, l.reference
      FROM payments AS p
      LEFT JOIN settlement_lines AS l
        ON l.cooperative_id = p.cooperative_id AND l.order_id = p.order_id
       AND l.settlement_id || ':' || CAST(l.line AS TEXT) = p.reference
     WHERE p.cooperative_id = $1 AND p.order_id = $2 AND p.method = 'carrier'
       AND (l.line IS NULL OR p.amount_vnd > 0)
     ORDER BY p.payment_id)sql";
  return scope.all(list, {order}, [](const store::Row& row) {
    const std::string waybill = row.is_null(1) ? "" : orders::waybill_key(row.string(1));
    return HandedOver{waybill, measure::Money{row.integer(0)}};
  });
}

measure::Money told_of(const store::Scope& scope, const OrderId& order, Method from,
                       std::string_view parcel) {
  constexpr std::string_view list = R"sql(
    SELECT l.reference, l.amount_vnd
      FROM settlement_lines AS l
      JOIN settlements AS s
        ON s.cooperative_id = l.cooperative_id AND s.settlement_id = l.settlement_id
     WHERE l.cooperative_id = $1 AND l.order_id = $2 AND l.kind = 'sale' AND s.method = $3
     ORDER BY l.settlement_id, l.line)sql";
  const auto lines = scope.all(list, {order, name(from)}, [](const store::Row& row) {
    return std::pair(row.string(0), measure::Money{row.integer(1)});
  });
  measure::Money told;
  for (const auto& [reference, amount] : lines) {
    if (from == Method::marketplace || orders::waybill_key(reference) == parcel) told += amount;
  }
  return told;
}

}  // namespace ganh::catalog::money
