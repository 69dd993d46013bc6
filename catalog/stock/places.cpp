#include "catalog/stock/places.h"

#include <cassert>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;
using changes::Effect;

PlaceRow place_of(const store::Row& row) {
  const auto kind = parse_place_kind(row.text(3));
  if (!kind) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown kind in places");
  }
  return {{PlaceId{row.string(0)}, row.string(1), row.string(2), *kind, row.integer(4) != 0},
          row.integer(5)};
}

Balance balance_of(const store::Row& row) {
  return {LotId{row.string(0)}, PlaceId{row.string(1)}, row.integer(2)};
}

std::int64_t add(Command& command, const Place& place) {
  constexpr std::string_view add_place = R"sql(
    INSERT INTO places (cooperative_id, place_id, code, name, kind, sells, version)
    VALUES ($1, $2, $3, $4, $5, $6, 1)
        ON CONFLICT DO NOTHING)sql";
  return command.rows().run(add_place,
                            {place.id, place.code, place.name, name(place.kind), place.sells});
}

Result<Effect> create(Command& command, Place place) {
  if (all_places(command.rows()).size() >= places_max) {
    return error(Code::limit, "code", "place.too_many", {{"max", std::to_string(places_max)}});
  }
  place.id = command.make<PlaceTag>();
  if (add(command, place) == 0) return changed_since("code");
  command.record(changes::Noun::place, place.id.text, changes::Kind::created,
                 changes::Difference("code", place.code).json());
  return Effect::created;
}

std::vector<ProductId> products_at(const store::Scope& scope, const PlaceId& place) {
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT l.product_id
      FROM lot_balances AS b
      JOIN lots AS l ON l.cooperative_id = b.cooperative_id AND l.lot_id = b.lot_id
     WHERE b.cooperative_id = $1 AND b.place_id = $2 AND b.on_hand_base > 0
     ORDER BY l.product_id)sql";
  return scope.all(list, {place}, [](const store::Row& row) { return ProductId{row.string(0)}; });
}

// What lies in the place comes into, or goes out of, what can be promised.
void count_what_lies_there(Command& command, const PlaceId& place) {
  constexpr std::string_view recount = R"sql(
    UPDATE lots
       SET sellable_base =
             (SELECT COALESCE(CAST(SUM(b.on_hand_base) AS BIGINT), 0)
                FROM lot_balances AS b
                JOIN places AS p
                  ON p.cooperative_id = b.cooperative_id AND p.place_id = b.place_id
               WHERE b.cooperative_id = lots.cooperative_id AND b.lot_id = lots.lot_id
                 AND p.sells = 1)
     WHERE cooperative_id = $1 AND product_id = $2 AND recalled_why IS NULL
       AND lot_id IN (SELECT lot_id
                        FROM lot_balances
                       WHERE cooperative_id = $1 AND place_id = $3 AND on_hand_base > 0))sql";
  for (const ProductId& product : products_at(command.rows(), place)) {
    hold(command.rows(), product);
    command.rows().run(recount, {product, place});
    command.record(changes::Noun::stock, product.text, changes::Kind::updated,
                   changes::Difference("place", place.text).json());
    settle_reservations(command, product);
  }
}

Result<Effect> update(Command& command, const PlaceRow& was, const Place& now) {
  constexpr std::string_view change = R"sql(
    UPDATE places
       SET name = $4, kind = $5, sells = $6, version = version + 1
     WHERE cooperative_id = $1 AND place_id = $2 AND version = $3)sql";
  const std::int64_t changed =
      command.rows().run(change, {now.id, was.version, now.name, name(now.kind), now.sells});
  if (changed == 0) return changed_since("code");
  command.record(changes::Noun::place, now.id.text, changes::Kind::updated,
                 changes::Difference("code", now.code)
                     .field("name", was.place.name, now.name)
                     .field("kind", name(was.place.kind), name(now.kind))
                     .field("sells", was.place.sells ? 1 : 0, now.sells ? 1 : 0)
                     .json());
  if (was.place.sells != now.sells) count_what_lies_there(command, now.id);
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Place& place, std::int64_t expected_version) {
  if (auto valid = validate(place); !valid) return valid.error();
  need_main_place(command);
  Place wanted = normalised(place);
  const auto stored = find_place(command.rows(), wanted.code);
  if (stored) {
    wanted.id = stored->place.id;
    if (stored->place == wanted) return Effect::unchanged;
  }
  if ((stored ? stored->version : 0) != expected_version) return changed_since("code");
  return stored ? update(command, *stored, wanted) : create(command, std::move(wanted));
}

void need_main_place(Command& command) {
  add(command, {main_place(), std::string(main_place_code), "Kho chính", PlaceKind::shed, true});
}

std::optional<PlaceRow> find_place(const store::Scope& scope, std::string_view code) {
  constexpr std::string_view find = R"sql(
    SELECT place_id, code, name, kind, sells, version
      FROM places
     WHERE cooperative_id = $1 AND code = $2)sql";
  return scope.one(find, {code}, place_of);
}

std::optional<PlaceRow> find_place(const store::Scope& scope, const PlaceId& id) {
  constexpr std::string_view find = R"sql(
    SELECT place_id, code, name, kind, sells, version
      FROM places
     WHERE cooperative_id = $1 AND place_id = $2)sql";
  return scope.one(find, {id}, place_of);
}

std::vector<PlaceRow> all_places(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT place_id, code, name, kind, sells, version
      FROM places
     WHERE cooperative_id = $1
     ORDER BY code)sql";
  return scope.all(list, {}, place_of);
}

std::vector<Balance> balances_of(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view list = R"sql(
    SELECT lot_id, place_id, on_hand_base
      FROM lot_balances
     WHERE cooperative_id = $1 AND lot_id = $2 AND on_hand_base > 0
     ORDER BY place_id)sql";
  return scope.all(list, {lot}, balance_of);
}

std::int64_t on_hand_at(const store::Scope& scope, const LotId& lot, const PlaceId& place) {
  constexpr std::string_view left = R"sql(
    SELECT on_hand_base
      FROM lot_balances
     WHERE cooperative_id = $1 AND lot_id = $2 AND place_id = $3)sql";
  return scope.number(left, {lot, place});
}

std::vector<Balance> sellable_balances(const store::Scope& scope, const ProductId& product,
                                       Date today) {
  constexpr std::string_view list = R"sql(
    SELECT b.lot_id, b.place_id, b.on_hand_base
      FROM lots AS l
      JOIN lot_balances AS b ON b.cooperative_id = l.cooperative_id AND b.lot_id = l.lot_id
      JOIN places AS p ON p.cooperative_id = b.cooperative_id AND p.place_id = b.place_id
     WHERE l.cooperative_id = $1 AND l.product_id = $2 AND l.sellable_base > 0
       AND l.expires_day >= $3 AND b.on_hand_base > 0 AND p.sells = 1
     ORDER BY l.expires_day, l.code, b.place_id)sql";
  return scope.all(list, {product, to_days(today)}, balance_of);
}

}  // namespace ganh::catalog::stock
