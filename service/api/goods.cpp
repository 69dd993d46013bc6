#include "service/api/goods.h"

#include "catalog/measure/bare_number.h"
#include "catalog/products/products.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace measure = catalog::measure;
namespace stock = catalog::stock;
namespace store = catalog::store;

std::optional<stock::LotRow> find_lot(const store::Scope& scope, const std::string& lot) {
  auto found = stock::find_lot(scope, lot);
  if (!found) found = stock::find_lot(scope, LotId{lot});
  return found;
}

Result<stock::PlaceRow> find_place(const store::Scope& scope, const std::string& place,
                                   std::string_view field) {
  auto found = stock::find_place(scope, place.empty() ? stock::main_place() : PlaceId{place});
  if (!found) found = stock::find_place(scope, place);
  if (!found) {
    return error(Code::not_found, std::string(field), "place.not_found", {{"place", place}});
  }
  return *std::move(found);
}

Result<LotOf> lot_of(const store::Scope& scope, const std::string& lot) {
  auto row = find_lot(scope, lot);
  auto product = row ? catalog::products::find_product(scope, row->lot.product) : std::nullopt;
  if (!product) return error(Code::not_found, "lot", "lot.not_found", {{"lot", lot}});
  return LotOf{*std::move(row), std::move(product->product)};
}

Result<std::int64_t> parse_base(const std::string& text, std::string_view field,
                                measure::BaseUnit unit, std::string_view bare_unit) {
  if (bare_unit.empty()) {
    if (auto bare = measure::bare_number(text, field, unit)) {
      return Error{Code::invalid, {*std::move(bare)}};
    }
    bare_unit = measure::name(unit);
  }
  const auto quantity = measure::parse_quantity(text, bare_unit);
  if (!quantity || quantity->unit != unit) {
    return error(Code::invalid, std::string(field), "option.quantity",
                 {{"text", text}, {"unit", std::string(bare_unit)}});
  }
  return quantity->base;
}

bool is_odd_count(std::int64_t counted_base, std::int64_t expected_base) {
  constexpr std::int64_t much_more = 5;
  constexpr std::int64_t much_less = 8;
  if (counted_base == 0 || expected_base == 0) return false;
  return counted_base / much_more > expected_base || expected_base / much_less >= counted_base;
}

void write_amount(json::Writer& out, const std::string& key, measure::Quantity quantity) {
  out.field(key + "_base", quantity.base);
  out.field(key, measure::vietnamese(quantity));
}

void write_place(json::Writer& out, std::string_view key, const stock::Place& place) {
  out.object(key, [&] {
    out.field("code", place.code);
    out.field("name", place.name);
  });
}

}  // namespace ganh::service::api
