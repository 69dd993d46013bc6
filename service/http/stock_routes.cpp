#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "catalog/stock/stock.h"
#include "service/api/adjustments.h"
#include "service/api/fault_json.h"
#include "service/api/stock.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/shared_json.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace store = catalog::store;

namespace {

constexpr std::size_t quantity_bytes_max = 64;
constexpr std::size_t items_max = 100;

api::Adjustment adjustment_of(Fields& fields) {
  api::Adjustment wanted;
  wanted.lot = fields.text("lot", 255);
  wanted.expected = fields.text("expected", quantity_bytes_max);
  wanted.counted = fields.text("counted", quantity_bytes_max);
  wanted.why = fields.text("why", catalog::stock::why_bytes_max);
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
    out.array("faults", [&] {
      for (const auto& fault : refusal.faults) api::write_fault(out, fault);
    });
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
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<api::Adjustment> wanted;
  std::vector<Fault> faults;
  for (const auto& item : fields.items("items", 1, items_max)) {
    Fields one(item, "items[" + std::to_string(wanted.size()) + "].");
    wanted.push_back(adjustment_of(one));
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});

  const KeyHeld held(call);
  if (held.refusal()) return *held.refusal();
  std::vector<ItemAnswer> results;
  for (const auto& one : wanted) {
    results.push_back(once_item(
        call, static_cast<int>(results.size()), "stock adjust",
        [&](catalog::changes::Command& command) -> Result<std::string> {
          const auto adjusted = api::adjust(command, one);
          if (!adjusted) return adjusted.error();
          return done_json(one.lot, *adjusted);
        },
        [&](const Error& refusal) { return refused_json(one.lot, refusal); }));
  }
  return results_reply(results);
}

}  // namespace ganh::service::http
