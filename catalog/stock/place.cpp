#include "catalog/stock/place.h"

#include <cassert>

#include "catalog/faults.h"
#include "catalog/producers/cooperative.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::stock {

namespace {

constexpr PlaceKind kinds[] = {PlaceKind::shed, PlaceKind::shop, PlaceKind::collection_point};

}  // namespace

std::string_view name(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::shed:
      return "shed";
    case PlaceKind::shop:
      return "shop";
    case PlaceKind::collection_point:
      return "collection_point";
  }
  assert(false);
  return "";
}

std::optional<PlaceKind> parse_place_kind(std::string_view text) {
  for (const PlaceKind kind : kinds) {
    if (name(kind) == text) return kind;
  }
  return std::nullopt;
}

PlaceId main_place() {
  return {"place_main"};
}

Result<> validate(const Place& place) {
  Faults faults;
  faults.required("code", place.code, place_code_bytes_max);
  faults.required("name", place.name, producers::name_bytes_max);
  return std::move(faults).result();
}

Place normalised(Place place) {
  place.code = text::normalise(place.code);
  place.name = text::normalise(place.name);
  return place;
}

}  // namespace ganh::catalog::stock
