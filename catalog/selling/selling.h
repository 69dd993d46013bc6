// What the house sells by itself: at its counter, and by telephone.
//
// Its orders are orders like any other, on two channels that every cooperative has and no
// marketplace knows of; their numbers are the cooperative's own: … and ĐT-1, ĐT-2 …

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/money/payments.h"
#include "catalog/orders/orders.h"
#include "catalog/selling/goods.h"

namespace ganh::catalog::selling {

ChannelId counter();
ChannelId telephone();

// "Quầy", "Điện thoại"; "" for any other channel.
std::string_view name_of(const ChannelId& channel);

// One that is handed over at once: placed, packed from the lots that expire first, delivered and
// paid.
struct Sale {
  std::vector<Goods> goods;  // each at its pack's price
  orders::Customer customer = {};
  std::optional<money::Method> paid_by;  // cash or bank; empty: to be paid later
  std::string reference = {};            // the bank's
  std::string note = {};
  std::string key = {};  // the caller's own for this sale: it stands once; "" for none
  PlaceId place = {};    // where the goods lie; empty: counter_place()
  int weight_factor = orders::weight_factor;
};

// One that is to be packed and sent, or fetched.
struct PhoneOrder {
  std::vector<Goods> goods;   // may be empty with a hold: what it keeps
  orders::Customer customer;  // with name and telephone
  std::optional<HoldId> hold = {};
  bool even_if_short = false;
  std::string note = {};
  std::string key = {};
};

struct Sold {
  OrderId id;
  std::string number;
  bool stood_already = false;
};

// Where goods are sold from when nobody says: the only place that sells, or the only shop; the main
// place where there is no shop. `not_now`, "sale.which_place" {places} when that leaves several.
Result<PlaceId> counter_place(const store::Scope& scope);

// All of it or nothing. `not_found`, "goods.not_found" {sku}; `not_now`, "goods.not_enough" {goods,
// packs, left} for each that there is too little of; `invalid`: "goods.not_weighed" {sku} where a
// pack is billed by weight, "goods.weight" {text}, "line.not_weighed", "line.weight_odd",
// "sale.method" for money nobody takes. Of the place: `not_found`, "place.not_found"; `not_now`,
// "sale.place_sells_nothing" {place}, "goods.not_enough_here" {goods, place, left, elsewhere}.
Result<Sold> sell(changes::Command& command, const Sale& sale);

// Whether a parcel of it, the first that is here unless one is named, may go to a carrier. What the
// house sold and nobody has paid, is told to collect or is said to pay later, may not: `not_now`,
// "ship.unpaid" {order, money} with what is to be collected for that parcel; nor may a carrier
// collect more for it than is open: "ship.cod_too_much" {order, money}, or where a carrier
// is noted to have collected for one before, "ship.collected_already" {order, money, collected}.
Result<> may_leave(const store::Scope& scope, const orders::Order& order, measure::Money cod,
                   bool pays_later, const std::optional<ShipmentId>& shipment = {});

// Whether a carrier may be noted to collect that much for a parcel that has left, or to have
// collected it, of what the house sold: no more than it was told, than has come of it, or than the
// rest of the order leaves open. `not_now`, "cod.too_much" {order, money}.
Result<> may_collect(const store::Scope& scope, const orders::Order& order,
                     const ShipmentId& shipment, measure::Money cod);

// What the carrier of a parcel is to collect as things stand. Of one that is here and of an order
// of the house's own: what is in it, or all that is open when no other follows. Of one under way:
// what it was told, unless the customer would pay too much.
struct Collecting {
  ShipmentId shipment;
  int number = 0;  // within the order
  std::string carrier;
  std::string waybill;
  measure::Money cod;  // what it was told; nothing of one that is here
  measure::Money due;
  bool is_too_much() const { return cod > due; }
};
std::vector<Collecting> collecting(const store::Scope& scope, const orders::Order& order);

// What the order comes to, less what was paid and what carriers have yet to hand over.
measure::Money still_open(const store::Scope& scope, const orders::Order& order);

// What carriers have collected by what they were told, for parcels that were delivered, and have
// not handed over.
measure::Money with_carriers(const store::Scope& scope, const orders::Order& order);

// Confirms it and reserves its goods; weights are taken when it is packed ("goods.weighed_later").
// As for sell(), and `not_found`, "hold.not_found".
Result<Sold> take_order(changes::Command& command, const PhoneOrder& wanted);

}  // namespace ganh::catalog::selling
