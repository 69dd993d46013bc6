#include "catalog/stock/lots.h"

#include <cassert>
#include <map>

#include "catalog/books/dues.h"
#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/producers/households.h"
#include "catalog/products/products.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/places.h"
#include "catalog/stock/reservations.h"
#include "catalog/stock/stock.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

using changes::Command;
using changes::Effect;

bool household_exists(const store::Scope& scope, const HouseholdId& id) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM households WHERE cooperative_id = $1 AND household_id = $2)sql";
  return scope.number(count, {id}) > 0;
}

Result<> check_households(const store::Scope& scope, const Lot& lot) {
  if (!household_exists(scope, lot.household)) {
    return error(Code::not_found, "household", "household.not_found");
  }
  for (const Contribution& one : lot.contributions) {
    if (!household_exists(scope, one.household)) {
      return error(Code::not_found, "contributions", "household.not_found");
    }
  }
  return {};
}

void set_contributions(Command& command, const LotId& lot,
                       const std::vector<Contribution>& contributions) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM lot_contributions WHERE cooperative_id = $1 AND lot_id = $2)sql";
  constexpr std::string_view add = R"sql(
    INSERT INTO lot_contributions (cooperative_id, lot_id, household_id, received_base)
    VALUES ($1, $2, $3, $4))sql";
  command.rows().run(remove, {lot});
  for (const Contribution& one : contributions) {
    command.rows().run(add, {lot, one.household, one.received_base});
  }
}

// What each household is owed for what it brought, with how much that was.
using Owed = std::map<HouseholdId, std::pair<std::int64_t, measure::Money>>;

Owed owed_for(const Lot& lot) {
  if (lot.terms != Terms::bought) return {};
  Owed owed;
  const auto price = [&](std::int64_t base) {
    return std::pair(base, measure::for_quantity(lot.bought_for, lot.bought_per_base, base));
  };
  if (lot.contributions.empty()) owed[lot.household] = price(lot.received_base);
  for (const Contribution& one : lot.contributions) owed[one.household] = price(one.received_base);
  return owed;
}

// Owes what a bought lot comes to now and did not come to before, under the lot's version.
Result<> owe_for(Command& command, const LotId& id, std::int64_t version, const Owed& before,
                 const Lot& now) {
  Owed more = owed_for(now);
  for (const auto& [household, was] : before) {
    more[household].first -= was.first;
    more[household].second = more[household].second - was.second;
  }
  std::vector<books::Due> dues;
  for (const auto& [household, by] : more) {
    if (by.first == 0 && by.second.vnd == 0) continue;
    books::Due due;
    due.household = household;
    due.kind = books::DueKind::bought;
    due.cause_id = id.text;
    due.cause_line = static_cast<int>(version);
    due.lot = id;
    due.quantity_base = by.first;
    due.amount = by.second;
    dues.push_back(std::move(due));
  }
  if (dues.empty()) return {};
  return books::owe(command, "lot", id.text + ":" + std::to_string(version), std::move(dues));
}

Result<Effect> create(Command& command, const Lot& lot, const PlaceId& place) {
  constexpr std::string_view add = R"sql(
    INSERT INTO lots
      (cooperative_id, lot_id, code, product_id, household_id, harvested_day, expires_day,
       received_base, household_share_bp, grade, on_hand_base, version, terms, bought_vnd,
       bought_per_base, pooled_households)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 1, $11, $12, $13, $14)
        ON CONFLICT (cooperative_id, code) DO NOTHING)sql";
  if (!products::find_product(command.rows(), lot.product)) {
    return error(Code::not_found, "product", "product.not_found");
  }
  if (auto known = check_households(command.rows(), lot); !known) return known.error();
  need_main_place(command);
  const auto id = command.make<LotTag>();
  const std::int64_t added =
      command.rows().run(add, {id, lot.code, lot.product, lot.household, to_days(lot.harvested_on),
                               to_days(lot.expires_on), lot.received_base, lot.household_share_bp,
                               lot.grade, name(lot.terms), lot.bought_for.vnd, lot.bought_per_base,
                               static_cast<std::int64_t>(lot.contributions.size())});
  if (added == 0) return changed_since("code");
  command.record(changes::Noun::lot, id.text, changes::Kind::created,
                 changes::Difference("code", lot.code).json());
  if (!lot.contributions.empty()) set_contributions(command, id, lot.contributions);
  const auto entered = enter(command, {id, place, lot.received_base, Cause::received, id.text});
  if (!entered) return entered.error();
  if (auto owed = owe_for(command, id, 1, {}, lot); !owed) return owed.error();
  return Effect::created;
}

Result<> check_receipt(const store::Scope& scope, const LotRow& was, const Lot& now) {
  const std::int64_t gone_base = was.lot.received_base - was.on_hand_base;
  if (now.received_base >= gone_base) return {};
  return error(Code::not_now, "received_base", "lot.below_what_left",
               {{"lot", now.code}, {"gone", in_words(scope, now.product, gone_base)}});
}

PlaceId received_at(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view find = R"sql(
    SELECT place_id
      FROM ledger
     WHERE cooperative_id = $1 AND cause = 'received' AND cause_id = $2 AND cause_line = 0
       AND lot_id = $2)sql";
  const auto found =
      scope.one(find, {lot}, [](const store::Row& row) { return PlaceId{row.string(0)}; });
  assert(found);
  return *found;
}

