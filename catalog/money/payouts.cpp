#include "catalog/money/payouts.h"

#include <cstdint>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

using books::Due;
using books::DueKind;
using changes::Command;

Payout head_of(const store::Row& row) {
  Payout payout;
  payout.id = {row.string(0)};
  payout.number = row.integer(1);
  payout.household = {row.string(2)};
  payout.from = from_days(row.integer(3));
  payout.to = from_days(row.integer(4));
  payout.state = row.text(5) == "paid" ? PayoutState::paid : PayoutState::draft;
  payout.net = {row.integer(6)};
  payout.paid_by = parse_method(row.text(7));
  payout.reference = row.string(8);
  if (!row.is_null(9)) payout.paid_at = from_us(row.integer(9));
  payout.version = row.integer(10);
  return payout;
}

std::optional<PayoutId> drafted(const store::Scope& scope, const HouseholdId& household) {
  constexpr std::string_view find = R"sql(
    SELECT payout_id
      FROM payouts
     WHERE cooperative_id = $1 AND household_id = $2 AND state = 'draft')sql";
  return scope.one(find, {household},
                   [](const store::Row& row) { return PayoutId{row.string(0)}; });
}

bool household_exists(const store::Scope& scope, const HouseholdId& id) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM households WHERE cooperative_id = $1 AND household_id = $2)sql";
  return scope.number(count, {id}) > 0;
}

std::int64_t next_number(const store::WriteScope& rows) {
  constexpr std::string_view next = R"sql(
    INSERT INTO payout_heads (cooperative_id, last_number)
    VALUES ($1, 1)
        ON CONFLICT (cooperative_id) DO UPDATE SET last_number = payout_heads.last_number + 1
    RETURNING last_number)sql";
  return rows.number(next, {});
}

measure::Money sum_of(const std::vector<Due>& dues) {
  measure::Money sum;
  for (const Due& due : dues) sum += due.amount;
  return sum;
}

void set_net(Command& command, const PayoutId& id) {
  constexpr std::string_view set = R"sql(
    UPDATE payouts
       SET net_vnd = $3, version = version + 1
     WHERE cooperative_id = $1 AND payout_id = $2)sql";
  command.rows().run(set, {id, sum_of(books::dues_of(command.rows(), id)).vnd});
}

void record(Command& command, const PayoutId& id, changes::Kind kind, std::string_view state) {
  command.record(changes::Noun::payout, id.text, kind, changes::Difference("state", state).json());
}

Result<Payout> open_draft(const store::Scope& scope, const PayoutId& id) {
  auto payout = find_payout(scope, id);
  if (!payout) return error(Code::not_found, "payout", "payout.not_found");
  if (payout->state == PayoutState::draft) return *std::move(payout);
  return error(Code::not_now, "state", "payout.paid_already",
               {{"number", std::to_string(payout->number)}});
}

Time end_of(Date day) {
  return start_of_day(day + std::chrono::days{1});
}

bool pays_households(Method method) {
  return method == Method::cash || method == Method::bank;
}

Result<> check(const Deduction& deduction) {
  const bool correction = deduction.kind == DueKind::correction;
  const bool advance = deduction.kind == DueKind::advance;
  const bool entered_by_hand =
      correction || advance || deduction.kind == DueKind::fee || deduction.kind == DueKind::tax;
  Faults faults;
  if (!entered_by_hand) faults.add("kind", "due.kind");
  faults.range("amount_vnd", deduction.amount.vnd, correction ? -payment_vnd_max : 1,
               payment_vnd_max);
  if (deduction.amount.vnd == 0) faults.add("amount_vnd", "required");
  faults.required("why", deduction.why, stock::why_bytes_max);
  if (advance && !(deduction.paid_by && pays_households(*deduction.paid_by))) {
    faults.add("method", "payout.method");
  }
  return std::move(faults).result();
}

Error too_many_dues() {
  return error(Code::limit, "to", "payout.too_many_dues",
               {{"max", std::to_string(payout_dues_max)}});
}

}  // namespace

Result<PayoutId> draft(Command& command, const HouseholdId& household, Date from, Date to) {
  constexpr std::string_view add = R"sql(
    INSERT INTO payouts
      (cooperative_id, payout_id, number, household_id, from_day, to_day, state, net_vnd, paid_by,
       reference, made_at_us, version)
    VALUES ($1, $2, $3, $4, $5, $6, 'draft', 0, '', '', $7, 1))sql";
  Faults faults;
  if (to > command.today()) faults.add("to", "payout.future_day");
  if (from > to) faults.add("from", "payout.days_reversed");
  if (auto valid = std::move(faults).result(); !valid) return valid.error();
  if (!household_exists(command.rows(), household)) {
    return error(Code::not_found, "household", "household.not_found");
  }
  if (drafted(command.rows(), household)) {
    return error(Code::not_now, "household", "payout.drafted");
  }
  const auto dues = books::open_dues(command.rows(), household, end_of(to), payout_dues_max + 1);
  if (dues.empty()) return error(Code::not_now, "household", "payout.nothing_owed");
  if (dues.size() > payout_dues_max) return too_many_dues();
  const auto id = command.make<PayoutTag>();
  command.rows().run(add, {id, next_number(command.rows()), household, to_days(from), to_days(to),
                           to_us(command.now())});
  books::put_on_slip(command, household, end_of(to), id);
  set_net(command, id);
  record(command, id, changes::Kind::created, "draft");
  return id;
}

