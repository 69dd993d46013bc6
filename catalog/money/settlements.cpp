#include "catalog/money/settlements.h"

#include <algorithm>
#include <cassert>

#include "catalog/books/parties.h"
#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/money/settlement_booking.h"
#include "catalog/money/settlement_matching.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

using changes::Command;
using Kind = SettlementLine::Kind;

constexpr int parties_of_a_number_max = 50;  // different parties use the same number seldom

constexpr Kind kinds[] = {Kind::sale, Kind::refund, Kind::fee, Kind::tax, Kind::adjustment};

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
  for (std::size_t i = 0; i < settlement.lines.size(); ++i) {
    const SettlementLine& line = settlement.lines[i];
    const std::string at = "lines[" + std::to_string(i) + "].";
    faults.range(at + "amount_vnd", line.amount.vnd, -payment_vnd_max, payment_vnd_max);
    faults.optional(at + "reference", line.reference, reference_bytes_max);
    faults.optional(at + "note", line.note, stock::why_bytes_max);
    if (wrong_sign(line)) faults.add(at + "amount_vnd", "settlement.sign");
  }
  faults.optional("difference_why", settlement.difference_why, stock::why_bytes_max);
  faults.range("handed_over_vnd", settlement.handed_over.vnd, -payment_vnd_max, payment_vnd_max);
  return std::move(faults).result();
}

measure::Money difference_of(const Settlement& settlement) {
  measure::Money difference = settlement.handed_over;
  for (const SettlementLine& line : settlement.lines) difference = difference - line.amount;
  return difference;
}

// As it is entered: the party as the books have it, the number without stray blanks, and what the
// lines do not come to as a line of its own.
Settlement completed(const store::Scope& scope, const Settlement& settlement) {
  Settlement whole = settlement;
  whole.number = text::normalise(settlement.number);
  whole.party = books::party_in_books(scope, held_by(settlement.from), settlement.party);
  const measure::Money difference = difference_of(settlement);
  if (difference.vnd != 0) {
    whole.lines.push_back(
        {"", Kind::adjustment, difference, text::normalise(settlement.difference_why)});
  }
  return whole;
}

std::optional<SettlementRow> standing(const store::Scope& scope, const Settlement& settlement) {
  const std::string party = books::party_key(settlement.party);
  for (auto& row : settlements_numbered(scope, settlement.number, parties_of_a_number_max)) {
    const bool is_it =
        row.settlement.from == settlement.from && books::party_key(row.settlement.party) == party;
    if (is_it) return std::move(row);
  }
  return std::nullopt;
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

Result<> difference_is_known(const Settlement& settlement) {
  const measure::Money difference = difference_of(settlement);
  if (difference.vnd == 0 || !text::normalise(settlement.difference_why).empty()) return {};
  const measure::Money sum = settlement.handed_over - difference;
  return error(Code::invalid, "difference_why", "settlement.sum",
               {{"sum", measure::vietnamese(sum)},
                {"handed_over", measure::vietnamese(settlement.handed_over)},
                {"difference", measure::vietnamese(difference)}});
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
  SettlementPreview seen;
  seen.difference = difference_of(settlement);
  const Settlement whole = completed(scope, settlement);
  if (const auto stood = standing(scope, whole)) {
    seen.stands = stood->id;
    seen.lines = lines_of(scope, stood->id);
    if (same_lines(seen.lines, whole)) return seen;
    return another(settlement);
  }
  Brought before;
  for (int number = 1; number <= static_cast<int>(whole.lines.size()); ++number) {
    seen.lines.push_back(match(scope, whole, number, before));
  }
  return seen;
}

Result<Settled> settle(Command& command, const Settlement& settlement) {
  constexpr std::string_view add = R"sql(
    INSERT INTO settlements
      (cooperative_id, settlement_id, method, party, number, number_key, handed_over_vnd, differing,
       at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8))sql";
  constexpr std::string_view set_differing = R"sql(
    UPDATE settlements
       SET differing = $3
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  if (auto valid = check(settlement); !valid) return valid.error();
  const Settlement whole = completed(command.rows(), settlement);
  if (const auto stood = standing(command.rows(), whole)) {
    auto lines = lines_of(command.rows(), stood->id);
    if (same_lines(lines, whole)) return Settled{stood->id, true, std::move(lines)};
    return another(settlement);
  }
  if (auto known = difference_is_known(settlement); !known) return known.error();
  Settled settled{command.make<SettlementTag>(), false, {}};
  command.rows().run(add, {settled.id, name(whole.from), whole.party, whole.number,
                           number_key(whole.number), whole.handed_over.vnd, to_us(command.now())});
  std::int64_t differing = 0;
  for (int number = 1; number <= static_cast<int>(whole.lines.size()); ++number) {
    Brought none;  // earlier lines are booked by now
    MatchedLine of = match(command.rows(), whole, number, none);
    // Booked first: what lists have told of its order by then does not hold this line.
    if (auto booked = book(command, settled.id, whole, of); !booked) return booked.error();
    add_line(command, settled.id, of);
    if (is_differing(of)) ++differing;
    settled.lines.push_back(std::move(of));
  }
  command.rows().run(set_differing, {settled.id, differing});
  command.record(changes::Noun::settlement, settled.id.text, changes::Kind::created,
                 changes::Difference("number", whole.number).json());
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

}  // namespace ganh::catalog::money
