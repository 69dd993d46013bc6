// The places where goods lie.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "catalog/stock/places.h"

namespace ganh::service::api {

std::string places_json(const catalog::store::Scope& scope);

struct PlaceWanted {
  catalog::stock::Place place;
  std::int64_t expected_version = 0;  // 0: it is new
};

// Its JSON. Refused as stock::put() is.
Result<std::string> put_place(catalog::changes::Command& command, const PlaceWanted& wanted);

}  // namespace ganh::service::api
