#include "catalog/products/products.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::products {

namespace {

using changes::Command;
using changes::Effect;

ProductRow product_of(const store::Row& row) {
  const auto base = measure::parse_base_unit(row.text(4));
  if (!base) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown unit in products");
  }
  return {
      {ProductId{row.string(0)}, row.string(1), row.string(2), row.string(3), *base, row.string(5),
       row.string(6), row.string(7), static_cast<int>(row.integer(8)), row.string(9)},
      row.integer(10)};
}

Result<Effect> create(Command& command, const Product& product) {
  constexpr std::string_view add = R"sql(
    INSERT INTO products
      (cooperative_id, product_id, code, name, name_folded, name_key, name_key_version, category,
       base_unit, description, origin, storage, shelf_life_days, certificate, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)
        ON CONFLICT (cooperative_id, code) DO NOTHING)sql";
  const auto id = command.make<ProductTag>();
  const std::string key = text::sort_key(product.name);
  const std::int64_t added =
      command.rows().run(add, {id, product.code, product.name, text::fold(product.name),
                               store::Value::bytes(key), text::sort_key_version(), product.category,
                               measure::name(product.base), product.description, product.origin,
                               product.storage, product.shelf_life_days, product.certificate});
  if (added == 0) return changed_since("code");
  command.record(changes::Noun::product, id.text, changes::Kind::created,
                 changes::Difference("code", product.code).json());
  return Effect::created;
}

std::string difference(const Product& before, const Product& now) {
  return changes::Difference("code", now.code)
      .field("name", before.name, now.name)
      .field("category", before.category, now.category)
      .field("base", measure::name(before.base), measure::name(now.base))
      .field("description", before.description, now.description)
      .field("origin", before.origin, now.origin)
      .field("storage", before.storage, now.storage)
      .field("shelf_life_days", before.shelf_life_days, now.shelf_life_days)
      .field("certificate", before.certificate, now.certificate)
      .json();
}

Result<Effect> update(Command& command, const ProductRow& was, const Product& now) {
  constexpr std::string_view change = R"sql(
    UPDATE products
       SET name = $4, name_folded = $5, name_key = $6, name_key_version = $7, category = $8,
           base_unit = $9, description = $10, origin = $11, storage = $12, shelf_life_days = $13,
           certificate = $14, version = version + 1
     WHERE cooperative_id = $1 AND product_id = $2 AND version = $3)sql";
  const std::string key = text::sort_key(now.name);
  const std::int64_t changed = command.rows().run(
      change, {now.id, was.version, now.name, text::fold(now.name), store::Value::bytes(key),
               text::sort_key_version(), now.category, measure::name(now.base), now.description,
               now.origin, now.storage, now.shelf_life_days, now.certificate});
  if (changed == 0) return changed_since("code");
  command.record(changes::Noun::product, now.id.text, changes::Kind::updated,
                 difference(was.product, now));
  return Effect::updated;
}

bool has_lots(const store::Scope& scope, const ProductId& product) {
  constexpr std::string_view any = R"sql(
    SELECT COUNT(*)
      FROM (SELECT lot_id
              FROM lots
             WHERE cooperative_id = $1 AND product_id = $2
             LIMIT 1) AS first_lot)sql";
  return scope.number(any, {product}) > 0;
}

}  // namespace

Result<Effect> put(Command& command, const Product& product, std::int64_t expected_version) {
  if (auto valid = validate(product); !valid) return valid.error();
  Product wanted = normalised(product);
  const auto stored = find_product(command.rows(), std::string_view(wanted.code));
  if (stored) {
    wanted.id = stored->product.id;
    if (stored->product == wanted) return Effect::unchanged;
  }
  if ((stored ? stored->version : 0) != expected_version) return changed_since("code");
  if (!stored) return create(command, wanted);
  if (stored->product.base != wanted.base && has_lots(command.rows(), wanted.id)) {
    return error(Code::not_now, "base", "base_unit.has_lots");
  }
  return update(command, *stored, wanted);
}

std::optional<ProductRow> find_product(const store::Scope& scope, std::string_view code) {
  constexpr std::string_view find = R"sql(
    SELECT product_id, code, name, category, base_unit, description, origin, storage,
           shelf_life_days, certificate, version
      FROM products
     WHERE cooperative_id = $1 AND code = $2)sql";
  return scope.one(find, {code}, product_of);
}

std::optional<ProductRow> find_product(const store::Scope& scope, const ProductId& id) {
  constexpr std::string_view find = R"sql(
    SELECT product_id, code, name, category, base_unit, description, origin, storage,
           shelf_life_days, certificate, version
      FROM products
     WHERE cooperative_id = $1 AND product_id = $2)sql";
  return scope.one(find, {id}, product_of);
}

std::vector<ProductRow> products_after(const store::Scope& scope, const ProductPlace& place,
                                       int limit) {
  constexpr std::string_view page = R"sql(
    SELECT product_id, code, name, category, base_unit, description, origin, storage,
           shelf_life_days, certificate, version
      FROM products
     WHERE cooperative_id = $1 AND (name_key, product_id) > ($2, $3)
     ORDER BY name_key, product_id
     LIMIT $4)sql";
  return scope.all(page, {store::Value::bytes(place.name_key), place.id, limit}, product_of);
}

ProductPlace place_of(const Product& product) {
  return {text::sort_key(product.name), product.id.text};
}

int rebuild_name_keys(const store::WriteScope& rows, int limit) {
  constexpr std::string_view stale = R"sql(
    SELECT product_id, name
      FROM products
     WHERE cooperative_id = $1 AND name_key_version <> $2
     ORDER BY product_id
     LIMIT $3)sql";
  constexpr std::string_view rebuild = R"sql(
    UPDATE products
       SET name_key = $3, name_key_version = $4
     WHERE cooperative_id = $1 AND product_id = $2)sql";
  const std::string version = text::sort_key_version();
  const auto products = rows.all(stale, {version, limit}, [](const store::Row& row) {
    return std::pair(row.string(0), row.string(1));
  });
  for (const auto& [id, name] : products) {
    const std::string key = text::sort_key(name);
    rows.run(rebuild, {id, store::Value::bytes(key), version});
  }
  return static_cast<int>(products.size());
}

}  // namespace ganh::catalog::products
