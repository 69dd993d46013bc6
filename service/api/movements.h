// Goods carried from place to place, and goods thrown away.

#pragma once

#include <string>

#include "catalog/changes/command.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"
#include "catalog/stock/cause.h"

namespace ganh::service::api {

struct Carrying {
  std::string lot;   // its code or id
  std::string from;  // places by code or id; empty: the main place
  std::string to;
  std::string quantity;  // "12,5 kg", or in the product's base unit "12500"
  std::string why;
};

// What was carried. `not_found` "lot.not_found", "place.not_found"; `invalid` "option.quantity";
// else as stock::transfer.
Result<catalog::measure::Quantity> carry(catalog::changes::Command& command,
                                         const Carrying& wanted);

struct ThrowingAway {
  std::string lot;
  std::string place;
  std::string quantity;
  catalog::stock::Waste kind = catalog::stock::Waste::spoiled;
  std::string why;
};

// What was thrown away; refused as carry() is.
Result<catalog::measure::Quantity> throw_away(catalog::changes::Command& command,
                                              const ThrowingAway& wanted);

}  // namespace ganh::service::api