// The version numbers the corrections of one receipt, so that each stands once in the ledger.
Result<> correct_receipt(Command& command, const LotRow& was, const Lot& now) {
  const std::int64_t by_base = now.received_base - was.lot.received_base;
  if (by_base == 0) return {};
  return enter(command, {was.lot.id, received_at(command.rows(), was.lot.id), by_base,
                         Cause::receipt_corrected, was.lot.id.text, static_cast<int>(was.version)});
}

std::string in_text(const std::vector<Contribution>& contributions) {
  std::string text;
  for (const Contribution& one : contributions) {
    text +=
        (text.empty() ? "" : " ") + one.household.text + ":" + std::to_string(one.received_base);
  }
  return text;
}

std::string difference(const Lot& before, const Lot& now) {
  return changes::Difference("code", now.code)
      .field("harvested_on", iso_date(before.harvested_on), iso_date(now.harvested_on))
      .field("expires_on", iso_date(before.expires_on), iso_date(now.expires_on))
      .field("received_base", before.received_base, now.received_base)
      .field("household_share_bp", before.household_share_bp, now.household_share_bp)
      .field("grade", before.grade, now.grade)
      .field("terms", name(before.terms), name(now.terms))
      .field("bought_vnd", before.bought_for.vnd, now.bought_for.vnd)
      .field("bought_per_base", before.bought_per_base, now.bought_per_base)
      .field("contributions", in_text(before.contributions), in_text(now.contributions))
      .json();
}

Result<Effect> update(Command& command, const LotRow& was, const Lot& now) {
  constexpr std::string_view change = R"sql(
    UPDATE lots
       SET harvested_day = $4, expires_day = $5, received_base = $6, household_share_bp = $7,
           grade = $8, terms = $9, bought_vnd = $10, bought_per_base = $11,
           pooled_households = $12, version = version + 1
     WHERE cooperative_id = $1 AND lot_id = $2 AND version = $3)sql";
  if (auto allowed = check_receipt(command.rows(), was, now); !allowed) return allowed.error();
  if (auto known = check_households(command.rows(), now); !known) return known.error();
  const std::int64_t changed = command.rows().run(
      change,
      {now.id, was.version, to_days(now.harvested_on), to_days(now.expires_on), now.received_base,
       now.household_share_bp, now.grade, name(now.terms), now.bought_for.vnd, now.bought_per_base,
       static_cast<std::int64_t>(now.contributions.size())});
  if (changed == 0) return changed_since("code");
  if (was.lot.contributions != now.contributions) {
    set_contributions(command, now.id, now.contributions);
  }
  command.record(changes::Noun::lot, now.id.text, changes::Kind::updated, difference(was.lot, now));
  if (auto corrected = correct_receipt(command, was, now); !corrected) return corrected.error();
  const auto owed = owe_for(command, now.id, was.version + 1, owed_for(was.lot), now);
  if (!owed) return owed.error();
  if (was.lot.expires_on != now.expires_on) {
    command.record(changes::Noun::stock, now.product.text, changes::Kind::updated,
                   changes::Difference("lot", now.code).json());
    settle_reservations(command, now.product);
  }
  return Effect::updated;
}

}  // namespace

Result<Effect> put(Command& command, const Lot& lot, std::int64_t expected_version,
                   const PlaceId& place) {
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
  if (!stored) return create(command, wanted, place);
  if (stored->lot.product != wanted.product) {
    return error(Code::not_now, "product", "lot.product_fixed", {{"lot", wanted.code}});
  }
  if (stored->lot.household != wanted.household) {
    return error(Code::not_now, "household", "lot.household_fixed", {{"lot", wanted.code}});
  }
  return update(command, *stored, wanted);
}

Result<> set_recalled(Command& command, const LotId& lot, const std::optional<std::string>& why) {
  constexpr std::string_view set = R"sql(
    UPDATE lots
       SET recalled_why = $3, version = version + 1,
           sellable_base =
             CASE WHEN $4 = 1 THEN 0
                  ELSE (SELECT COALESCE(CAST(SUM(b.on_hand_base) AS BIGINT), 0)
                          FROM lot_balances AS b
                          JOIN places AS p
                            ON p.cooperative_id = b.cooperative_id AND p.place_id = b.place_id
                         WHERE b.cooperative_id = $1 AND b.lot_id = $2 AND p.sells = 1)
             END
     WHERE cooperative_id = $1 AND lot_id = $2)sql";
  Faults faults;
  if (why) faults.required("why", *why, why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto found = find_lot(command.rows(), lot);
  if (!found) return error(Code::not_found, "lot", "lot.not_found", {{"lot", lot.text}});
  hold(command.rows(), found->lot.product);
  const auto wanted = why ? std::optional(text::normalise(*why)) : std::nullopt;
  if (found->recalled_why == wanted) return {};
  command.rows().run(set, {lot, wanted, why.has_value()});
  const auto difference =
      changes::Difference("code", found->lot.code)
          .field("recalled", found->recalled_why.value_or(""), wanted.value_or(""));
  command.record(changes::Noun::lot, lot.text, changes::Kind::updated, difference.json());
  command.record(changes::Noun::stock, found->lot.product.text, changes::Kind::updated,
                 difference.json());
  settle_reservations(command, found->lot.product);
  return {};
}

}  // namespace ganh::catalog::stock
