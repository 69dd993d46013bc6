// Lots set to what was counted.

#pragma once

#include <string>

#include "catalog/changes/command.h"
#include "catalog/measure/quantity.h"
#include "catalog/result.h"

namespace ganh::service::api {

struct Adjustment {
  std::string lot;       // its code or id
  std::string expected;  // "12,5 kg", or in the product's base unit "12500"
  std::string counted;
  std::string why;
  std::string place = {};  // its code or id; empty: the main place
  bool counts_are_right = false;  // somebody has looked twice
};

struct Adjusted {
  catalog::measure::Quantity from;
  catalog::measure::Quantity to;
};

// `not_found` "lot.not_found", "place.not_found"; `invalid` "option.quantity", or "lot.count_odd"
// {lot, counted, expected} unless `counts_are_right`; else as stock::adjust.
Result<Adjusted> adjust(catalog::changes::Command& command, const Adjustment& wanted);

}  // namespace ganh::service::api