Result<> deduct(Command& command, const Deduction& deduction) {
  if (auto valid = check(deduction); !valid) return valid;
  if (!household_exists(command.rows(), deduction.household)) {
    return error(Code::not_found, "household", "household.not_found");
  }
  const auto open = drafted(command.rows(), deduction.household);
  if (open && books::count_dues(command.rows(), *open) >= payout_dues_max) return too_many_dues();
  const bool correction = deduction.kind == DueKind::correction;
  Due due;
  due.household = deduction.household;
  due.kind = deduction.kind;
  due.cause_id = make_id("deduct", command.now(), command.randomness());
  due.amount = correction ? deduction.amount : measure::Money{-deduction.amount.vnd};
  due.why = text::normalise(deduction.why);
  const auto account =
      deduction.paid_by == Method::bank ? books::Account::bank : books::Account::cash;
  const std::string cause_id = due.cause_id;
  if (auto owed = books::owe(command, "deduction", cause_id, {std::move(due)}, account); !owed) {
    return owed;
  }
  if (open) {
    books::put_on_slip(command, deduction.household, cause_id, *open);
    set_net(command, *open);
    record(command, *open, changes::Kind::updated, "draft");
  }
  return {};
}

Result<> pay(Command& command, const PayoutId& id, measure::Money expected_net, Method method,
             std::string_view reference) {
  constexpr std::string_view freeze = R"sql(
    UPDATE payouts
       SET state = 'paid', paid_by = $3, reference = $4, paid_at_us = $5, version = version + 1
     WHERE cooperative_id = $1 AND payout_id = $2 AND state = 'draft')sql";
  Faults faults;
  if (!pays_households(method)) faults.add("method", "payout.method");
  faults.optional("reference", reference, reference_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  const auto payout = open_draft(command.rows(), id);
  if (!payout) return payout.error();
  if (payout->net != expected_net) return changed_since("net_vnd");
  if (payout->net.vnd < 0) return error(Code::not_now, "net_vnd", "payout.below_nothing");
  const auto from = method == Method::bank ? books::Account::bank : books::Account::cash;
  const auto posted =
      books::post(command, {"payout",
                            id.text,
                            {{books::Account::household, payout->household.text, payout->net},
                             {from, "", {-payout->net.vnd}}}});
  if (!posted) return posted;
  command.rows().run(
      freeze, {id, name(method), text::normalise(std::string(reference)), to_us(command.now())});
  record(command, id, changes::Kind::updated, "paid");
  return {};
}

Result<> discard(Command& command, const PayoutId& id) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM payouts
     WHERE cooperative_id = $1 AND payout_id = $2 AND state = 'draft')sql";
  const auto payout = open_draft(command.rows(), id);
  if (!payout) return payout.error();
  books::take_off_slip(command, id);
  command.rows().run(remove, {id});
  record(command, id, changes::Kind::removed, "draft");
  return {};
}

std::optional<Payout> find_payout(const store::Scope& scope, const PayoutId& id) {
  constexpr std::string_view find = R"sql(
    SELECT payout_id, number, household_id, from_day, to_day, state, net_vnd, paid_by, reference,
           paid_at_us, version
      FROM payouts
     WHERE cooperative_id = $1 AND payout_id = $2)sql";
  auto payout = scope.one(find, {id}, head_of);
  if (payout) payout->dues = books::dues_of(scope, id);
  return payout;
}

std::optional<Payout> find_payout(const store::Scope& scope, std::int64_t number) {
  constexpr std::string_view find = R"sql(
    SELECT payout_id
      FROM payouts
     WHERE cooperative_id = $1 AND number = $2)sql";
  const auto id =
      scope.one(find, {number}, [](const store::Row& row) { return PayoutId{row.string(0)}; });
  return id ? find_payout(scope, *id) : std::nullopt;
}

std::vector<Payout> payouts_between(const store::Scope& scope, Date from, Date to, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT payout_id, number, household_id, from_day, to_day, state, net_vnd, paid_by, reference,
           paid_at_us, version
      FROM payouts
     WHERE cooperative_id = $1 AND to_day >= $2 AND to_day <= $3
     ORDER BY number
     LIMIT $4)sql";
  return scope.all(list, {to_days(from), to_days(to), limit}, head_of);
}

std::vector<Payout> payouts_before(const store::Scope& scope, std::int64_t number, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT payout_id, number, household_id, from_day, to_day, state, net_vnd, paid_by, reference,
           paid_at_us, version
      FROM payouts
     WHERE cooperative_id = $1 AND number < $2
     ORDER BY number DESC
     LIMIT $3)sql";
  constexpr std::int64_t after_every_number = INT64_MAX;
  return scope.all(page, {number == 0 ? after_every_number : number, limit}, head_of);
}

std::vector<Payout> open_drafts(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT payout_id, number, household_id, from_day, to_day, state, net_vnd, paid_by, reference,
           paid_at_us, version
      FROM payouts
     WHERE cooperative_id = $1 AND state = 'draft'
     ORDER BY number)sql";
  return scope.all(list, {}, head_of);
}

std::vector<OpenAccount> open_accounts(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT h.household_id, h.code, h.name, -b.balance_vnd
      FROM account_balances AS b
      JOIN households AS h
        ON h.cooperative_id = b.cooperative_id AND h.household_id = b.party
     WHERE b.cooperative_id = $1 AND b.account = 'household' AND b.balance_vnd <> 0
     ORDER BY h.code)sql";
  return scope.all(list, {}, [](const store::Row& row) {
    return OpenAccount{HouseholdId{row.string(0)}, row.string(1), row.string(2), {row.integer(3)}};
  });
}

}  // namespace ganh::catalog::money
