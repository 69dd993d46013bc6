#include "catalog/books/dues.h"

#include <algorithm>
#include <cassert>

namespace ganh::catalog::books {

namespace {

using changes::Command;

constexpr DueKind kinds[] = {DueKind::bought, DueKind::sold, DueKind::returned,  DueKind::advance,
                             DueKind::fee,    DueKind::tax,  DueKind::correction};

Due due_of(const store::Row& row) {
  const auto kind = parse_due_kind(row.text(2));
  if (!kind) throw store::StorageError(store::StorageError::Kind::corrupt, "unknown kind of due");
  Due due;
  due.id = {row.string(0)};
  due.household = {row.string(1)};
  due.kind = *kind;
  due.cause_id = row.string(3);
  due.cause_line = static_cast<int>(row.integer(4));
  if (!row.is_null(5)) due.lot = LotId{row.string(5)};
  due.quantity_base = row.integer(6);
  due.billed = {row.integer(7)};
  due.amount = {row.integer(8)};
  due.why = row.string(9);
  due.at = from_us(row.integer(10));
  if (!row.is_null(11)) due.payout = PayoutId{row.string(11)};
  return due;
}

// Where the other half of a due stands.
Account against(DueKind kind, Account paid_from) {
  switch (kind) {
    case DueKind::bought:
      return Account::purchases;
    case DueKind::sold:
    case DueKind::returned:
      return Account::household_share;
    case DueKind::advance:
      return paid_from;
    case DueKind::fee:
      return Account::fees;
    case DueKind::tax:
      return Account::tax;
    case DueKind::correction:
      return Account::adjustments;
  }
  assert(false);
  return Account::adjustments;
}

void write(Command& command, const Due& due) {
  constexpr std::string_view add = R"sql(
    INSERT INTO dues
      (cooperative_id, due_id, household_id, kind, cause_id, cause_line, lot_id, quantity_base,
       billed_vnd, amount_vnd, why, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";
  command.rows().run(add, {command.make<DueTag>(), due.household, name(due.kind), due.cause_id,
                           due.cause_line, due.lot, due.quantity_base, due.billed.vnd,
                           due.amount.vnd, due.why, to_us(command.now())});
}

}  // namespace

std::string_view name(DueKind kind) {
  switch (kind) {
    case DueKind::bought:
      return "bought";
    case DueKind::sold:
      return "sold";
    case DueKind::returned:
      return "returned";
    case DueKind::advance:
      return "advance";
    case DueKind::fee:
      return "fee";
    case DueKind::tax:
      return "tax";
    case DueKind::correction:
      return "correction";
  }
  assert(false);
  return "";
}

std::optional<DueKind> parse_due_kind(std::string_view text) {
  const auto* found = std::ranges::find(kinds, text, [](DueKind each) { return name(each); });
  return found == std::end(kinds) ? std::nullopt : std::optional(*found);
}

Result<> owe(Command& command, std::string_view cause, std::string_view cause_id,
             std::vector<Due> dues, Account paid_from) {
  Posting posting{std::string(cause), std::string(cause_id), {}};
  for (const Due& due : dues) {
    posting.lines.push_back({against(due.kind, paid_from), "", due.amount});
    posting.lines.push_back({Account::household, due.household.text, {-due.amount.vnd}});
  }
  if (auto posted = post(command, posting); !posted) return posted;
  for (const Due& due : dues) write(command, due);
  return {};
}

std::vector<Due> open_dues(const store::Scope& scope, const HouseholdId& household, Time until,
                           int limit) {
  constexpr std::string_view list = R"sql(
    SELECT due_id, household_id, kind, cause_id, cause_line, lot_id, quantity_base, billed_vnd,
           amount_vnd, why, at_us, payout_id
      FROM dues
     WHERE cooperative_id = $1 AND household_id = $2 AND at_us < $3 AND payout_id IS NULL
     ORDER BY at_us, due_id
     LIMIT $4)sql";
  return scope.all(list, {household, to_us(until), limit}, due_of);
}

std::vector<Due> dues_of(const store::Scope& scope, const PayoutId& payout) {
  constexpr std::string_view list = R"sql(
    SELECT due_id, household_id, kind, cause_id, cause_line, lot_id, quantity_base, billed_vnd,
           amount_vnd, why, at_us, payout_id
      FROM dues
     WHERE cooperative_id = $1 AND payout_id = $2
     ORDER BY at_us, due_id)sql";
  return scope.all(list, {payout}, due_of);
}

std::size_t count_dues(const store::Scope& scope, const PayoutId& payout) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM dues WHERE cooperative_id = $1 AND payout_id = $2)sql";
  return static_cast<std::size_t>(scope.number(count, {payout}));
}

std::vector<Due> dues_of(const store::Scope& scope, const LotId& lot) {
  constexpr std::string_view list = R"sql(
    SELECT due_id, household_id, kind, cause_id, cause_line, lot_id, quantity_base, billed_vnd,
           amount_vnd, why, at_us, payout_id
      FROM dues
     WHERE cooperative_id = $1 AND lot_id = $2
     ORDER BY at_us, due_id)sql";
  return scope.all(list, {lot}, due_of);
}

void put_on_slip(Command& command, const HouseholdId& household, Time until,
                 const PayoutId& payout) {
  constexpr std::string_view put = R"sql(
    UPDATE dues
       SET payout_id = $4
     WHERE cooperative_id = $1 AND household_id = $2 AND at_us < $3 AND payout_id IS NULL)sql";
  command.rows().run(put, {household, to_us(until), payout});
}

void put_on_slip(changes::Command& command, const HouseholdId& household, std::string_view cause_id,
                 const PayoutId& payout) {
  constexpr std::string_view put = R"sql(
    UPDATE dues
       SET payout_id = $4
     WHERE cooperative_id = $1 AND household_id = $2 AND cause_id = $3 AND payout_id IS NULL)sql";
  command.rows().run(put, {household, cause_id, payout});
}

void take_off_slip(Command& command, const PayoutId& payout) {
  constexpr std::string_view take = R"sql(
    UPDATE dues
       SET payout_id = NULL
     WHERE cooperative_id = $1 AND payout_id = $2)sql";
  command.rows().run(take, {payout});
}

}  // namespace ganh::catalog::books
