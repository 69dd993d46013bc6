#include "service/api/movements.h"

#include "catalog/stock/movements.h"
#include "service/api/goods.h"

namespace ganh::service::api {

namespace measure = catalog::measure;
namespace stock = catalog::stock;

Result<measure::Quantity> carry(catalog::changes::Command& command, const Carrying& wanted) {
  const auto lot = lot_of(command.rows(), wanted.lot);
  if (!lot) return lot.error();
  const auto from = find_place(command.rows(), wanted.from, "from");
  if (!from) return from.error();
  const auto to = find_place(command.rows(), wanted.to, "to");
  if (!to) return to.error();
  const auto base = parse_base(wanted.quantity, "quantity", lot->product.base);
  if (!base) return base.error();
  auto done =
      stock::transfer(command, {lot->row.lot.id, from->place.id, to->place.id, *base, wanted.why});
  if (!done) return std::move(done).error();
  return measure::Quantity{*base, lot->product.base};
}

Result<measure::Quantity> throw_away(catalog::changes::Command& command,
                                     const ThrowingAway& wanted) {
  const auto lot = lot_of(command.rows(), wanted.lot);
  if (!lot) return lot.error();
  const auto place = find_place(command.rows(), wanted.place, "place");
  if (!place) return place.error();
  const auto base = parse_base(wanted.quantity, "quantity", lot->product.base);
  if (!base) return base.error();
  auto done =
      stock::waste(command, {lot->row.lot.id, place->place.id, *base, wanted.kind, wanted.why});
  if (!done) return std::move(done).error();
  return measure::Quantity{*base, lot->product.base};
}

}  // namespace ganh::service::api
