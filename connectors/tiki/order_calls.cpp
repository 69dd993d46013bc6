#include "connectors/tiki/order_calls.h"

#include <algorithm>
#include <array>
#include <memory>
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
    OrderCancelled cancelled{std::move(id), by_tiki ? Party::channel : Party::customer,
                             any_of(info, "reason_text", "comment").text_or(), ""};
    for (const auto& line : received.order.lines) cancelled.skus.push_back(line.sku);
    return cancelled;
  }
  if (wrong.empty()) return received;
  return Poisoned{std::move(id), std::move(wrong), "", std::move(received.raw)};
}

// ---- Pulling ------------------------------------------------------------------------------------

// An order that events of a page name, and the ids of those events.
struct Named {
  std::string code;
  std::vector<std::string> event_ids;
};

struct Page {
  std::string queue;
  std::string ack_id = {};  // the page comes behind it, until that of `whole` acknowledges it
  std::vector<Named> orders = {};
  std::string read_ids = {};  // of events whose orders have been read: "id,id"
  Cursor whole = {};          // once all have been

  Cursor so_far() const { return {queue + " " + ack_id + " " + read_ids, true}; }
};

bool is_event_id(std::string_view text) {
  constexpr std::size_t bytes_max = 64;
  return !text.empty() && text.size() <= bytes_max &&
         text.find_first_of(" ,") == std::string_view::npos;
}

// One call for each order that the events name. The cursor goes along: where the line breaks in the
// middle, the rest of the page is what is left, however often it breaks.
Call read_orders(std::shared_ptr<Page> page, std::size_t at) {
  const Named& named = page->orders[at];
  return get(order_target(named.code), [page, at](const Answer& answer) -> Meaning {
    const Named& read = page->orders[at];
    Meaning result;
    if (answer.done()) {
      if (auto order = read_order(answer.root)) result.outcomes.push_back(*order);
    } else if (answer.refusal->status == 404) {
      result.outcomes.push_back(Poisoned{read.code, "404 " + answer.refusal->words, "",
                                         R"({"code":")" + read.code + R"("})"});
    } else {
      return outside_contract("order: " + answer.refusal->code);
    }
    for (const std::string& id : read.event_ids) {
      page->read_ids += (page->read_ids.empty() ? "" : ",") + id;
    }
    const bool last = at + 1 == page->orders.size();
    result.outcomes.push_back(last ? page->whole : page->so_far());
    if (!last) result.next.push_back(read_orders(page, at + 1));
    return result;
  });
}

bool holds(std::string_view ids, std::string_view id) {
  while (!ids.empty()) {
    const auto comma = std::min(ids.find(','), ids.size());
    if (ids.substr(0, comma) == id) return true;
    ids.remove_prefix(std::min(comma + 1, ids.size()));
  }
  return false;
}

std::vector<Named> orders_in(Value events, std::string_view read_ids) {
  std::vector<Named> orders;
  for (const Value event : events.items()) {
    if (!event["type"].text_or().starts_with("ORDER_")) continue;
    const Value code = any_of(event["payload"], "order_code", "code");
    const std::string id = event["id"].text_or();
    if (!code.text() || holds(read_ids, id)) continue;
    auto named = std::ranges::find(orders, *code.text(), &Named::code);
    if (named == orders.end()) named = orders.insert(named, {std::string(*code.text()), {}});
    if (is_event_id(id)) named->event_ids.push_back(id);
  }
  return orders;
}

Call begin_queue();

Meaning read_page(Page page, const Answer& answer) {
  if (!answer.done()) {
    // The queue is gone: another is made, and what it missed is not told again.
    if (answer.refusal->status == 404) return then(begin_queue());
    return outside_contract("pull: " + answer.refusal->code);
  }
  const Value events = answer.root["events"];
  if (!events.is_array()) return outside_contract("pull: no events");
  const std::string next = answer.root["ack_id"].text_or(page.ack_id);
  const bool more = events.size() > 0 && next != page.ack_id;
  page.whole = {page.queue + (next.empty() ? "" : " " + next), more};
  page.orders = orders_in(events, page.read_ids);
  if (page.orders.empty()) return one(page.whole);
  return then(read_orders(std::make_shared<Page>(std::move(page)), 0));
}

Call pull(Page page) {
  Writer w;
  w.object([&] {
    if (page.ack_id.empty()) {
      w.null_field("ack_id");
    } else {
      w.field("ack_id", page.ack_id);
    }
  });
  std::string target =
      std::string(queues) + "/" + transport::percent_encode(page.queue) + "/events/pull";
  Call call = get(std::move(target), [page = std::move(page)](const Answer& answer) {
    return read_page(page, answer);
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
              std::move(w).text(), [queue, which](const Answer& answer) -> Meaning {
                // Refused where it stands already; what is not subscribed to brings no events.
                const bool stands =
                    answer.done() || answer.refusal->status == 409 || answer.refusal->status == 422;
                if (!stands) return outside_contract("subscribe: " + answer.refusal->code);
                const bool last = which + 1 == events_wanted.size();
                return then(last ? pull({.queue = queue}) : subscribe(queue, which + 1));
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
  Page page;
  std::string_view rest = task.cursor;
  for (std::string* part : {&page.queue, &page.ack_id, &page.read_ids}) {
    const auto space = std::min(rest.find(' '), rest.size());
    *part = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return {pull(std::move(page))};
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
