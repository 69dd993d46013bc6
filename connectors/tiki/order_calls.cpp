#include "connectors/tiki/order_calls.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "catalog/json/json_text.h"

namespace ganh::connectors::tiki {

namespace {

using catalog::json::Value;
using catalog::json::Writer;
using catalog::orders::NewOrder;
using catalog::orders::Party;
using catalog::orders::State;

// Only what has reached `queueing` is an order to its seller.
constexpr std::array not_yet_an_order = {"processing", "waiting_payment", "payment_review",
                                         "holded", "paid"};

// ---- Reading an order ---------------------------------------------------------------------------

// Empty when the item is right, otherwise the member at fault.
std::string read_item(Value item, NewOrder::Line& line, std::optional<Time>& confirm_by) {
  const Value product = item["product"];
  const Value sku = any_of(product, "seller_product_code", "original_sku");
  const auto packs = number_of(any_of(item, "qty", "quantity"));
  const auto told_packs = packs ? packs : number_of(item["invoice"]["quantity"]);
  const auto price_vnd = number_of(any_of(item["invoice"], "price", "unit_price"));
  line.sku = sku.text() ? *sku.text() : item["original_sku"].text_or();
  line.name = any_of(product, "name", "product_name").text_or();
  if (line.sku.empty()) return "items.product.seller_product_code";
  if (!told_packs || *told_packs < 1 || *told_packs > catalog::orders::line_packs_max) {
    return "items.qty";
  }
  if (!price_vnd || *price_vnd < 0) return "items.invoice.price";
  line.packs = *told_packs;
  line.unit_price = {*price_vnd};
  const auto sla = parse_time(item["confirmation"]["available_confirm_sla"].text_or());
  if (sla && (!confirm_by || *sla < *confirm_by)) confirm_by = sla;
  return {};
}

catalog::orders::Customer read_customer(Value order) {
  const Value address = order["shipping"]["address"];
  catalog::orders::Customer customer;
  customer.name = address["full_name"].text_or(order["customer"]["full_name"].text_or());
  customer.phone = address["phone"].text_or();
  for (const auto* part : {"street", "ward", "district", "region"}) {
    const std::string text = address[part].text_or();
    if (text.empty()) continue;
    customer.address += (customer.address.empty() ? "" : ", ") + text;
  }
  return customer;
}

std::string read_fields(Value told, NewOrder& order) {
  order.external_id = any_of(told, "code", "order_code").text_or();
  if (order.external_id.empty()) return "code";
  const auto placed_at = parse_time(told["created_at"].text_or());
  if (!placed_at) return "created_at";
  order.placed_at = *placed_at;
  order.customer = read_customer(told);
  const Value items = told["items"];
  if (items.size() == 0 || items.size() > catalog::orders::lines_max) return "items";
  for (const Value item : items.items()) {
    std::string wrong = read_item(item, order.lines.emplace_back(), order.confirm_by);
    if (!wrong.empty()) return wrong;
  }
  return {};
}

// ---- Telling ------------------------------------------------------------------------------------

Call confirm_with(const std::string& code, std::vector<std::int64_t> items,
                  std::int64_t inventory_id) {
  Writer w;
  w.object([&] {
    w.array("available_item_ids", [&] {
      for (const std::int64_t id : items) w.value(id);
    });
    w.field("seller_inventory_id", inventory_id);
  });
  return send("POST", order_target(code) + "/confirm-available", std::move(w).text(),
              [code](const Answer& answer) -> Meaning {
                if (answer.done()) return one(Told{code});
                return one(TellRefused{code, answer.refusal->code, answer.refusal->words});
              });
}

// Which of the seller's warehouses Tiki fetches from.
Call find_inventory(const std::string& code, const std::string& warehouse,
                    std::vector<std::int64_t> items) {
  return get(
      "/integration/v2/seller-inventories?tiki_warehouse_codes=" +
          transport::percent_encode(warehouse),
      [=](const Answer& answer) -> Meaning {
        std::optional<std::int64_t> id;
        for (const Value mapping : answer.root["mappings"].items()) {
          for (const Value one : mapping["seller_inventory_ids"].items()) {
            if (!id) id = number_of(one);
          }
        }
        if (id) return then(confirm_with(code, items, *id));
        return one(TellRefused{
            code, "no_inventory",
            "Tiki không cho biết lấy hàng ở kho nào: hãy xác nhận đơn này trên Seller Center."});
      });
}

Call confirm(const std::string& code) {
  return get(order_target(code), [code](const Answer& answer) -> Meaning {
    if (!answer.done()) {
      return one(TellRefused{code, answer.refusal->code, answer.refusal->words});
    }
    std::vector<std::int64_t> waiting;
    for (const Value item : answer.root["items"].items()) {
      const auto id = number_of(item["id"]);
      if (id && item["confirmation"]["status"].text() == "waiting") waiting.push_back(*id);
    }
    if (waiting.empty()) return one(Told{code});  // it was told before, or nobody asks
    return then(find_inventory(code, answer.root["tiki_warehouse"]["code"].text_or(), waiting));
  });
}

}  // namespace

std::string order_target(std::string_view code) {
  return "/integration/v2/orders/" + transport::percent_encode(code);
}

std::optional<Outcome> read_order(Value told) {
  const std::string status = told["status"].text_or();
  if (std::ranges::find(not_yet_an_order, status) != not_yet_an_order.end()) return std::nullopt;
  Received received;
  std::string wrong = read_fields(told, received.order);
  std::string id = received.order.external_id;
  received.raw = catalog::json::text_of(told);
  if (!id.empty() && status == "canceled") {
    const Value info = told["cancel_info"];
    const std::string code = info["reason_code"].text_or();
    const bool by_tiki = code.starts_with("tiki") || code.starts_with("system");
    OrderCancelled cancelled{std::move(id), by_tiki ? Party::channel : Party::customer,
                             any_of(info, "reason_text", "comment").text_or(), ""};
    for (const auto& line : received.order.lines) cancelled.skus.push_back(line.sku);
    return cancelled;
  }
  if (wrong.empty()) return received;
  return Poisoned{std::move(id), std::move(wrong), "", std::move(received.raw)};
}

Outcome read_kept(std::string_view raw) {
  const auto document = catalog::json::parse(with_whole_numbers(raw));
  const Poisoned unreadable{"", "json", "", std::string(raw)};
  if (!document || !document->root().is_object()) return unreadable;
  return read_order(document->root()).value_or(unreadable);
}

std::vector<Call> tell_order(const TellOrder& task) {
  if (task.state == State::confirmed) return {confirm(task.external_id)};
  return {};
}

}  // namespace ganh::connectors::tiki
