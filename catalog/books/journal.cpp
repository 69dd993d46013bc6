#include "catalog/books/journal.h"

#include <algorithm>
#include <cassert>

#include "catalog/json/json.h"

namespace ganh::catalog::books {

namespace {

using changes::Command;

constexpr Account accounts[] = {Account::cash,        Account::bank,      Account::customer,
                                Account::marketplace, Account::carrier,   Account::household,
                                Account::sales,       Account::purchases, Account::household_share,
                                Account::fees,        Account::tax,       Account::adjustments};

bool stands(const store::Scope& scope, const Posting& posting) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM journal
     WHERE cooperative_id = $1 AND cause = $2 AND cause_id = $3)sql";
  return scope.number(count, {posting.cause, posting.cause_id}) > 0;
}

// Taken by the transaction that appends, so that numbers have no gap on any database.
std::int64_t next_number(const store::WriteScope& rows) {
  constexpr std::string_view next = R"sql(
    INSERT INTO journal_heads (cooperative_id, last_number)
    VALUES ($1, 1)
        ON CONFLICT (cooperative_id)
        DO UPDATE SET last_number = journal_heads.last_number + 1
    RETURNING last_number)sql";
  return rows.number(next, {});
}

void add_line(const store::WriteScope& rows, std::int64_t number, int line, const Line& of) {
  constexpr std::string_view add = R"sql(
    INSERT INTO journal_lines (cooperative_id, number, line, account, party, amount_vnd)
    VALUES ($1, $2, $3, $4, $5, $6))sql";
  constexpr std::string_view move_balance = R"sql(
    INSERT INTO account_balances (cooperative_id, account, party, balance_vnd)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (cooperative_id, account, party)
        DO UPDATE SET balance_vnd = account_balances.balance_vnd + excluded.balance_vnd)sql";
  rows.run(add, {number, line, name(of.account), of.party, of.amount.vnd});
  rows.run(move_balance, {name(of.account), of.party, of.amount.vnd});
}

Account account_of(std::string_view text) {
  const auto account = parse_account(text);
  if (!account) {
    throw store::StorageError(store::StorageError::Kind::corrupt, "unknown account");
  }
  return *account;
}

std::vector<Line> lines_of(const store::Scope& scope, std::int64_t number) {
  constexpr std::string_view list = R"sql(
    SELECT account, party, amount_vnd
      FROM journal_lines
     WHERE cooperative_id = $1 AND number = $2
     ORDER BY line)sql";
  return scope.all(list, {number}, [](const store::Row& row) {
    return Line{account_of(row.text(0)), row.string(1), {row.integer(2)}};
  });
}

Entry entry_of(const store::Row& row) {
  return {row.integer(0),
          row.string(1),
          row.string(2),
          row.string(3),
          CommandId{row.string(4)},
          from_us(row.integer(5)),
          {}};
}

std::vector<Entry> with_lines(const store::Scope& scope, std::vector<Entry> entries) {
  for (Entry& entry : entries) entry.lines = lines_of(scope, entry.number);
  return entries;
}

}  // namespace

std::string_view name(Account account) {
  switch (account) {
    case Account::cash:
      return "cash";
    case Account::bank:
      return "bank";
    case Account::customer:
      return "customer";
    case Account::marketplace:
      return "marketplace";
    case Account::carrier:
      return "carrier";
    case Account::household:
      return "household";
    case Account::sales:
      return "sales";
    case Account::purchases:
      return "purchases";
    case Account::household_share:
      return "household_share";
    case Account::fees:
      return "fees";
    case Account::tax:
      return "tax";
    case Account::adjustments:
      return "adjustments";
  }
  assert(false);
  return "";
}

std::optional<Account> parse_account(std::string_view text) {
  const auto* found = std::ranges::find(accounts, text, [](Account each) { return name(each); });
  return found == std::end(accounts) ? std::nullopt : std::optional(*found);
}

Result<> post(Command& command, const Posting& posting) {
  constexpr std::string_view add = R"sql(
    INSERT INTO journal (cooperative_id, number, cause, cause_id, note, command_id, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
  measure::Money sum;
  bool any = false;
  for (const Line& line : posting.lines) {
    sum += line.amount;
    any = any || line.amount.vnd != 0;
  }
  assert(sum.vnd == 0);
  if (!any) return {};
  const auto& rows = command.rows();
  command.head();
  const std::int64_t number = next_number(rows);
  if (stands(rows, posting)) {
    return error(Code::conflict, "cause", "journal.entered_already");
  }
  rows.run(add, {number, posting.cause, posting.cause_id, posting.note, command.heading().id,
                 to_us(command.now())});
  int line = 0;
  for (const Line& of : posting.lines) {
    if (of.amount.vnd != 0) add_line(rows, number, ++line, of);
  }
  return {};
}

std::vector<Entry> entries_after(const store::Scope& scope, std::int64_t number, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT number, cause, cause_id, note, command_id, at_us
      FROM journal
     WHERE cooperative_id = $1 AND number > $2
     ORDER BY number
     LIMIT $3)sql";
  return with_lines(scope, scope.all(page, {number, limit}, entry_of));
}

std::vector<Entry> entries_between(const store::Scope& scope, Time from, Time until,
                                   std::int64_t number, int limit) {
  constexpr std::string_view before = R"sql(
    SELECT COALESCE(MIN(number), 0) - 1
      FROM journal
     WHERE cooperative_id = $1 AND at_us >= $2 AND at_us < $3)sql";
  constexpr std::string_view page = R"sql(
    SELECT number, cause, cause_id, note, command_id, at_us
      FROM journal
     WHERE cooperative_id = $1 AND number > $2 AND at_us >= $3 AND at_us < $4
     ORDER BY number
     LIMIT $5)sql";
  // From the time's first entry on, rather than from the cooperative's.
  const std::int64_t first =
      number > 0 ? number : scope.number(before, {to_us(from), to_us(until)});
  if (first < 0) return {};
  return with_lines(scope, scope.all(page, {first, to_us(from), to_us(until), limit}, entry_of));
}

measure::Money balance(const store::Scope& scope, Account account, std::string_view party) {
  constexpr std::string_view find = R"sql(
    SELECT balance_vnd
      FROM account_balances
     WHERE cooperative_id = $1 AND account = $2 AND party = $3)sql";
  return {scope.number(find, {name(account), party})};
}

std::vector<AccountTotal> account_totals(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT account, COALESCE(CAST(SUM(balance_vnd) AS BIGINT), 0),
           COUNT(CASE WHEN balance_vnd <> 0 AND party <> '' THEN 1 END)
      FROM account_balances
     WHERE cooperative_id = $1
     GROUP BY account
     ORDER BY account)sql";
  return scope.all(list, {}, [](const store::Row& row) {
    return AccountTotal{account_of(row.text(0)), {row.integer(1)}, row.integer(2)};
  });
}

std::vector<Balance> balances_after(const store::Scope& scope, std::string_view account,
                                    std::string_view party, int limit) {
  constexpr std::string_view page = R"sql(
    SELECT account, party, balance_vnd
      FROM account_balances
     WHERE cooperative_id = $1 AND (account, party) > ($2, $3) AND balance_vnd <> 0
     ORDER BY account, party
     LIMIT $4)sql";
  return scope.all(page, {account, party, limit}, [](const store::Row& row) {
    return Balance{account_of(row.text(0)), row.string(1), {row.integer(2)}};
  });
}

}  // namespace ganh::catalog::books
