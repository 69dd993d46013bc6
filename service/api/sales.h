// What the house sells by itself, as it is asked for over the network.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/selling/selling.h"
#include "service/api/orders.h"

namespace ganh::service::api {

// `goods` as typed, or `items`; both may be given.
struct WantedGoods {
  std::string typed;
  std::vector<catalog::selling::Goods> items;
};
Result<std::vector<catalog::selling::Goods>> goods_of(const WantedGoods& wanted);

// "cash", "bank", "later".
Result<std::optional<catalog::money::Method>> paid_by_of(const std::string& text);

// By its code; nothing for "". `not_found`, "place.not_found".
Result<PlaceId> selling_place(const catalog::store::Scope& scope, const std::string& code);

}  // namespace ganh::service::api
