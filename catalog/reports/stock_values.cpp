#include "catalog/reports/stock_values.h"

#include <algorithm>

namespace ganh::catalog::reports {

namespace {

__extension__ using Wide = __int128;

bool is_lower(const LowestPrice& a, const LowestPrice& b) {
  return static_cast<Wide>(a.price.vnd) * b.net_base < static_cast<Wide>(b.price.vnd) * a.net_base;
}

struct Found {
  LotValue value;
  Costing costing;
};

Found lot_of(const store::Row& row) {
  const auto terms = stock::parse_terms(row.text(10));
  if (!terms) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown terms in lots");
  }
  Found found;
  LotValue& value = found.value;
  value.lot = {row.string(0)};
  value.code = row.string(1);
  value.product = {row.string(2)};
  value.product_code = row.string(3);
  value.product_name = row.string(4);
  value.unit = measure::parse_base_unit(row.text(5)).value_or(measure::BaseUnit::gram);
  value.household_code = row.string(6);
  value.household_name = row.string(7);
  value.expires_on = from_days(row.integer(8));
  value.is_recalled = !row.is_null(9);
  value.terms = *terms;
  found.costing = {*terms, {row.integer(11)}, row.integer(12), row.integer(13)};
  value.on_hand_base = row.integer(14);
  return found;
}

std::vector<Found> on_hand(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT l.lot_id, l.code, p.product_id, p.code, p.name, p.base_unit, h.code, h.name,
           l.expires_day, l.recalled_why, l.terms, l.bought_vnd, l.bought_per_base,
           l.household_share_bp, l.on_hand_base
      FROM lots AS l
      JOIN products AS p ON p.cooperative_id = l.cooperative_id AND p.product_id = l.product_id
      JOIN households AS h
        ON h.cooperative_id = l.cooperative_id AND h.household_id = l.household_id
     WHERE l.cooperative_id = $1 AND l.on_hand_base > 0
     ORDER BY p.code, l.expires_day, l.code)sql";
  return scope.all(list, {}, lot_of);
}

std::vector<Found> on_hand_until(const store::Scope& scope, Date until) {
  constexpr std::string_view list = R"sql(
    SELECT l.lot_id, l.code, p.product_id, p.code, p.name, p.base_unit, h.code, h.name,
           l.expires_day, l.recalled_why, l.terms, l.bought_vnd, l.bought_per_base,
           l.household_share_bp, l.on_hand_base
      FROM lots AS l
      JOIN products AS p ON p.cooperative_id = l.cooperative_id AND p.product_id = l.product_id
      JOIN households AS h
        ON h.cooperative_id = l.cooperative_id AND h.household_id = l.household_id
     WHERE l.cooperative_id = $1 AND l.on_hand_base > 0 AND l.expires_day <= $2
     ORDER BY l.expires_day, p.code, l.code)sql";
  return scope.all(list, {to_days(until)}, lot_of);
}

void add(std::map<std::string, ProductValue>& products, const LotValue& lot) {
  ProductValue& product = products[lot.product_code];
  product.product = lot.product;
  product.code = lot.product_code;
  product.name = lot.product_name;
  product.unit = lot.unit;
  ++product.lots;
  product.on_hand_base += lot.on_hand_base;
  product.cost += lot.cost.value_or(measure::Money{});
  product.price += lot.price.value_or(measure::Money{});
}

StockValues valued(const store::Scope& scope, std::vector<Found> found) {
  const auto prices = lowest_prices(scope);
  StockValues values;
  std::map<std::string, ProductValue> products;
  for (auto& [lot, costing] : found) {
    const auto at = prices.find(lot.product);
    std::optional<LowestPrice> price;
    if (at != prices.end()) price = at->second;
    lot.cost = cost_of(costing, price, lot.on_hand_base);
    if (price) {
      lot.price = measure::for_quantity(price->price, price->net_base, lot.on_hand_base);
    }
    values.cost += lot.cost.value_or(measure::Money{});
    values.price += lot.price.value_or(measure::Money{});
    if (!price) ++values.without_price;
    add(products, lot);
    if (std::ssize(values.lots) < rows_max) {
      values.lots.push_back(std::move(lot));
    } else {
      ++values.left_out;
    }
  }
  for (auto& [code, product] : products) values.products.push_back(std::move(product));
  return values;
}

}  // namespace

std::map<ProductId, LowestPrice> lowest_prices(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT product_id, net_base, price_vnd, available
      FROM packs
     WHERE cooperative_id = $1
     ORDER BY product_id, sku)sql";
  std::map<ProductId, LowestPrice> lowest;
  std::map<ProductId, LowestPrice> not_offered;
  scope.each(list, {}, [&](const store::Row& row) {
    const LowestPrice price{{row.integer(2)}, row.integer(1)};
    auto& among = row.integer(3) != 0 ? lowest : not_offered;
    const auto [at, is_first] = among.try_emplace(ProductId{row.string(0)}, price);
    if (!is_first && is_lower(price, at->second)) at->second = price;
  });
  lowest.merge(not_offered);  // keeps those that are offered
  return lowest;
}

std::optional<measure::Money> cost_of(const Costing& lot, const std::optional<LowestPrice>& price,
                                      std::int64_t base) {
  if (lot.terms == stock::Terms::bought) {
    return measure::for_quantity(lot.bought_for, std::max<std::int64_t>(1, lot.bought_per_base),
                                 base);
  }
  if (!price) return std::nullopt;
  return measure::part(measure::for_quantity(price->price, price->net_base, base),
                       lot.household_share_bp);
}

StockValues stock_values(const store::Scope& scope) {
  return valued(scope, on_hand(scope));
}

StockValues expiring_values(const store::Scope& scope, Date until) {
  return valued(scope, on_hand_until(scope, until));
}

}  // namespace ganh::catalog::reports
