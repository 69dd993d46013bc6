#include "catalog/json/json.h"
#include "catalog/products/pack.h"
#include "catalog/text/normal_form.h"
#include "service/api/fault_json.h"
#include "service/api/order_steps.h"
#include "service/api/orders.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/order_handlers.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

constexpr std::size_t items_max = 100;
constexpr std::size_t why_bytes_max = 500;
constexpr std::size_t word_bytes_max = 32;
constexpr std::size_t quantity_bytes_max = 64;
constexpr std::size_t named_bytes_max = 255;
constexpr std::int64_t lines_number_max = 10'000;
constexpr std::int64_t cod_vnd_max = 1'000'000'000;

Error no_order(const std::string& id) {
  return error(Code::not_found, "order_id", "order.not_found", {{"order", id}});
}

// Lines with packs, to be packed or taken back.
std::vector<api::LinePacks> lines_of(Fields& fields, std::size_t least,
                                     std::vector<Fault>& faults) {
  std::vector<api::LinePacks> lines;
  for (const auto& item : fields.items("lines", least, orders::lines_max)) {
    Fields one(item, fields.at() + "lines[" + std::to_string(lines.size()) + "].");
    api::LinePacks line;
    line.line = static_cast<int>(one.integer("line", 1, lines_number_max).value_or(0));
    line.packs = one.integer("packs", 1, orders::line_packs_max).value_or(0);
    line.weighed = one.text_or_empty("weighed", quantity_bytes_max);
    line.waste = one.text_or_empty("waste", word_bytes_max);
    lines.push_back(std::move(line));
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  return lines;
}

api::OrderStep step_of(Fields& fields, std::vector<Fault>& faults) {
  api::OrderStep step;
  step.step = fields.text("step", word_bytes_max);
  if (fields.has("lines")) step.lines = lines_of(fields, 1, faults);
  const std::string rest = fields.text_or_empty("rest", word_bytes_max);
  if (!rest.empty() && rest != "cut" && rest != "later") {
    fields.refuse("rest", "step.rest", {{"rest", rest}});
  }
  if (rest == "cut") step.rest = orders::Packing::Rest::cut;
  if (rest == "later") step.rest = orders::Packing::Rest::later;
  step.shipment = static_cast<int>(fields.integer("shipment", 1, lines_number_max).value_or(0));
  step.handover.carrier = fields.text_or_empty("carrier", orders::shipment_bytes_max);
  step.handover.waybill = fields.text_or_empty("waybill", orders::shipment_bytes_max);
  if (const auto cod_vnd = fields.integer("cod_vnd", 0, cod_vnd_max)) step.cod = {{*cod_vnd}};
  step.handover.cod = step.cod.value_or(catalog::measure::Money{});
  step.pays_later = fields.boolean("pays_later").value_or(false);
  step.weight_is_right = fields.boolean("weight_is_right").value_or(false);
  step.line = static_cast<int>(fields.integer("line", 1, lines_number_max).value_or(0));
  step.packs = fields.integer("packs", 1, orders::line_packs_max).value_or(0);
  step.sku = fields.text_or_empty("sku", catalog::products::sku_bytes_max);
  step.sku_packs = fields.integer("sku_packs", 1, orders::line_packs_max).value_or(0);
  step.unit_price_vnd = fields.integer("unit_price_vnd", 0, catalog::measure::price_vnd_max);
  step.consent = fields.text_or_empty("consent", orders::consent_bytes_max);
  step.why = fields.text_or_empty("why", why_bytes_max);
  step.by = fields.text_or_empty("by", word_bytes_max);
  step.waste = fields.text_or_empty("waste", word_bytes_max);
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
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

bool sees_customers(const Call& call) {
  return call.caller().permissions_in(call.cooperative()).holds(accounts::Permission::orders_read);
}

std::string order_as_seen(const Call& call, const store::Scope& scope, const std::string& id) {
  auto found = *api::read_order(scope, id);
  if (!sees_customers(call)) {
    api::hide_customer(found.order.order);
    if (found.late) found.late->why.clear();
  }
  return api::order_json(found);
}

Reply list_orders(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  const std::string named = call.request().query("find").value_or("");
  if (!catalog::text::is_plain(named) || named.size() > named_bytes_max) {
    return call.refuse(error(Code::invalid, "find", "text.not_plain"));
  }
  const auto wanted = api::search_of(call.request().query("state").value_or(""), named, *page);
  if (!wanted) return call.refuse(wanted.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::orders_json(api::read_orders(scope, *wanted));
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
  std::vector<Fault> faults;
  const auto step = step_of(fields, faults);
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  const std::string id = call.name(1);
  return once(call, "orders " + step.step,
              [&](catalog::changes::Command& command) -> Result<Answer> {
                const auto taken = api::take_step(command, id, step);
                if (!taken) return taken.error();
                return Answer{200, order_as_seen(call, command.rows(), id)};
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
    wanted.push_back({id, step_of(one, faults)});
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

Reply take_goods_back(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<Fault> faults;
  api::GoodsBack goods;
  goods.shipment = static_cast<int>(fields.integer("shipment", 1, lines_number_max).value_or(0));
  if (fields.has("lines") || goods.shipment == 0) goods.lines = lines_of(fields, 1, faults);
  goods.waste = fields.text_or_empty("waste", word_bytes_max);
  goods.place = fields.text_or_empty("place", catalog::stock::place_code_bytes_max);
  goods.by = fields.text_or_empty("by", word_bytes_max);
  goods.why = fields.text_or_empty("why", why_bytes_max);
  goods.weight_is_right = fields.boolean("weight_is_right").value_or(false);
  goods.external_id = fields.text_or_empty("external_id", orders::external_id_bytes_max);
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  const std::string id = call.name(1);
  return once(call, "orders return", [&](catalog::changes::Command& command) -> Result<Answer> {
    const auto returned = api::take_back(command, id, goods);
    if (!returned) return returned.error();
    return Answer{200, order_as_seen(call, command.rows(), id)};
  });
}

Reply list_returns(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::returns_json(api::read_returns(scope, *page));
  });
}

}  // namespace ganh::service::http
