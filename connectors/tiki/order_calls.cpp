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

constexpr std::string_view queues = "/integration/v1/queues";
constexpr std::string_view queue_name = "ganh";
constexpr std::array events_wanted = {"ORDER_CREATED_SUCCESSFULLY", "ORDER_STATUS_UPDATED"};
// Only what has reached `queueing` is an order to its seller.
constexpr std::array not_yet_an_order = {"processing", "waiting_payment", "payment_review",
                                         "holded", "paid"};

std::string order_target(std::string_view code) {
  return "/integration/v2/orders/" + transport::percent_encode(code);
}

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

// Empty for what is no order to us yet.
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
    return OrderCancelled{std::move(id), by_tiki ? Party::channel : Party::customer,
                          any_of(info, "reason_text", "comment").text_or(), ""};
  }
  if (wrong.empty()) return received;
  return Poisoned{std::move(id), std::move(wrong), "", std::move(received.raw)};
}

// ---- Pulling ------------------------------------------------------------------------------------

// One call for each order that the events name, then the cursor behind them.
Call read_orders(std::vector<std::string> codes, std::size_t at, Cursor cursor) {
  return get(order_target(codes[at]), [codes, at, cursor](const Answer& answer) -> Meaning {
    Meaning result;
    if (answer.done()) {
      if (auto order = read_order(answer.root)) result.outcomes.push_back(*order);
    } else if (answer.refusal->status == 404) {
      result.outcomes.push_back(Poisoned{codes[at], "404 " + answer.refusal->words, "",
                                         R"({"code":")" + codes[at] + R"("})"});
    } else {
      return outside_contract("order: " + answer.refusal->code);
    }
    if (at + 1 < codes.size()) {
      result.next.push_back(read_orders(codes, at + 1, cursor));
    } else {
      result.outcomes.push_back(cursor);
    }
    return result;
  });
}

std::vector<std::string> codes_in(Value events) {
  std::vector<std::string> codes;
  for (const Value event : events.items()) {
    if (!event["type"].text_or().starts_with("ORDER_")) continue;
    const Value code = any_of(event["payload"], "order_code", "code");
    if (!code.text() || std::ranges::find(codes, *code.text()) != codes.end()) continue;
    codes.emplace_back(*code.text());
  }
  return codes;
}

Call begin_queue();

Call pull(const std::string& queue, const std::string& ack_id) {
  Writer w;
  w.object([&] {
    if (ack_id.empty()) {
      w.null_field("ack_id");
    } else {
      w.field("ack_id", ack_id);
    }
  });
  Call call = get(std::string(queues) + "/" + transport::percent_encode(queue) + "/events/pull",
                  [queue, ack_id](const Answer& answer) -> Meaning {
                    if (!answer.done()) {
                      // The queue is gone: another is made, and what it missed is not told again.
                      if (answer.refusal->status == 404) return then(begin_queue());
                      return outside_contract("pull: " + answer.refusal->code);
                    }
                    const Value events = answer.root["events"];
                    const std::string next = answer.root["ack_id"].text_or(ack_id);
                    if (!events.is_array()) return outside_contract("pull: no events");
                    const bool more = events.size() > 0 && next != ack_id;
                    const Cursor cursor{queue + (next.empty() ? "" : " " + next), more};
                    auto codes = codes_in(events);
                    if (codes.empty()) return one(cursor);
                    return then(read_orders(std::move(codes), 0, cursor));
                  });
  // Pulled again after a lost reply, the same events come again.
  call.method = "POST";
  call.body = std::move(w).text();
  return call;
}

Call subscribe(const std::string& queue, std::size_t which) {
  Writer w;
  w.object([&] { w.field("event_type", events_wanted[which]); });
  return send("POST",
              std::string(queues) + "/" + transport::percent_encode(queue) + "/subscriptions",
              std::move(w).text(), [queue, which](const Answer&) {
                // Refused where it stands already; what is not subscribed to brings no events.
                const bool last = which + 1 == events_wanted.size();
                return then(last ? pull(queue, "") : subscribe(queue, which + 1));
              });
}

Call make_queue() {
  Writer w;
  w.object([&] { w.field("name", queue_name); });
  return send("POST", std::string(queues), std::move(w).text(),
              [](const Answer& answer) -> Meaning {
                const std::string code = answer.root["code"].text_or();
                if (!answer.done() || code.empty()) return outside_contract("queue: none was made");
                return then(subscribe(code, 0));
              });
}

// Our queue, by its name; it is made when there is none.
Call begin_queue() {
  return get(std::string(queues), [](const Answer& answer) -> Meaning {
    if (!answer.done()) return outside_contract("queues: " + answer.refusal->code);
    const Value list = answer.root.is_array() ? answer.root : answer.root["data"];
    for (const Value queue : list.items()) {
      const std::string code = queue["code"].text_or();
      if (queue["name"].text() == queue_name && !code.empty()) return then(subscribe(code, 0));
    }
    return then(make_queue());
  });
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

std::vector<Call> pull_events(const PollOrders& task) {
  if (task.cursor.empty()) return {begin_queue()};
  const auto space = std::min(task.cursor.find(' '), task.cursor.size());
  const auto after = std::min(space + 1, task.cursor.size());
  return {pull(task.cursor.substr(0, space), task.cursor.substr(after))};
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
