#include "service/api/adjustments.h"

#include "catalog/stock/movements.h"
#include "service/api/goods.h"

namespace ganh::service::api {

namespace stock = catalog::stock;

Result<Adjusted> adjust(catalog::changes::Command& command, const Adjustment& wanted) {
  const auto lot = lot_of(command.rows(), wanted.lot);
  if (!lot) return lot.error();
  const auto place = find_place(command.rows(), wanted.place, "place");
  if (!place) return place.error();
  const auto unit = lot->product.base;
  const auto counted = parse_base(wanted.counted, "counted", unit);
  if (!counted) return counted.error();
  const auto expected = parse_base(wanted.expected, "expected", unit);
  if (!expected) return expected.error();
  auto done =
      stock::adjust(command, {lot->row.lot.id, place->place.id, *expected, *counted, wanted.why});
  if (!done) return std::move(done).error();
  if (!wanted.counts_are_right && is_odd_count(*counted, *expected)) {
    return error(Code::invalid, "counted", "lot.count_odd",
                 {{"lot", lot->row.lot.code},
                  {"counted", catalog::measure::vietnamese({*counted, unit})},
                  {"expected", catalog::measure::vietnamese({*expected, unit})}});
  }
  return Adjusted{{*expected, unit}, {*counted, unit}};
}

}  // namespace ganh::service::api
