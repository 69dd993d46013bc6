#include "service/api/adjustments.h"

#include <optional>

#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/movements.h"
#include "catalog/stock/stock.h"

namespace ganh::service::api {

namespace measure = catalog::measure;
namespace stock = catalog::stock;

namespace {

Result<std::int64_t> parse_base(const std::string& text, std::string_view field,
                                measure::BaseUnit unit) {
  const auto quantity = measure::parse_quantity(text, measure::name(unit));
  if (!quantity || quantity->unit != unit) {
    return error(Code::invalid, std::string(field), "option.quantity",
                 {{"text", text}, {"unit", std::string(measure::name(unit))}});
  }
  return quantity->base;
}

}  // namespace

Result<Adjusted> adjust(catalog::changes::Command& command, const Adjustment& wanted) {
  auto lot = stock::find_lot(command.rows(), wanted.lot);
  if (!lot) lot = stock::find_lot(command.rows(), LotId{wanted.lot});
  const auto product =
      lot ? catalog::products::find_product(command.rows(), lot->lot.product) : std::nullopt;
  if (!product) return error(Code::not_found, "lot", "lot.not_found", {{"lot", wanted.lot}});
  const auto unit = product->product.base;
  const auto counted = parse_base(wanted.counted, "counted", unit);
  if (!counted) return counted.error();
  const auto expected = parse_base(wanted.expected, "expected", unit);
  if (!expected) return expected.error();
  auto done =
      stock::adjust(command, {lot->lot.id, stock::main_place(), *expected, *counted, wanted.why});
  if (!done) return std::move(done).error();
  return Adjusted{{*expected, unit}, {*counted, unit}};
}

}  // namespace ganh::service::api
