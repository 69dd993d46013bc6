#include "catalog/changes/difference.h"
#include "catalog/faults.h"
#include "catalog/money/settlement_booking.h"
#include "catalog/money/settlement_matching.h"
#include "catalog/orders/orders.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::money {

namespace {

using changes::Command;

struct Differing {
  Settlement settlement;
  MatchedLine line;
};

Result<Differing> find_differing(const store::Scope& scope, const SettlementId& id, int line) {
  const auto row = find_settlement(scope, id);
  if (!row) return error(Code::not_found, "settlement", "settlement.not_found");
  const auto lines = lines_of(scope, id);
  if (line < 1 || line > static_cast<int>(lines.size())) {
    return error(Code::not_found, "line", "settlement.no_line", {{"line", std::to_string(line)}});
  }
  const MatchedLine& of = lines[static_cast<std::size_t>(line - 1)];
  if (is_differing(of)) return Differing{row->settlement, of};
  return error(Code::not_now, "line", "settlement.line_settled", {{"line", std::to_string(line)}});
}

// Keeps what was found out about a line, and how many of the list still differ.
void keep(Command& command, const SettlementId& id, const Settlement& settlement,
          const MatchedLine& of) {
  constexpr std::string_view set_line = R"sql(
    UPDATE settlement_lines
       SET matched = $4, order_id = $5, expected_vnd = $6, settled_why = $7, settled_at_us = $8
     WHERE cooperative_id = $1 AND settlement_id = $2 AND line = $3)sql";
  constexpr std::string_view count = R"sql(
    UPDATE settlements
       SET differing = (SELECT COUNT(*)
                          FROM settlement_lines
                         WHERE cooperative_id = $1 AND settlement_id = $2
                           AND matched IN ('another_amount', 'unknown')
                           AND settled_at_us IS NULL)
     WHERE cooperative_id = $1 AND settlement_id = $2)sql";
  command.rows().run(set_line,
                     {id, of.number, name(of.match), of.order, of.expected.vnd, of.settled_why,
                      of.settled_at ? std::optional(to_us(*of.settled_at)) : std::nullopt});
  command.rows().run(count, {id});
  command.record(
      changes::Noun::settlement, id.text, changes::Kind::updated,
      changes::Difference("line", settlement.number + " " + std::to_string(of.number)).json());
}

}  // namespace

Result<> accept(Command& command, const SettlementId& id, int line, std::string_view why) {
  Faults faults;
  faults.required("why", why, stock::why_bytes_max);
  if (auto valid = std::move(faults).result(); !valid) return valid;
  auto found = find_differing(command.rows(), id, line);
  if (!found) return found.error();
  found->line.settled_why = text::normalise(why);
  found->line.settled_at = command.now();
  keep(command, id, found->settlement, found->line);
  return {};
}

Result<> assign(Command& command, const SettlementId& id, int line, const OrderId& order_id) {
  auto found = find_differing(command.rows(), id, line);
  if (!found) return found.error();
  const Settlement& settlement = found->settlement;
  MatchedLine& of = found->line;
  if (of.order) {
    return error(Code::not_now, "line", "settlement.line_known", {{"line", std::to_string(line)}});
  }
  const auto order = orders::find_order(command.rows(), order_id);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  of.order = order_id;
  of.expected = expected_of(command.rows(), *order, of.line, settlement.from);
  of.match = of.expected == of.line.amount ? Match::matched : Match::another_amount;
  if (of.line.amount.vnd != 0) {
    const measure::Money back{-of.line.amount.vnd};
    auto undone = books::post(command, {"settlement_assigned",
                                        id.text + ":" + std::to_string(line),
                                        {{held_by(settlement.from), settlement.party, back},
                                         {books::Account::adjustments, "", of.line.amount}}});
    if (!undone) return undone;
    if (auto paid = book_payment(command, id, settlement, of); !paid) return paid;
  }
  keep(command, id, settlement, of);
  return {};
}

}  // namespace ganh::catalog::money
