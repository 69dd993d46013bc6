// Payouts (thanh toán cho hộ): what a household is owed, on numbered slips that are frozen once
// paid.
//
// A slip's lines are the household's dues; its net is their sum. What was wrong on a paid slip is
// set right by a correction on the next.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/books/dues.h"
#include "catalog/changes/command.h"
#include "catalog/measure/money.h"
#include "catalog/money/payments.h"

namespace ganh::catalog::money {

enum class PayoutState { draft, paid };

inline constexpr std::size_t payout_dues_max = 5'000;

struct Payout {
  PayoutId id;
  std::int64_t number = 0;  // 1, 2, 3 … in the cooperative; a draft thrown away leaves a gap
  HouseholdId household;
  Date from{};
  Date to{};  // the last day whose dues are on it
  PayoutState state = PayoutState::draft;
  std::vector<books::Due> dues;
  measure::Money net;  // their sum; what is handed over
  std::optional<Method> paid_by;
  std::string reference;
  std::optional<Time> paid_at;
  std::int64_t version = 0;
};

// Puts a household's open dues until the end of `to` on a slip. `invalid`, "payout.future_day" for
// a day that is not over in Viet Nam unless it is today; `not_now`, "payout.nothing_owed", or
// "payout.drafted" while another slip of the household's is not paid.
Result<PayoutId> draft(changes::Command& command, const HouseholdId& household, Date from, Date to);

// Dues that a clerk enters on an open draft or before there is one: `kind` is advance, fee, tax or
// correction. A fee, tax or advance takes `amount` (> 0) off what is owed; a correction adds it
// (≥ −… and not 0). `not_found` "household.not_found"; `invalid` "due.kind", or "payout.method" for
// an advance that is not said to be paid in cash or by bank; `limit` "payout.too_many_dues".
struct Deduction {
  HouseholdId household;
  books::DueKind kind = books::DueKind::advance;
  measure::Money amount;
  std::string why;
  std::optional<Method> paid_by = {};  // an advance: cash or bank
};
Result<> deduct(changes::Command& command, const Deduction& deduction);

// Pays a draft and freezes it. `invalid` "payout.method" unless in cash or by bank; `not_found`
// "payout.not_found"; `conflict` "changed_since" when `expected_net` is not what stands on it;
// `not_now` "payout.paid_already", or
// "payout.below_nothing" when the household owes: then it stays open for the next.
Result<> pay(changes::Command& command, const PayoutId& id, measure::Money expected_net,
             Method method, std::string_view reference);

// Throws a draft away: its dues are open again.
Result<> discard(changes::Command& command, const PayoutId& id);

std::optional<Payout> find_payout(const store::Scope& scope, const PayoutId& id);

std::optional<Payout> find_payout(const store::Scope& scope, std::int64_t number);

// Of those whose last day is among these, by number; without their dues. At most `limit`.
std::vector<Payout> payouts_between(const store::Scope& scope, Date from, Date to, int limit);

// Newest first, before the given number (0 for the newest).
std::vector<Payout> payouts_before(const store::Scope& scope, std::int64_t number, int limit);

// Every draft, by number: at most one a household. Without their dues.
std::vector<Payout> open_drafts(const store::Scope& scope);

// What each household is owed and on no paid slip yet, by its code; those at 0 are left out.
struct OpenAccount {
  HouseholdId household;
  std::string code;
  std::string name;
  measure::Money owed;
};
std::vector<OpenAccount> open_accounts(const store::Scope& scope);

}  // namespace ganh::catalog::money
