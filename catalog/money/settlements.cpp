#include "catalog/money/settlements.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/money/settlement_booking.h"
#include "catalog/orders/orders.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

using changes::Command;
using Kind = SettlementLine::Kind;

constexpr Kind kinds[] = {Kind::sale, Kind::refund, Kind::fee, Kind::tax, Kind::adjustment};
constexpr Match matches[] = {Match::matched, Match::another_amount, Match::unknown, Match::none};

bool wrong_sign(const SettlementLine& line) {
  if (line.kind == Kind::adjustment) return false;
  return line.kind == Kind::sale ? line.amount.vnd < 0 : line.amount.vnd > 0;
}

Result<> check(const Settlement& settlement) {
  Faults faults;
  const bool known = settlement.from == Method::marketplace || settlement.from == Method::carrier;
  if (!known) faults.add("from", "settlement.party");
  faults.required("party", settlement.party, reference_bytes_max);
  faults.required("number", settlement.number, reference_bytes_max);
  if (settlement.lines.empty()) faults.add("lines", "order.no_lines");
  if (settlement.lines.size() > settlement_lines_max) {
    faults.add("lines", "order.too_many_lines", {{"max", std::to_string(settlement_lines_max)}});
    return std::move(faults).result();
  }
  measure::Money sum;
  for (std::size_t i = 0; i < settlement.lines.size(); ++i) {
    const SettlementLine& line = settlement.lines[i];
    const std::string at = "lines[" + std::to_string(i) + "].";
    faults.range(at + "amount_vnd", line.amount.vnd, -payment_vnd_max, payment_vnd_max);
    faults.optional(at + "reference", line.reference, reference_bytes_max);
    faults.optional(at + "note", line.note, stock::why_bytes_max);
    if (wrong_sign(line)) faults.add(at + "amount_vnd", "settlement.sign");
    sum += line.amount;
  }
  if (sum != settlement.handed_over) {
    faults.add("handed_over_vnd", "settlement.sum", {{"sum", measure::vietnamese(sum)}});
  }
  return std::move(faults).result();
}

SettlementRow row_of(const store::Row& row) {
  SettlementRow found;
  found.id = {row.string(0)};
  found.settlement.from = parse_method(row.text(1)).value_or(Method::marketplace);
  found.settlement.party = row.string(2);
  found.settlement.number = row.string(3);
  found.settlement.handed_over = {row.integer(4)};
  found.differing = row.integer(5);
  found.at = from_us(row.integer(6));
  if (!row.is_null(7)) found.received_at = from_us(row.integer(7));
  return found;
}

std::optional<SettlementRow> standing(const store::Scope& scope, const Settlement& settlement) {
  constexpr std::string_view find = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND method = $2 AND party = $3 AND number = $4)sql";
  return scope.one(find, {name(settlement.from), settlement.party, settlement.number}, row_of);
}

std::optional<orders::Order> order_of(const store::Scope& scope, const Settlement& settlement,
                                      const SettlementLine& line) {
  if (line.reference.empty()) return std::nullopt;
  if (settlement.from == Method::marketplace) {
    return orders::find_order(scope, ChannelId{settlement.party}, line.reference);
  }
  return orders::find_order_by_waybill(scope, settlement.party, line.reference);
}

// By order, what earlier lines of a list that is only looked at would bring it.
using Pending = std::map<OrderId, measure::Money>;

MatchedLine match(const store::Scope& scope, const Settlement& settlement, int number,
                  Pending& pending) {
  MatchedLine of;
  of.number = number;
  of.line = settlement.lines[static_cast<std::size_t>(number - 1)];
  auto order = order_of(scope, settlement, of.line);
  if (order) of.order = order->id;
  if (!is_payment(of.line.kind)) return of;
  if (!order) {
    of.match = Match::unknown;
    return of;
  }
  order->paid += pending[order->id];
  of.expected = expected_of(*order, of.line);
  of.match = of.expected == of.line.amount ? Match::matched : Match::another_amount;
  pending[order->id] += of.line.amount;
  return of;
}

void add_line(Command& command, const SettlementId& id, const MatchedLine& of) {
  constexpr std::string_view add = R"sql(
    INSERT INTO settlement_lines
      (cooperative_id, settlement_id, line, reference, kind, amount_vnd, note, matched, order_id,
       expected_vnd)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";
  command.rows().run(add, {id, of.number, of.line.reference, name(of.line.kind), of.line.amount.vnd,
                           of.line.note, name(of.match), of.order, of.expected.vnd});
}

bool same_lines(const std::vector<MatchedLine>& stood, const Settlement& settlement) {
  return std::ranges::equal(stood, settlement.lines,
                            [](const MatchedLine& a, const SettlementLine& b) {
                              return a.line.reference == b.reference && a.line.kind == b.kind &&
                                     a.line.amount == b.amount;
                            });
}

Error another(const Settlement& settlement) {
  return error(Code::conflict, "number", "settlement.another", {{"number", settlement.number}});
}

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::sale:
      return "sale";
    case Kind::refund:
      return "refund";
    case Kind::fee:
      return "fee";
    case Kind::tax:
      return "tax";
    case Kind::adjustment:
      return "adjustment";
  }
  assert(false);
  return "";
}

std::string_view name(Match match) {
  switch (match) {
    case Match::matched:
      return "matched";
    case Match::another_amount:
      return "another_amount";
    case Match::unknown:
      return "unknown";
    case Match::none:
      return "none";
  }
  assert(false);
  return "";
}

