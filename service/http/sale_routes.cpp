#include "catalog/json/json.h"
#include "service/api/sales.h"
#include "service/http/fields.h"
#include "service/http/idempotency.h"
#include "service/http/order_handlers.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace orders = catalog::orders;
namespace selling = catalog::selling;

namespace {

constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t phone_bytes_max = 64;
constexpr std::size_t address_bytes_max = 1000;
constexpr std::size_t note_bytes_max = 1000;
constexpr std::size_t weighed_bytes_max = 64;

api::WantedGoods goods_of(Fields& fields, std::vector<Fault>& faults) {
  api::WantedGoods wanted;
  wanted.typed = fields.text_or_empty("goods", selling::goods_bytes_max);
  if (!fields.has("items")) return wanted;
  for (const auto& item : fields.items("items", 1, selling::goods_max)) {
    Fields one(item, "items[" + std::to_string(wanted.items.size()) + "].");
    selling::Goods goods;
    goods.sku = one.text("sku", 64);
    goods.packs = one.integer("packs", 1, orders::line_packs_max).value_or(1);
    goods.weighed = one.text_or_empty("weighed", weighed_bytes_max);
    wanted.items.push_back(std::move(goods));
    for (auto& fault : one.take_faults()) faults.push_back(std::move(fault));
  }
  return wanted;
}

orders::Customer customer_of(Fields& fields) {
  orders::Customer customer;
  customer.name = fields.text_or_empty("customer", name_bytes_max);
  customer.phone = fields.text_or_empty("phone", phone_bytes_max);
  customer.address = fields.text_or_empty("address", address_bytes_max);
  return customer;
}

// What the caller's key is worth to the books: whoever asks, it is one sale.
std::string key_of(const Call& call) {
  const auto key = connectors::transport::find(call.request().headers, "Idempotency-Key");
  return key ? call.caller().actor + " " + std::string(*key) : "";
}

Reply answer_with(const Call& call, const std::string& cause,
                  const std::function<Result<selling::Sold>(catalog::changes::Command&)>& sell) {
  return once(call, cause, [&](catalog::changes::Command& command) -> Result<Answer> {
    const auto sold = sell(command);
    if (!sold) return sold.error();
    return Answer{201, order_as_seen(call, command.rows(), sold->id.text)};
  });
}

}  // namespace

Reply sell_at_counter(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<Fault> faults;
  const auto wanted = goods_of(fields, faults);
  selling::Sale sale;
  sale.customer = customer_of(fields);
  const std::string paid_by = fields.text_or_empty("paid_by", 16);
  sale.reference = fields.text_or_empty("reference", catalog::money::reference_bytes_max);
  sale.note = fields.text_or_empty("note", note_bytes_max);
  sale.key = key_of(call);
  if (fields.boolean("weight_is_right").value_or(false)) sale.weight_factor = 0;
  const std::string place = fields.text_or_empty("place", catalog::stock::place_code_bytes_max);
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  auto goods = api::goods_of(wanted);
  if (!goods) return call.refuse(goods.error());
  sale.goods = *std::move(goods);
  const auto method = api::paid_by_of(paid_by);
  if (!method) return call.refuse(method.error());
  sale.paid_by = *method;
  return answer_with(call, "sell",
                     [&](catalog::changes::Command& command) -> Result<selling::Sold> {
                       const auto from = api::selling_place(command.rows(), place);
                       if (!from) return from.error();
                       sale.place = *from;
                       return selling::sell(command, sale);
                     });
}

Reply take_phone_order(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  std::vector<Fault> faults;
  const auto wanted = goods_of(fields, faults);
  selling::PhoneOrder order;
  order.customer = customer_of(fields);
  const std::string hold = fields.text_or_empty("hold_id", 64);
  if (!hold.empty()) order.hold = HoldId{hold};
  order.even_if_short = fields.boolean("even_if_short").value_or(false);
  order.note = fields.text_or_empty("note", note_bytes_max);
  order.key = key_of(call);
  for (auto& fault : fields.take_faults()) faults.push_back(std::move(fault));
  if (!faults.empty()) return call.refuse({Code::invalid, std::move(faults)});
  auto goods = api::goods_of(wanted);
  if (!goods) return call.refuse(goods.error());
  order.goods = *std::move(goods);
  return answer_with(call, "orders take", [&](catalog::changes::Command& command) {
    return selling::take_order(command, order);
  });
}

}  // namespace ganh::service::http
