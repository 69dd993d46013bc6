// What requests name in the shed: a lot and a place by code or id, an amount as people write it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/products/product.h"
#include "catalog/result.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/places.h"

namespace ganh::service::api {

std::optional<catalog::stock::LotRow> find_lot(const catalog::store::Scope& scope,
                                               const std::string& lot);

// Empty: the main place. `not_found`, "place.not_found" at `field`.
Result<catalog::stock::PlaceRow> find_place(const catalog::store::Scope& scope,
                                            const std::string& place, std::string_view field);

struct LotOf {
  catalog::stock::LotRow row;
  catalog::products::Product product;
};

// `not_found`, "lot.not_found".
Result<LotOf> lot_of(const catalog::store::Scope& scope, const std::string& lot);

// "12,5 kg"; a bare number is in `bare_unit`; where there is none, only pieces may be typed so.
// `invalid`, "option.quantity" or "quantity.bare" at `field`.
Result<std::int64_t> parse_base(const std::string& text, std::string_view field,
                                catalog::measure::BaseUnit unit, std::string_view bare_unit = "");

// Whether what was counted, beside what the book says, is a slip of the keys rather than of the
// book: grams for kilograms, 2.405 for 240,5. Goods go missing more easily than they come.
bool is_odd_count(std::int64_t counted_base, std::int64_t expected_base);

// `key`_base, and `key` in words.
void write_amount(catalog::json::Writer& out, const std::string& key,
                  catalog::measure::Quantity quantity);

// {"code", "name"}
void write_place(catalog::json::Writer& out, std::string_view key,
                 const catalog::stock::Place& place);

}  // namespace ganh::service::api