std::optional<Kind> parse_settlement_kind(std::string_view text) {
  const auto* found = std::ranges::find(kinds, text, [](Kind each) { return name(each); });
  return found == std::end(kinds) ? std::nullopt : std::optional(*found);
}

bool is_differing(const MatchedLine& line) {
  const bool differs = line.match == Match::unknown || line.match == Match::another_amount;
  return differs && !line.settled_at;
}

Result<SettlementPreview> preview(const store::Scope& scope, const Settlement& settlement) {
  if (auto valid = check(settlement); !valid) return valid.error();
  if (const auto stood = standing(scope, settlement)) {
    auto lines = lines_of(scope, stood->id);
    if (same_lines(lines, settlement)) return SettlementPreview{stood->id, std::move(lines)};
    return another(settlement);
  }
  SettlementPreview seen;
  Pending pending;
  for (int number = 1; number <= static_cast<int>(settlement.lines.size()); ++number) {
    seen.lines.push_back(match(scope, settlement, number, pending));
  }
  return seen;
}

Result<Settled> settle(Command& command, const Settlement& settlement) {
  constexpr std::string_view add = R"sql(
    INSERT INTO settlements
      (cooperative_id, settlement_id, method, party, number, handed_over_vnd, differing, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7))sql";
  constexpr std::string_view set_differing = R"sql(
    UPDATE settlements
       SET differing = $3
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  if (auto valid = check(settlement); !valid) return valid.error();
  if (const auto stood = standing(command.rows(), settlement)) {
    auto lines = lines_of(command.rows(), stood->id);
    if (same_lines(lines, settlement)) return Settled{stood->id, true, std::move(lines)};
    return another(settlement);
  }
  Settled settled{command.make<SettlementTag>(), false, {}};
  command.rows().run(add, {settled.id, name(settlement.from), settlement.party, settlement.number,
                           settlement.handed_over.vnd, to_us(command.now())});
  std::int64_t differing = 0;
  for (int number = 1; number <= static_cast<int>(settlement.lines.size()); ++number) {
    Pending none;  // earlier lines are booked by now
    MatchedLine of = match(command.rows(), settlement, number, none);
    add_line(command, settled.id, of);
    if (auto booked = book(command, settled.id, settlement, of); !booked) return booked.error();
    if (is_differing(of)) ++differing;
    settled.lines.push_back(std::move(of));
  }
  command.rows().run(set_differing, {settled.id, differing});
  command.record(changes::Noun::settlement, settled.id.text, changes::Kind::created,
                 changes::Difference("number", settlement.number).json());
  return settled;
}

Result<> received(Command& command, const SettlementId& id) {
  constexpr std::string_view note = R"sql(
    UPDATE settlements
       SET received_at_us = $3
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  const auto row = find_settlement(command.rows(), id);
  if (!row) return error(Code::not_found, "settlement", "settlement.not_found");
  if (row->received_at) return {};
  const Settlement& settlement = row->settlement;
  command.rows().run(note, {id, to_us(command.now())});
  command.record(changes::Noun::settlement, id.text, changes::Kind::updated,
                 changes::Difference("received", settlement.number).json());
  return books::post(
      command, {"settlement_received",
                id.text,
                {{books::Account::bank, "", settlement.handed_over},
                 {held_by(settlement.from), settlement.party, {-settlement.handed_over.vnd}}}});
}

std::optional<SettlementRow> find_settlement(const store::Scope& scope, const SettlementId& id) {
  constexpr std::string_view find = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  return scope.one(find, {id}, row_of);
}

std::vector<SettlementRow> differing_settlements(const store::Scope& scope, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND differing > 0
     ORDER BY settlement_id
     LIMIT $2)sql";
  return scope.all(list, {limit}, row_of);
}

std::vector<SettlementRow> settlements_before(const store::Scope& scope, std::string_view id,
                                              int limit) {
  constexpr std::string_view page = R"sql(
    SELECT settlement_id, method, party, number, handed_over_vnd, differing, at_us,
           received_at_us
      FROM settlements
     WHERE cooperative_id = $1 AND settlement_id < $2
     ORDER BY settlement_id DESC
     LIMIT $3)sql";
  constexpr std::string_view after_every_id = "settle_~";
  return scope.all(page, {id.empty() ? after_every_id : id, limit}, row_of);
}

std::vector<MatchedLine> lines_of(const store::Scope& scope, const SettlementId& id) {
  constexpr std::string_view list = R"sql(
    SELECT line, reference, kind, amount_vnd, note, matched, order_id, expected_vnd, settled_why,
           settled_at_us
      FROM settlement_lines
     WHERE cooperative_id = $1 AND settlement_id = $2
     ORDER BY line)sql";
  return scope.all(list, {id}, [](const store::Row& row) {
    const auto kind = parse_settlement_kind(row.text(2));
    const auto* match =
        std::ranges::find(matches, row.text(5), [](Match each) { return name(each); });
    if (!kind || match == std::end(matches)) {
      throw store::StorageError(store::StorageError::Kind::corrupt,
                                "unknown word in settlement_lines");
    }
    MatchedLine of;
    of.number = static_cast<int>(row.integer(0));
    of.line = {row.string(1), *kind, {row.integer(3)}, row.string(4)};
    of.match = *match;
    if (!row.is_null(6)) of.order = OrderId{row.string(6)};
    of.expected = {row.integer(7)};
    of.settled_why = row.string(8);
    if (!row.is_null(9)) of.settled_at = from_us(row.integer(9));
    return of;
  });
}

}  // namespace ganh::catalog::money
