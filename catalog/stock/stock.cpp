#include "catalog/stock/stock.h"

#include "catalog/measure/quantity.h"
#include "catalog/products/products.h"

namespace ganh::catalog::stock {

std::string in_words(const store::Scope& scope, const ProductId& product, std::int64_t base) {
  const auto found = products::find_product(scope, product);
  return found ? measure::vietnamese({base, found->product.base}) : std::to_string(base);
}

Stock stock_of(const store::Scope& scope, const ProductId& product, Date today) {
  constexpr std::string_view in_lots = R"sql(
    SELECT COALESCE(CAST(SUM(on_hand_base) AS BIGINT), 0),
           COALESCE(CAST(SUM(CASE WHEN expires_day >= $3 THEN sellable_base ELSE 0 END)
                         AS BIGINT), 0)
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND on_hand_base > 0)sql";
  constexpr std::string_view promised = R"sql(
    SELECT reserved_base FROM product_stock WHERE cooperative_id = $1 AND product_id = $2)sql";
  Stock stock;
  scope.each(in_lots, {product, to_days(today)}, [&](const store::Row& row) {
    stock.on_hand_base = row.integer(0);
    stock.sellable_base = row.integer(1);
  });
  stock.reserved_base = scope.number(promised, {product});
  return stock;
}

std::int64_t passing_base(const store::Scope& scope, const ProductId& product, Date today,
                          int days_left_min) {
  constexpr std::string_view sum = R"sql(
    SELECT COALESCE(CAST(SUM(sellable_base) AS BIGINT), 0)
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND sellable_base > 0
       AND expires_day >= $3)sql";
  return scope.number(sum, {product, to_days(today) + days_left_min});
}

Offered offered(const store::Scope& scope, const ProductId& product, Date today,
                int days_left_min) {
  constexpr std::string_view sql = R"sql(
    SELECT COALESCE(CAST(SUM(sellable_base) AS BIGINT), 0),
           COALESCE((SELECT reserved_base
                       FROM product_stock
                      WHERE cooperative_id = $1 AND product_id = $2), 0)
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND sellable_base > 0
       AND expires_day >= $3)sql";
  const auto both = [](const store::Row& row) { return Offered{row.integer(0), row.integer(1)}; };
  return scope.one(sql, {product, to_days(today) + days_left_min}, both).value_or(Offered{});
}

}  // namespace ganh::catalog::stock
