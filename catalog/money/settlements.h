// Settlements: the lists by which a marketplace or a carrier says what it took for us, what it
// keeps and what it hands over; matched with our orders line by line.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/measure/money.h"
#include "catalog/money/payments.h"
#include "catalog/orders/tracking.h"

namespace ganh::catalog::money {

inline constexpr std::size_t settlement_lines_max = 5'000;

struct SettlementLine {
  enum class Kind {
    sale,        // what a customer paid; cash on delivery too
    refund,      // given back to a customer
    fee,         // commission, delivery
    tax,         // withheld
    adjustment,  // anything else
  };
  std::string reference;  // the marketplace's order, or the carrier's waybill; "" for none
  Kind kind = Kind::sale;
  measure::Money amount;  // what it changes of the sum handed over: a fee is below 0
  std::string note;
};

std::string_view name(SettlementLine::Kind kind);
std::optional<SettlementLine::Kind> parse_settlement_kind(std::string_view text);

struct Settlement {
  Method from = Method::marketplace;  // or carrier
  std::string party;                  // the channel's id, or the carrier's name as on the shipments
  std::string number;                 // theirs; unique with the party
  measure::Money handed_over;         // what they say their lines come to
  std::vector<SettlementLine> lines;
  // Known and why, when the lines do not come to that: then a last line is the difference.
  std::string difference_why = {};
  // What else people write for the carrier on a shipment, in folded form; not kept.
  std::vector<std::string> party_names = {};
};

enum class Match {
  matched,         // the order, and what we expected
  another_amount,  // the order, and not what we expected: booked as it is, and shown
  unknown,         // no order of ours: booked as an adjustment until somebody finds it
  none,            // needs no order
};

std::string_view name(Match match);

struct MatchedLine {
  int number = 0;  // 1, 2, 3 … within the list
  SettlementLine line;
  Match match = Match::none;
  std::optional<OrderId> order;
  measure::Money expected;         // of a sale or refund whose order is known
  std::string settled_why = {};    // of one that differed: why it stands as it is
  std::optional<Time> settled_at;  // when somebody accepted it; none for one that was assigned
};

// Whether nobody has looked into it yet.
bool is_differing(const MatchedLine& line);

// Whose parcel bears the waybill of a carrier's line that is unknown: the newest of another
// carrier's. A list settles its own carrier's parcels alone.
std::optional<orders::Carried> carried_by_another(const store::Scope& scope,
                                                  const Settlement& settlement,
                                                  const MatchedLine& line);

struct Settled {
  SettlementId id;
  bool stood_already = false;
  std::vector<MatchedLine> lines;
};

// What entering a list would do, line by line; refuses as settle() does, but for the sum.
struct SettlementPreview {
  std::optional<SettlementId> stands;  // it is entered already, with these very lines
  std::vector<MatchedLine> lines;      // with that of the difference, when they do not come to it
  measure::Money difference;           // what is handed over less the sum of the list's own lines
};
Result<SettlementPreview> preview(const store::Scope& scope, const Settlement& settlement);

// Enters a list once by party and number, in whichever case and spacing they are written, and books
// each line: sales and refunds as payments of their orders, the rest against what the party holds
// for us. A refund of more than the customer has paid is an adjustment, as is what a list told of
// that order or parcel before. What a carrier collected of a customer who had paid already is a
// payment, to be given back (overpaid()). `invalid`: "settlement.sum"
// {sum, difference} when the lines do not come to what is handed over and nobody says why,
// "settlement.sign" for a sale below 0 or a fee, tax or refund above it; `conflict`,
// "settlement.another" when the number stands with other lines.
Result<Settled> settle(changes::Command& command, const Settlement& settlement);

// The sum of a list reached the bank. `not_found` "settlement.not_found"; again: nothing.
Result<> received(changes::Command& command, const SettlementId& id);

// A line that differs stands as it was booked, and why; what was to come beyond it may still come.
// `not_found` "settlement.not_found",
// "settlement.no_line"; `not_now` "settlement.line_settled" when it does not differ (any more).
Result<> accept(changes::Command& command, const SettlementId& id, int line, std::string_view why);

// An unknown line is that order's: what was booked as an adjustment becomes its payment or refund.
// When the amount is not what the order is expected to bring, the line goes on differing. Refuses
// as accept(); `not_found` "order.not_found"; `not_now` "settlement.line_known" for a line whose
// order is known, "payment.not_so_much".
Result<> assign(changes::Command& command, const SettlementId& id, int line, const OrderId& order);

// What carriers handed over for an order, in the order in which it was entered; below 0 what was
// taken back by hand. `waybill` as waybill_key() writes it; "" where no list named one.
struct HandedOver {
  std::string waybill;
  measure::Money amount;
};
std::vector<HandedOver> handed_over_by_carriers(const store::Scope& scope, const OrderId& order);

// Newest first, before the given id ("" for the newest).
struct SettlementRow {
  SettlementId id;
  Settlement settlement;       // without its lines
  std::int64_t differing = 0;  // lines that are not as we expected, and that nobody has settled
  Time at{};
  std::optional<Time> received_at;
};
std::vector<SettlementRow> settlements_before(const store::Scope& scope, std::string_view id,
                                              int limit);
std::optional<SettlementRow> find_settlement(const store::Scope& scope, const SettlementId& id);

// Those of that number, of whichever party; at most `limit`.
std::vector<SettlementRow> settlements_numbered(const store::Scope& scope, std::string_view number,
                                                int limit);
std::vector<MatchedLine> lines_of(const store::Scope& scope, const SettlementId& id);

// Those with a line that differs, oldest first.
std::vector<SettlementRow> differing_settlements(const store::Scope& scope, int limit);

}  // namespace ganh::catalog::money
