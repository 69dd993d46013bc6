// Places' rows, and how much of each lot lies where.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/stock/place.h"

namespace ganh::catalog::stock {

struct PlaceRow {
  Place place;
  std::int64_t version = 0;
};

// Creates or updates by `code`; the given id is ignored. `expected_version` as for households.
// A place that no longer sells takes what lies there out of what can be promised: reservations that
// are not covered any more turn short. `limit`, "place.too_many" beyond places_max.
Result<changes::Effect> put(changes::Command& command, const Place& place,
                            std::int64_t expected_version);

// What the main place is called when it is made; every cooperative has one of that code.
inline constexpr std::string_view main_place_code = "KHO";

// The main place's row, made when it is not there yet.
void need_main_place(changes::Command& command);

std::optional<PlaceRow> find_place(const store::Scope& scope, std::string_view code);
std::optional<PlaceRow> find_place(const store::Scope& scope, const PlaceId& id);
std::vector<PlaceRow> all_places(const store::Scope& scope);  // by code

// What lies where of one lot, by place id; places with nothing are left out.
struct Balance {
  LotId lot;
  PlaceId place;
  std::int64_t on_hand_base = 0;
};
std::vector<Balance> balances_of(const store::Scope& scope, const LotId& lot);
std::int64_t on_hand_at(const store::Scope& scope, const LotId& lot, const PlaceId& place);

// What can be promised or packed of a product today, first to expire first, then by lot's code and
// place.
std::vector<Balance> sellable_balances(const store::Scope& scope, const ProductId& product,
                                       Date today);

}  // namespace ganh::catalog::stock
