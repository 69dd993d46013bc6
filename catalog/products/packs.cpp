#include "catalog/products/packs.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/products/products.h"

namespace ganh::catalog::products {

namespace {

using changes::Command;
using changes::Effect;

PackRow pack_of(const store::Row& row) {
  return {{PackId{row.string(0)}, row.string(1), ProductId{row.string(2)}, row.string(3),
           row.integer(4), measure::Money{row.integer(5)}, row.string(6), row.integer(7) != 0,
           row.integer(8) != 0},
          row.integer(9)};
}

// A taken SKU comes back as no row, so no driver's error text is ever parsed.
Result<Effect> create(Command& command, const Pack& pack) {
  constexpr std::string_view add = R"sql(
    INSERT INTO packs
      (cooperative_id, pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
       catch_weight, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
        ON CONFLICT (cooperative_id, sku) DO NOTHING)sql";
  const auto id = command.make<PackTag>();
  const std::int64_t added =
      command.rows().run(add, {id, pack.sku, pack.product, pack.name, pack.net_base, pack.price.vnd,
                               pack.barcode, pack.available, pack.catch_weight});
  if (added == 0) return changed_since("sku");
  command.record(changes::Noun::pack, id.text, changes::Kind::created,
                 changes::Difference("sku", pack.sku).json());
  return Effect::created;
}

Result<Effect> update(Command& command, const PackRow& was, const Pack& now) {
  constexpr std::string_view change = R"sql(
    UPDATE packs
       SET name = $4, net_base = $5, price_vnd = $6, barcode = $7, available = $8,
           catch_weight = $9, version = version + 1
     WHERE cooperative_id = $1 AND pack_id = $2 AND version = $3)sql";
  const std::int64_t changed =
      command.rows().run(change, {now.id, was.version, now.name, now.net_base, now.price.vnd,
                                  now.barcode, now.available, now.catch_weight});
  if (changed == 0) return changed_since("sku");
  const Pack& before = was.pack;
  command.record(changes::Noun::pack, now.id.text, changes::Kind::updated,
                 changes::Difference("sku", now.sku)
                     .field("name", before.name, now.name)
                     .field("net_base", before.net_base, now.net_base)
                     .field("price_vnd", before.price.vnd, now.price.vnd)
                     .field("barcode", before.barcode, now.barcode)
                     .field("available", before.available, now.available)
                     .field("catch_weight", before.catch_weight, now.catch_weight)
                     .json());
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Pack& pack, std::int64_t expected_version) {
  if (auto valid = validate(pack); !valid) return valid.error();
  Pack wanted = normalised(pack);
  const auto stored = find_pack(command.rows(), std::string_view(wanted.sku));
  if (stored) {
    wanted.id = stored->pack.id;
    if (stored->pack == wanted) return Effect::unchanged;
  }
  if ((stored ? stored->version : 0) != expected_version) return changed_since("sku");
  if (!stored) {
    if (!find_product(command.rows(), wanted.product)) {
      return error(Code::not_found, "product", "product.not_found");
    }
    return create(command, wanted);
  }
  if (stored->pack.product != wanted.product) {
    return error(Code::not_now, "product", "pack.product_fixed", {{"sku", wanted.sku}});
  }
  return update(command, *stored, wanted);
}

std::optional<PackRow> find_pack(const store::Scope& scope, std::string_view sku) {
  constexpr std::string_view find = R"sql(
    SELECT pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
           catch_weight, version
      FROM packs
     WHERE cooperative_id = $1 AND sku = $2)sql";
  return scope.one(find, {sku}, pack_of);
}

std::optional<PackRow> find_pack(const store::Scope& scope, const PackId& id) {
  constexpr std::string_view find = R"sql(
    SELECT pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
           catch_weight, version
      FROM packs
     WHERE cooperative_id = $1 AND pack_id = $2)sql";
  return scope.one(find, {id}, pack_of);
}

std::vector<PackRow> packs_of(const store::Scope& scope, const ProductId& product) {
  constexpr std::string_view list = R"sql(
    SELECT pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
           catch_weight, version
      FROM packs
     WHERE cooperative_id = $1 AND product_id = $2
     ORDER BY sku)sql";
  return scope.all(list, {product}, pack_of);
}

std::vector<PackRow> packs_after(const store::Scope& scope, std::string_view sku, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT pack_id, sku, product_id, name, net_base, price_vnd, barcode, available,
           catch_weight, version
      FROM packs
     WHERE cooperative_id = $1 AND sku > $2
     ORDER BY sku
     LIMIT $3)sql";
  return scope.all(page, {sku, limit}, pack_of);
}

}  // namespace ganh::catalog::products
