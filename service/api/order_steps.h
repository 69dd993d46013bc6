// The steps of an order as they are asked for, with quantities as people write them.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/orders/orders.h"
#include "catalog/result.h"

namespace ganh::service::api {

struct LinePacks {
  int line = 0;
  std::int64_t packs = 0;
  std::string weighed = {};  // "1,35 kg", of a line that is billed by weight
  std::string waste = {};    // of what comes back: the kind of waste it is; "" to the stock
};

struct OrderStep {
  // "confirm", "pack", "unpack", "ship", "cod", "deliver", "cut", "substitute", "cancel", "settle"
  std::string step;
  std::vector<LinePacks> lines = {};  // to pack; empty: all that is reserved
  // To pack: what becomes of what is left; nobody decides that by saying nothing. To unpack: what
  // becomes of what was in it; later, unless it is cut.
  std::optional<catalog::orders::Packing::Rest> rest = {};
  int shipment = 0;  // to unpack, ship, deliver or "cod": its number; 0: whichever is due
  catalog::orders::Handover handover = {};
  std::optional<catalog::measure::Money> cod = {};  // what its carrier collects now
  bool pays_later = false;       // to ship: what is open is neither paid nor collected
  bool weight_is_right = false;  // to pack: somebody has looked twice
  int line = 0;  // to cut or substitute
  std::int64_t packs = 0;
  std::string sku = {};
  std::int64_t sku_packs = 0;
  std::optional<std::int64_t> unit_price_vnd = {};  // otherwise the pack's
  std::string consent = {};
  std::string why = {};    // to cut or cancel, to unpack when that cuts; to settle, if there is any
  std::string by = {};     // to cancel: a party's name; "": the cooperative
  std::string waste = {};  // to unpack or cancel: what the goods became; "": stock again
};

// Takes the step; gives back the state it is in then. `not_found` "order.not_found"; `not_now` as
// the catalog says, "ship.unpaid" and "ship.cod_too_much" {order, money}, and "pack.rest" {goods,
// packs} when something is left to pack and nobody says what becomes of it, "unpack.none" when no
// parcel is here and "cod.none" when none is under way; `invalid` "unpack.which" and "cod.which"
// {numbers} when several are and none is named, "cod.missing", "step.unknown", "step.shipment",
// "step.why", "step.waste", "step.by", "step.weighed" {text, unit}, "goods.not_weighed" {sku} of
// packs that are billed by weight.
Result<catalog::orders::State> take_step(catalog::changes::Command& command, const std::string& id,
                                         const OrderStep& step);

struct GoodsBack {
  std::vector<LinePacks> lines;  // empty with a shipment: all that is out with it
  int shipment = 0;              // its number; 0: whichever it must be
  std::string waste = {};        // of all of a shipment: the kind of waste it is; "" to the stock
  std::string place = {};  // its code; "": the main place
  std::string by = {};     // "": the carrier, of all of a parcel under way; else the customer
  std::string why = {};
  std::string external_id = {};  // "": one of its own
  bool weight_is_right = false;
};

// As take_step(); `not_found`, "place.not_found".
Result<catalog::orders::Returned> take_back(catalog::changes::Command& command,
                                            const std::string& id, const GoodsBack& goods);

}  // namespace ganh::service::api
