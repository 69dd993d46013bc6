// A place (điểm kho) where goods lie: the shed, the shop, a collection point in a hamlet.
//
// A plain value.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/ids.h"
#include "catalog/result.h"

namespace ganh::catalog::stock {

enum class PlaceKind { shed, shop, collection_point };

std::string_view name(PlaceKind kind);  // "collection_point"
std::optional<PlaceKind> parse_place_kind(std::string_view text);

inline constexpr std::size_t place_code_bytes_max = 32;
inline constexpr std::size_t places_max = 200;  // in one cooperative

struct Place {
  PlaceId id;        // given by the store on creation
  std::string code;  // the cooperative's own, unique within it: "KHO", "QUAY"
  std::string name;
  PlaceKind kind = PlaceKind::shed;
  bool sells = true;  // what lies there can be promised to orders
  bool operator==(const Place&) const = default;
};

// Where goods lie unless somebody says otherwise: every cooperative's first place.
PlaceId main_place();

// `invalid` with every field at fault.
Result<> validate(const Place& place);

// As it is stored: every text in normal form.
Place normalised(Place place);

}  // namespace ganh::catalog::stock
