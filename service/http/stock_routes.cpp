#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/stock.h"
#include "service/api/adjustments.h"
#include "service/api/fault_json.h"
#include "service/api/stock.h"
#include "service/http/handlers.h"
#include "service/http/items.h"
#include "service/http/shared_json.h"
#include "service/http/shed_fields.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace store = catalog::store;

namespace {

api::Adjustment adjustment_of(Fields& fields) {
  api::Adjustment wanted;
  wanted.lot = fields.text("lot", lot_bytes_max);
  wanted.place = fields.text_or_empty("place", place_bytes_max);
  wanted.expected = fields.text("expected", quantity_bytes_max);
  wanted.counted = fields.text("counted", quantity_bytes_max);
  wanted.why = fields.text("why", catalog::stock::why_bytes_max);
  wanted.counts_are_right = fields.boolean("counts_are_right").value_or(false);
  return wanted;
}

std::string done_json(const std::string& lot, const api::Adjusted& adjusted) {
  json::Writer out;
  out.object([&] {
    out.field("lot", lot);
    out.field("on_hand_base", adjusted.to.base);
    out.field("from", catalog::measure::vietnamese(adjusted.from));
    out.field("to", catalog::measure::vietnamese(adjusted.to));
    out.array("faults", [] {});
  });
  return std::move(out).text();
}

std::string refused_json(const std::string& lot, const Error& refusal) {
  json::Writer out;
  out.object([&] {
    out.field("lot", lot);
    out.null_field("on_hand_base");
    out.null_field("from");
    out.null_field("to");
    api::write_faults(out, "faults", refusal.faults);
  });
  return std::move(out).text();
}

}  // namespace

Reply list_stock(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_shared_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_stock(scope, *page, call.today());
    if (!found) return found.error();
    return api::stock_json(*found);
  });
}

Reply check_stock(Call& call) {
  return connectors::transport::json_reply(200, call.read([](const store::Scope& scope) {
    return api::check_json(api::check_stock(scope));
  }));
}

Reply adjust_stock(Call& call) {
  return each_item(
      call, "stock adjust", adjustment_of,
      [](catalog::changes::Command& command, const api::Adjustment& wanted) -> Result<std::string> {
        const auto adjusted = api::adjust(command, wanted);
        if (!adjusted) return adjusted.error();
        return done_json(wanted.lot, *adjusted);
      },
      [](const api::Adjustment& wanted, const Error& refusal) {
        return refused_json(wanted.lot, refusal);
      });
}

}  // namespace ganh::service::http
