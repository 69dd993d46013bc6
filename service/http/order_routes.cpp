#include "catalog/json/json.h"
#include "service/api/fault_json.h"
#include "service/api/orders.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace store = catalog::store;

namespace {

constexpr std::size_t items_max = 100;
constexpr std::size_t shipment_bytes_max = 100;
constexpr std::size_t why_bytes_max = 500;

Error no_order(const std::string& id) {
  return error(Code::not_found, "order_id", "order.not_found", {{"order", id}});
}

api::OrderStep step_of(Fields& fields) {
  api::OrderStep step;
  step.step = fields.text("step", 16);
  step.handover.carrier = fields.text_or_empty("carrier", shipment_bytes_max);
  step.handover.waybill = fields.text_or_empty("waybill", shipment_bytes_max);
  step.why = fields.text_or_empty("why", why_bytes_max);
  return step;
}

std::string result_json(const std::string& id, const Result<catalog::orders::State>& taken) {
  json::Writer out;
  out.object([&] {
    out.field("order_id", id);
    if (taken)
      out.field("state", catalog::orders::name(*taken));
    else
      out.null_field("state");
    out.array("faults", [&] {
      if (taken) return;
      for (const auto& fault : taken.error().faults) api::write_fault(out, fault);
    });
  });
  return std::move(out).text();
}

}  // namespace

Reply list_orders(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::orders_json(api::read_orders(scope, *page));
  });
}

Reply get_order(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_order(scope, call.name(1));
    if (!found) return no_order(call.name(1));
    return api::order_json(*found);
  });
}

Reply step_order(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto step = step_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  const std::string id = call.name(1);
  return once(call, "orders " + step.step,
              [&](catalog::changes::Command& command) -> Result<Answer> {
                const auto taken = api::take_step(command, id, step);
                if (!taken) return taken.error();
                return Answer{200, api::order_json(*api::read_order(command.rows(), id))};
              });
}

Reply step_orders(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  struct Item {
    std::string id;
    api::OrderStep step;
  };
  Fields fields(document->root());
  std::vector<Item> wanted;
  std::vector<Fault> faults;
  for (const auto& item : fields.items("items", 1, items_max)) {
    Fields one(item, "items[" + std::to_string(wanted.size()) + "].");
    const std::string id = one.text("order_id", catalog::orders::external_id_bytes_max);
    wanted.push_back({id, step_of(one)});
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});

  const KeyHeld held(call);
  if (held.refusal()) return *held.refusal();
  std::vector<ItemAnswer> results;
  for (const auto& [id, step] : wanted) {
    results.push_back(once_item(
        call, static_cast<int>(results.size()), "orders " + step.step,
        [&](catalog::changes::Command& command) -> Result<std::string> {
          const auto taken = api::take_step(command, id, step);
          if (!taken) return taken.error();
          return result_json(id, *taken);
        },
        [&](const Error& refusal) { return result_json(id, refusal); }));
  }
  return results_reply(results);
}

}  // namespace ganh::service::http
