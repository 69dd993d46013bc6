// Orders' rows, and the commands that move them along their states.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/order.h"
#include "catalog/stock/cause.h"
#include "catalog/stock/place.h"
#include "catalog/stock/stock.h"

namespace ganh::catalog::orders {

struct Placed {
  OrderId id;
  bool stood_already = false;
};

// Enters an order exactly once, by channel and external id; the same one again changes nothing.
// Each line reserves what there is; the rest is short.
Result<Placed> place(changes::Command& command, const NewOrder& order);

// The same for whom it was kept by a hold: its lines of the hold's product get what was held, and
// the hold ends, in one step. `not_found`, "hold.not_found"; `not_now`, "hold.other_goods" {goods}
// when no line is of that product.
Result<Placed> place_held(changes::Command& command, const NewOrder& order, const HoldId& hold);

// The steps below are `not_found` "order.not_found", or `not_now` "order.state" with the state it
// is in. Confirming and packing first reserve again what has come in for lines that are short.
Result<> confirm(changes::Command& command, const OrderId& id);

// How far from what its packs should weigh a weight may lie and still be believed: from a third of
// it to three times it. 0: somebody has looked twice, and any weight stands.
inline constexpr int weight_factor = 3;

// What is packed together. Takes it from the lots that expire first, enters it in the ledger and
// sets what is billed: unit price × packs; catch weight: unit price × weight ÷ the pack's nominal
// weight, half up. What has expired since it was reserved is short.
struct Packing {
  struct Line {
    int line = 0;
    std::int64_t packs = 0;            // 1 … what is reserved
    std::optional<std::int64_t> base;  // catch weight: what they weigh together
  };
  std::vector<Line> lines;  // empty: all that is reserved, at its nominal weight
  enum class Rest { cut, later };
  Rest rest = Rest::cut;  // what is ordered and not in it
  int weight_factor = catalog::orders::weight_factor;
  std::optional<PlaceId> place = {};  // from there only; otherwise from wherever it can be sold
};

// `not_now`: "order.nothing_to_pack"; "line.not_reserved" when fewer are; "stock.not_enough" when
// it weighs more than there is; "goods.not_enough_here" {goods, place, left, elsewhere}.
// `invalid`: "line.not_found", "line.twice", "line.not_weighed" where none is billed,
// "line.weight_odd" {goods, packs, weighed, least, most}. It is packed when nothing is left.
Result<ShipmentId> pack(changes::Command& command, const OrderId& id, const Packing& packing = {});

// Takes a parcel that is packed and still here apart: its goods go back to the lots and places they
// came from, or into the waste. What was in it is packed again later, and reserved as far as there
// is, or is cut.
struct Unpacking {
  Packing::Rest rest = Packing::Rest::later;
  std::optional<stock::Waste> waste = {};
  std::string why = {};  // of what is cut, and required then; kept for nothing else
};

// A packed order is confirmed again when something is to be packed. Where cutting leaves nothing to
// pack it is packed while other parcels are here, and has left when all of them have. `not_found`
// "order.not_found", "shipment.not_found" for one that is not of this order; `not_now`
// "order.state", "shipment.state" for one that is not here any more, "order.all_cut" when nothing
// would be left: cancel it instead.
Result<> unpack(changes::Command& command, const OrderId& id, const ShipmentId& shipment,
                const Unpacking& unpacking = {});

// Hands a shipment that is still here to the carrier; the order is shipped when it is packed and
// none is left. `not_now`, "order.nothing_to_ship"; `not_found`, "shipment.not_found" for one that
// is not of this order or not here any more.
struct Handover {
  std::string carrier;
  std::string waybill;
  measure::Money cod = {};                  // what the carrier is to collect
  std::optional<ShipmentId> shipment = {};  // the first that is here, unless one is named
};
Result<> ship(changes::Command& command, const OrderId& id, const Handover& handover);

// `not_found` "shipment.not_found"; `not_now` "shipment.state". The order is delivered when all of
// its shipments are; a time before it was shipped stands as the time it was. Again: nothing.
Result<> deliver(changes::Command& command, const ShipmentId& id, Time at);

// Notes what the carrier of a parcel under way collects now, once it has been told so; of one that
// was delivered, what it did collect. `not_found`
// "order.not_found", "shipment.not_found" for one that is not of this order; `not_now`
// "shipment.state"; `invalid` for an amount out of range.
Result<> set_cod(changes::Command& command, const OrderId& id, const ShipmentId& shipment,
                 measure::Money cod);

// Settling what is short. `invalid`: "line.not_found"; `not_now`: "line.nothing_to_cut" when fewer
// packs are yet to be packed, "order.all_cut" when nothing would be left: cancel it instead.
Result<> cut(changes::Command& command, const OrderId& id, int line, std::int64_t packs,
             std::string_view why);

// Another pack instead, with the customer's consent: cuts the line and adds one that names it; its
// number is given back. `not_found`, "pack.not_found"; otherwise as for cut().
struct Substitution {
  int line = 0;
  std::int64_t packs = 0;  // of that line
  std::string sku;
  std::int64_t sku_packs = 0;
  measure::Money unit_price;
  std::string consent;  // "chị Hoa đồng ý qua điện thoại"
};
Result<int> substitute(changes::Command& command, const OrderId& id, const Substitution& wanted);

// Gives reservations back; what was packed goes back to its lots, once, or into the waste.
Result<> cancel(changes::Command& command, const OrderId& id, const Cancellation& cancellation,
                std::optional<stock::Waste> waste = {});

// What came back of shipped goods, to the lots they came from; what nobody can sell again is
// entered and thrown away in the same command. Of what was billed the returned part is to be
// refunded.
struct GoodsBack {
  struct Line {
    int line = 0;
    std::int64_t packs = 0;            // ≥ 1
    std::optional<std::int64_t> base;  // catch weight; else their part of what is out
    std::optional<stock::Waste> waste;
  };
  std::vector<Line> lines;              // empty: all that is out with the shipment
  PlaceId place = stock::main_place();  // where they lie now
  // The parcel that came back, or that they were in. Otherwise whichever it must be: of a carrier
  // the one under way; of what was delivered the last.
  std::optional<ShipmentId> shipment = {};
  Party by = Party::customer;
  std::string why;
  // The channel's, or any that the caller makes: one effect for each. Known again, by its digest,
  // once its order's customer is forgotten.
  std::string external_id;
  int weight_factor = catalog::orders::weight_factor;
  std::optional<stock::Waste> waste = {};  // of all that is out with the shipment
};
struct Returned {
  ReturnId id;
  measure::Money refund;
  bool stood_already = false;
};
// `conflict`, "return.another" when that external id stands with other goods; `not_now`
// "order.state" unless something has left; `not_found`, "shipment.not_found" for a parcel that has
// not left; `not_now`, "return.all_back" when all of it is back; `invalid` "line.not_found",
// "line.weight_odd", "return.which" {line, numbers} when several parcels hold the line, one of them
// under way, and none is named; `not_now` "line.not_so_many" when fewer went out and have not come
// back. A parcel under way all of whose packs are back is returned. The order is returned when all
// of it had left and nothing is left with the customer, and delivered when nothing else is under
// way.
Result<Returned> take_back(changes::Command& command, const OrderId& id, const GoodsBack& goods);

// A return as it was entered: which lots it went back to, lying where.
struct Return {
  ReturnId id;
  OrderId order;
  std::string external_id;  // the return's own id once the customer is forgotten
  Party by = Party::customer;
  std::string why;
  measure::Money refund;
  Time at{};
  struct Line {
    int line = 0;
    LotId lot;
    PlaceId place;
    std::int64_t quantity_base = 0;
    std::optional<stock::Waste> waste;  // thrown away at once
  };
  std::vector<Line> lines;
};
std::vector<Return> returns_of(const store::Scope& scope, const OrderId& order);  // oldest first
// Newest first, before the given id ("" for the newest), at most `limit`.
std::vector<Return> returns_before(const store::Scope& scope, std::string_view before_id,
                                   int limit);

// Notes what was paid (> 0) or given back (< 0) beside the order; for money/payments.h, which
// enters it in the books.
void note_payment(changes::Command& command, const OrderId& id, measure::Money amount);

// What customers of the channel have ordered of a pack since then, less what was given up.
std::int64_t packs_ordered_since(const store::Scope& scope, const ChannelId& channel,
                                 const PackId& pack, Time since);

std::optional<Order> find_order(const store::Scope& scope, const OrderId& id);
std::optional<Order> find_order(const store::Scope& scope, const ChannelId& channel,
                                std::string_view external_id);
std::optional<Order> find_order_of(const store::Scope& scope, const ShipmentId& shipment);

// Newest first, before the given id ("" for the newest), at most `limit`.
std::vector<Order> orders_before(const store::Scope& scope, std::string_view before_id, int limit);

// Those in a state, oldest first, after the given id.
std::vector<Order> orders_in(const store::Scope& scope, State state, std::string_view after_id,
                             int limit);

// Those that somebody has yet to pack or ship, oldest first, at most `limit`.
std::vector<Order> open_orders(const store::Scope& scope, int limit);

// From which lots, lying where, an order line was packed, and what of it has come back: all of it,
// when its shipment was taken apart.
struct Pick {
  int line = 0;
  ShipmentId shipment;
  LotId lot;
  PlaceId place;
  std::int64_t quantity_base = 0;
  std::int64_t returned_base = 0;
};
std::vector<Pick> picks_of(const store::Scope& scope, const OrderId& id);

// What of each line is in which shipment, or was when it was taken apart, and what of it a customer
// or carrier has brought back.
struct ShippedLine {
  ShipmentId shipment;
  int line = 0;
  std::int64_t packs = 0;
  std::int64_t base = 0;
  measure::Money billed;
  std::int64_t returned_packs = 0;
  std::int64_t returned_base = 0;
  measure::Money returned = {};
};
std::vector<ShippedLine> shipped_lines(const store::Scope& scope, const OrderId& order);

// Orders that hold something of a lot, oldest first: whom to call when it is recalled.
std::vector<OrderId> orders_with(const store::Scope& scope, const LotId& lot,
                                 std::string_view after_id, int limit);

// Forgets the customers of orders that ended before `ended_before`, at most `limit`, and gives back
// how many there were. The figures stay.
std::int64_t erase_customers(changes::Command& command, Time ended_before, int limit);

// Everything derived again, as stock::check does: totals, bills, picks against the ledger, and that
// only open orders hold reservations. Empty when all is well.
std::vector<Discrepancy> check(const store::Scope& scope);

}  // namespace ganh::catalog::orders
