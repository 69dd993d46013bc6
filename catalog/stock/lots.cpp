#include "catalog/stock/lots.h"

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/producers/households.h"
#include "catalog/products/products.h"
#include "catalog/stock/reservations.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;
using changes::Effect;

LotRow lot_of(const store::Row& row) {
  return {{LotId{row.string(0)}, row.string(1), ProductId{row.string(2)},
           HouseholdId{row.string(3)}, from_days(row.integer(4)), from_days(row.integer(5)),
           row.integer(6), row.integer(7), row.string(8)},
          row.integer(9),
          row.integer(10)};
}

bool household_exists(const store::Scope& scope, const HouseholdId& id) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM households WHERE cooperative_id = $1 AND household_id = $2)sql";
  return scope.number(count, {id}) > 0;
}

Result<Effect> create(Command& command, const Lot& lot) {
  constexpr std::string_view add = R"sql(
    INSERT INTO lots
      (cooperative_id, lot_id, code, product_id, household_id, harvested_day, expires_day,
       received_base, household_share_bp, grade, on_hand_base, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 1)
        ON CONFLICT (cooperative_id, code) DO NOTHING)sql";
  if (!products::find_product(command.rows(), lot.product)) {
    return error(Code::not_found, "product", "product.not_found");
  }
  if (!household_exists(command.rows(), lot.household)) {
    return error(Code::not_found, "household", "household.not_found");
  }
  const auto id = command.make<LotTag>();
  const std::int64_t added = command.rows().run(
      add, {id, lot.code, lot.product, lot.household, to_days(lot.harvested_on),
            to_days(lot.expires_on), lot.received_base, lot.household_share_bp, lot.grade});
  if (added == 0) return changed_since("code");
  command.record(changes::Noun::lot, id.text, changes::Kind::created,
                 changes::Difference("code", lot.code).json());
  const auto entered = enter(command, {id, lot.received_base, Cause::received, id.text, 0});
  if (!entered) return entered.error();
  return Effect::created;
}

Result<> check_receipt(const store::Scope& scope, const LotRow& was, const Lot& now) {
  const std::int64_t gone_base = was.lot.received_base - was.on_hand_base;
  if (now.received_base >= gone_base) return {};
  return error(Code::not_now, "received_base", "lot.below_what_left",
               {{"lot", now.code}, {"gone", in_words(scope, now.product, gone_base)}});
}

// The version numbers the corrections of one receipt, so that each stands once in the ledger.
Result<> correct_receipt(Command& command, const LotRow& was, const Lot& now) {
  const std::int64_t by_base = now.received_base - was.lot.received_base;
  if (by_base == 0) return {};
  return enter(command, {was.lot.id, by_base, Cause::receipt_corrected, was.lot.id.text,
                         static_cast<int>(was.version)});
}

std::string difference(const Lot& before, const Lot& now) {
  return changes::Difference("code", now.code)
      .field("harvested_on", iso_date(before.harvested_on), iso_date(now.harvested_on))
      .field("expires_on", iso_date(before.expires_on), iso_date(now.expires_on))
      .field("received_base", before.received_base, now.received_base)
      .field("household_share_bp", before.household_share_bp, now.household_share_bp)
      .field("grade", before.grade, now.grade)
      .json();
}

Result<Effect> update(Command& command, const LotRow& was, const Lot& now) {
  constexpr std::string_view change = R"sql(
    UPDATE lots
       SET harvested_day = $4, expires_day = $5, received_base = $6, household_share_bp = $7,
           grade = $8, version = version + 1
     WHERE cooperative_id = $1 AND lot_id = $2 AND version = $3)sql";
  if (auto allowed = check_receipt(command.rows(), was, now); !allowed) return allowed.error();
  const std::int64_t changed = command.rows().run(
      change, {now.id, was.version, to_days(now.harvested_on), to_days(now.expires_on),
               now.received_base, now.household_share_bp, now.grade});
  if (changed == 0) return changed_since("code");
  command.record(changes::Noun::lot, now.id.text, changes::Kind::updated, difference(was.lot, now));
  if (auto corrected = correct_receipt(command, was, now); !corrected) return corrected.error();
  if (was.lot.expires_on != now.expires_on) {
    command.record(changes::Noun::stock, now.product.text, changes::Kind::updated,
                   changes::Difference("lot", now.code).json());
    settle_reservations(command, now.product);
  }
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Lot& lot, std::int64_t expected_version) {
  if (auto valid = validate(lot); !valid) return valid.error();
  Lot wanted = normalised(lot);
  // Held before it is read, so that nothing leaves the lot between the look and the correction.
  if (products::find_product(command.rows(), wanted.product)) hold(command.rows(), wanted.product);
  const auto stored = find_lot(command.rows(), wanted.code);
  if (stored) {
    wanted.id = stored->lot.id;
    if (stored->lot == wanted) return Effect::unchanged;
  }
  if ((stored ? stored->version : 0) != expected_version) return changed_since("code");
  if (!stored) return create(command, wanted);
  if (stored->lot.product != wanted.product) {
    return error(Code::not_now, "product", "lot.product_fixed", {{"lot", wanted.code}});
  }
  if (stored->lot.household != wanted.household) {
    return error(Code::not_now, "household", "lot.household_fixed", {{"lot", wanted.code}});
  }
  return update(command, *stored, wanted);
}

std::optional<LotRow> find_lot(const store::Scope& scope, std::string_view code) {
  constexpr std::string_view find = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, on_hand_base, version
      FROM lots
     WHERE cooperative_id = $1 AND code = $2)sql";
  return scope.one(find, {code}, lot_of);
}

std::optional<LotRow> find_lot(const store::Scope& scope, const LotId& id) {
  constexpr std::string_view find = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, on_hand_base, version
      FROM lots
     WHERE cooperative_id = $1 AND lot_id = $2)sql";
  return scope.one(find, {id}, lot_of);
}

std::vector<LotRow> lots_on_hand(const store::Scope& scope, const ProductId& product) {
  constexpr std::string_view list = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, on_hand_base, version
      FROM lots
     WHERE cooperative_id = $1 AND product_id = $2 AND on_hand_base > 0
     ORDER BY expires_day, code)sql";
  return scope.all(list, {product}, lot_of);
}

std::vector<LotRow> all_lots(const store::Scope& scope, std::string_view after_code, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, on_hand_base, version
      FROM lots
     WHERE cooperative_id = $1 AND code > $2
     ORDER BY code
     LIMIT $3)sql";
  return scope.all(page, {after_code, limit}, lot_of);
}

std::vector<LotRow> lots_expiring(const store::Scope& scope, Date until, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT lot_id, code, product_id, household_id, harvested_day, expires_day, received_base,
           household_share_bp, grade, on_hand_base, version
      FROM lots
     WHERE cooperative_id = $1 AND on_hand_base > 0 AND expires_day <= $2
     ORDER BY expires_day, product_id, lot_id
     LIMIT $3)sql";
  return scope.all(list, {to_days(until), limit}, lot_of);
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
