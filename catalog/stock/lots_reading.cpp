#include "catalog/stock/lots.h"

namespace ganh::catalog::stock {

namespace {

struct Found {
  LotRow row;
  bool pooled = false;
};

Found lot_of(const store::Row& row) {
  const auto terms = parse_terms(row.text(9));
  if (!terms) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown terms in lots");
  }
  Found found;
  found.row.lot = {LotId{row.string(0)},
                   row.string(1),
                   ProductId{row.string(2)},
                   HouseholdId{row.string(3)},
                   from_days(row.integer(4)),
                   from_days(row.integer(5)),
                   row.integer(6),
                   row.integer(7),
                   row.string(8),
                   *terms,
                   {row.integer(10)},
                   row.integer(11)};
  found.pooled = row.integer(12) > 0;
  found.row.on_hand_base = row.integer(13);
  found.row.sellable_base = row.integer(14);
  if (!row.is_null(15)) found.row.recalled_why = row.string(15);
  found.row.version = row.integer(16);
  return found;
}

LotRow with_contributions(const store::Scope& scope, Found found) {
  constexpr std::string_view list = R"sql(
    SELECT household_id, received_base
      FROM lot_contributions
     WHERE cooperative_id = $1 AND lot_id = $2
     ORDER BY household_id)sql";
  if (found.pooled) {
    found.row.lot.contributions = scope.all(list, {found.row.lot.id}, [](const store::Row& row) {
      return Contribution{HouseholdId{row.string(0)}, row.integer(1)};
    });
  }
  return std::move(found.row);
}

std::optional<LotRow> with_contributions(const store::Scope& scope, std::optional<Found> found) {
  if (!found) return std::nullopt;
  return with_contributions(scope, *std::move(found));
}

std::vector<LotRow> with_contributions(const store::Scope& scope, std::vector<Found> found) {
  std::vector<LotRow> rows;
  rows.reserve(found.size());
  for (Found& one : found) rows.push_back(with_contributions(scope, std::move(one)));
  return rows;
}

}  // namespace

std::optional<LotRow> find_lot(const store::Scope& scope, std::string_view code) {
  constexpr std::string_view find = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, terms, bought_vnd, bought_per_base, pooled_households,
           on_hand_base, sellable_base, recalled_why, version
      FROM lots
     WHERE cooperative_id = $1 AND code = $2)sql";
  return with_contributions(scope, scope.one(find, {code}, lot_of));
}

std::optional<LotRow> find_lot(const store::Scope& scope, const LotId& id) {
  constexpr std::string_view find = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, terms, bought_vnd, bought_per_base, pooled_households,
           on_hand_base, sellable_base, recalled_why, version
      FROM lots
     WHERE cooperative_id = $1 AND lot_id = $2)sql";
  return with_contributions(scope, scope.one(find, {id}, lot_of));
}

std::vector<LotRow> lots_on_hand(const store::Scope& scope, const ProductId& product) {
  constexpr std::string_view list = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, terms, bought_vnd, bought_per_base, pooled_households,
           on_hand_base, sellable_base, recalled_why, version
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND on_hand_base > 0
     ORDER BY expires_day, code)sql";
  return with_contributions(scope, scope.all(list, {product}, lot_of));
}

std::vector<LotRow> all_lots(const store::Scope& scope, std::string_view after_code, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, terms, bought_vnd, bought_per_base, pooled_households,
           on_hand_base, sellable_base, recalled_why, version
      FROM lots
     WHERE cooperative_id = $1 AND code > $2
     ORDER BY code
     LIMIT $3)sql";
  return with_contributions(scope, scope.all(page, {after_code, limit}, lot_of));
}

std::vector<LotRow> lots_expiring(const store::Scope& scope, Date until, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, terms, bought_vnd, bought_per_base, pooled_households,
           on_hand_base, sellable_base, recalled_why, version
      FROM lots
     WHERE cooperative_id = $1 AND on_hand_base > 0 AND expires_day <= $2
     ORDER BY expires_day, product_id, lot_id
     LIMIT $3)sql";
  return with_contributions(scope, scope.all(list, {to_days(until), limit}, lot_of));
}

std::vector<ProductId> products_expiring(const store::Scope& scope, Date from, Date to) {
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT product_id
      FROM lots
     WHERE cooperative_id = $1 AND on_hand_base > 0 AND expires_day >= $2 AND expires_day <= $3
     ORDER BY product_id)sql";
  return scope.all(list, {to_days(from), to_days(to)},
                   [](const store::Row& row) { return ProductId{row.string(0)}; });
}

}  // namespace ganh::catalog::stock
