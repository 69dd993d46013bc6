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
#include "catalog/orders/order.h"
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

// All of it or nothing. `not_found`, "goods.not_found" {sku}; `not_now`, "goods.not_enough" {goods,
// packs, left} for each that there is too little of; `invalid`: "goods.not_weighed" {sku} where a
// pack is billed by weight, "goods.weight" {text}, "line.not_weighed",
// "sale.method" for money that nobody here takes.
Result<Sold> sell(changes::Command& command, const Sale& sale);

// Confirms it and reserves its goods; weights are taken when it is packed ("goods.weighed_later").
// As for sell(), and `not_found`, "hold.not_found".
Result<Sold> take_order(changes::Command& command, const PhoneOrder& wanted);

}  // namespace ganh::catalog::selling
