#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "service/api/fault_json.h"
#include "service/api/goods.h"
#include "service/api/movements.h"
#include "service/http/handlers.h"
#include "service/http/items.h"
#include "service/http/shed_fields.h"

namespace ganh::service::http {

namespace json = catalog::json;

namespace {

api::Carrying carrying_of(Fields& fields) {
  api::Carrying wanted;
  wanted.lot = fields.text("lot", lot_bytes_max);
  wanted.from = fields.text_or_empty("from", place_bytes_max);
  wanted.to = fields.text("to", place_bytes_max);
  wanted.quantity = fields.text("quantity", quantity_bytes_max);
  wanted.why = fields.text_or_empty("why", catalog::stock::why_bytes_max);
  return wanted;
}

api::ThrowingAway throwing_away_of(Fields& fields) {
  api::ThrowingAway wanted;
  wanted.lot = fields.text("lot", lot_bytes_max);
  wanted.place = fields.text_or_empty("place", place_bytes_max);
  wanted.quantity = fields.text("quantity", quantity_bytes_max);
  wanted.kind = waste_of(fields, "kind", Given::needed).value_or(catalog::stock::Waste::spoiled);
  wanted.why = fields.text_or_empty("why", catalog::stock::why_bytes_max);
  return wanted;
}

std::string moved_json(const std::string& lot, const Result<catalog::measure::Quantity>& moved) {
  json::Writer out;
  out.object([&] {
    out.field("lot", lot);
    if (moved) {
      api::write_amount(out, "quantity", *moved);
    } else {
      out.null_field("quantity_base");
      out.null_field("quantity");
    }
    api::write_faults(out, "faults", moved ? std::vector<Fault>{} : moved.error().faults);
  });
  return std::move(out).text();
}

// Each moved by `move(Command&, wanted)`.
template <class Read, class Move>
Reply each_moved(const Call& call, const std::string& cause, Read read, Move move) {
  using Wanted = std::invoke_result_t<Read, Fields&>;
  return each_item(
      call, cause, read,
      [&](catalog::changes::Command& command, const Wanted& wanted) -> Result<std::string> {
        const auto moved = move(command, wanted);
        if (!moved) return moved.error();
        return moved_json(wanted.lot, moved);
      },
      [](const Wanted& wanted, const Error& refusal) { return moved_json(wanted.lot, refusal); });
}

}  // namespace

Reply transfer_stock(Call& call) {
  return each_moved(call, "stock transfer", carrying_of, api::carry);
}

Reply waste_stock(Call& call) {
  return each_moved(call, "stock waste", throwing_away_of, api::throw_away);
}

}  // namespace ganh::service::http
