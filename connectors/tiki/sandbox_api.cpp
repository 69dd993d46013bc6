#include "connectors/tiki/sandbox_api.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace ganh::connectors::tiki::market {

namespace {

using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t body_bytes_max = 256 * 1024;
constexpr std::int64_t per_page_max = 50;

Reply refuse(const Refused& refused) {
  Writer w;
  w.object([&] {
    w.array("errors", [&] {
      for (const std::string& message : refused.messages) w.value(message);
    });
  });
  return json_reply(refused.status, std::move(w).text());
}

Reply refuse(int status, std::string message) {
  return refuse(Refused{status, {std::move(message)}});
}

// "2021-06-02 10:39:45" by the clock of Viet Nam.
std::string local_time(Time time) {
  std::string text = rfc3339(time + std::chrono::hours{7}).substr(0, 19);
  text[10] = ' ';
  return text;
}

// Amounts as Tiki writes them in orders: 409000.00.
std::string with_decimals(std::string text, std::string_view member) {
  const std::string key = "\"" + std::string(member) + "\":";
  for (auto at = text.find(key); at != text.npos; at = text.find(key, at)) {
    at = text.find_first_not_of("0123456789", at + key.size());
    text.insert(at, ".00");
  }
  return text;
}

void write_tracking(Writer& w, const ProductRequest& request, const std::string& state) {
  w.object([&] {
    w.field("track_id", request.track_id);
    w.field("state", state);
    w.field("reason", request.reason);
    w.field("request_id", request.request_id);
  });
}

void write_product(Writer& w, const Product& product) {
  w.object([&] {
    w.field("product_id", product.product_id);
    w.field("original_sku", product.original_sku);
    w.field("name", product.name);
    w.field("active", product.is_active ? 1 : 0);
    w.field("price", product.price_vnd);
    w.field("version", product.version);
    w.object("inventory", [&] { w.field("quantity_available", product.packs); });
  });
}

void write_request(Writer& w, const ProductRequest& request, const std::string& state,
                   bool with_products) {
  w.object([&] {
    w.field("request_id", request.request_id);
    w.field("state", state);
    w.field("kind", request.kind);
    w.field("created_at", local_time(request.made_at));
    w.field("reasons", request.reason);
    w.array("products", [&] {
      if (with_products) write_product(w, request.asked);
    });
  });
}

void write_item(Writer& w, const OrderItem& item, Time placed_at) {
  w.object([&] {
    w.field("id", item.id);
    w.object("product", [&] {
      w.field("name", item.name);
      w.field("seller_product_code", item.original_sku);
      w.field("inventory_type", "backorder");
    });
    w.field("qty", item.packs);
    w.object("invoice", [&] {
      w.field("price", item.price_vnd);
      w.field("quantity", item.packs);
      w.field("row_total", item.price_vnd * item.packs);
    });
    w.object("confirmation", [&] {
      w.field("status", item.is_confirmed ? "seller_confirmed" : "waiting");
      w.field("available_confirm_sla", local_time(placed_at + std::chrono::hours{4}));
    });
  });
}

void write_order(Writer& w, const Order& order) {
  w.object([&] {
    w.field("code", order.code);
    w.field("fulfillment_type", "tiki_delivery");
    w.field("status", order.status);
    w.field("created_at", local_time(order.created_at));
    w.field("updated_at", local_time(order.updated_at));
    w.object("tiki_warehouse", [&] { w.field("code", "hn4"); });
    w.array("items", [&] {
      for (const OrderItem& item : order.items) write_item(w, item, order.created_at);
    });
    w.object("shipping", [&] {
      w.object("address", [&] {
        w.field("full_name", order.customer_name);
        w.field("street", order.street);
        w.field("phone", order.customer_phone);
      });
    });
    if (order.status != "canceled") return;
    w.object("cancel_info", [&] {
      w.field("reason_code", order.cancel_code);
      w.field("reason_text", order.cancel_reason);
    });
  });
}

void write_paging(Writer& w, std::int64_t total, std::int64_t page, std::int64_t limit) {
  w.object("paging", [&] {
    w.field("total", total);
    w.field("current_page", page);
    w.field("per_page", limit);
    w.field("last_page", std::max<std::int64_t>((total + limit - 1) / limit, 1));
  });
}

template <class Fields>
Reply object(const Fields& fields) {
  Writer w;
  w.object([&] { fields(w); });
  return json_reply(200, std::move(w).text());
}

std::int64_t number_in(const Request& request, std::string_view name, std::int64_t otherwise) {
  const std::string text = request.query(name).value_or("");
  std::int64_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// What follows `prefix`, or nothing.
std::optional<std::string_view> after(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix) || path.size() == prefix.size()) return std::nullopt;
  return path.substr(prefix.size());
}

constexpr std::string_view tracking = "/integration/v2/tracking/";
constexpr std::string_view all_requests = "/integration/v2/requests";
constexpr std::string_view one_request = "/integration/v2/requests/";
constexpr std::string_view all_orders = "/integration/v2/orders";
constexpr std::string_view one_order = "/integration/v2/orders/";
constexpr std::string_view all_queues = "/integration/v1/queues";
constexpr std::string_view one_queue = "/integration/v1/queues/";

}  // namespace

Reply Api::serve(const Request& request, Time now) {
  if (request.body.size() > body_bytes_max) return refuse(400, "body too large");
  if (request.method == "GET") return ask(request, now);
  const auto document = parse(request.body);
  if (!document || !document->root().is_object()) return refuse(400, "Bad request");
  return write(request, document->root(), now);
}

Reply Api::ask(const Request& request, Time now) {
  const std::string_view path = request.path();
  if (path == "/integration/v2/sellers/me/warehouses") {
    return json_reply(200, R"({"data":[{"id":1034,"name":"Kho hợp tác xã"}]})");
  }
  if (path == "/integration/v2/seller-inventories") {
    return json_reply(200,
                      R"({"seller_inventories":[{"id":1034,"name":"Kho hợp tác xã"}],"mappings":)"
                      R"([{"tiki_warehouse_code":"hn4","seller_inventory_ids":[1034]}]})");
  }
  if (path == "/integration/v2/products/findBy") return find_by_sku(request);
  if (path == all_requests) return requests(request, now);
  if (path == all_queues) {
    Writer w;
    w.array([&] {
      if (orders_.queue().empty()) return;
      w.object([&] {
        w.field("code", orders_.queue());
        w.field("name", "ganh");
        w.field("status", "ACTIVE");
      });
    });
    return json_reply(200, std::move(w).text());
  }
  if (path == all_orders) return orders(request);
  if (const auto code = after(path, one_order)) return order(*code);
  return ask_of_request(path, now);
}

// By its track id, or by its own: each writes its states in a spelling of its own.
Reply Api::ask_of_request(std::string_view path, Time now) const {
  Writer w;
  if (const auto id = after(path, tracking)) {
    const ProductRequest* request = products_.find_track(*id);
    if (request == nullptr) return refuse(404, "track_id is invalid");
    write_tracking(w, *request, products_.state(*request, now, true));
    return json_reply(200, std::move(w).text());
  }
  const auto id = after(path, one_request);
  const ProductRequest* request = id ? products_.find_request(*id) : nullptr;
  if (request == nullptr) return refuse(404, "Not found");
  write_request(w, *request, products_.state(*request, now, false), true);
  return json_reply(200, std::move(w).text());
}

Reply Api::requests(const Request& request, Time now) const {
  const auto& all = products_.requests();
  const std::int64_t limit =
      std::clamp<std::int64_t>(number_in(request, "limit", 20), 1, per_page_max);
  const std::int64_t page = std::max<std::int64_t>(number_in(request, "page", 1), 1);
  const auto total = static_cast<std::int64_t>(all.size());
  const bool with_products = request.query("include") == "products";
  return object([&](Writer& w) {
    w.array("data", [&] {
      for (std::int64_t n = (page - 1) * limit; n < std::min(total, page * limit); ++n) {
        const ProductRequest& one = all[static_cast<std::size_t>(total - 1 - n)];
        write_request(w, one, products_.state(one, now, false), with_products);
      }
    });
    write_paging(w, total, page, limit);
  });
}

Reply Api::find_by_sku(const Request& request) {
  const Product* product = products_.find(request.query("original_sku").value_or(""));
  return object([&](Writer& w) {
    w.array("data", [&] {
      if (product != nullptr) write_product(w, *product);
    });
  });
}

Reply Api::order(std::string_view code) {
  const Order* order = orders_.find(code);
  if (order == nullptr) return refuse(404, "order not found");
  Writer w;
  write_order(w, *order);
  return json_reply(200, with_decimals(with_decimals(std::move(w).text(), "price"), "row_total"));
}

Reply Api::orders(const Request& request) const {
  const std::int64_t limit =
      std::clamp<std::int64_t>(number_in(request, "limit", 20), 1, per_page_max);
  const std::int64_t page = std::max<std::int64_t>(number_in(request, "page", 1), 1);
  const auto from = request.query("updated_from_date");
  std::vector<const Order*> chosen;  // newest first
  for (auto order = orders_.all().rbegin(); order != orders_.all().rend(); ++order) {
    // Written alike, times of one clock stand in the order of their texts.
    if (!from || local_time(order->updated_at) >= *from) chosen.push_back(&*order);
  }
  const auto total = static_cast<std::int64_t>(chosen.size());
  Writer w;
  w.object([&] {
    w.array("data", [&] {
      for (std::int64_t n = (page - 1) * limit; n < std::min(total, page * limit); ++n) {
        write_order(w, *chosen[static_cast<std::size_t>(n)]);
      }
    });
    write_paging(w, total, page, limit);
  });
  return json_reply(200, with_decimals(with_decimals(std::move(w).text(), "price"), "row_total"));
}

Reply Api::write(const Request& request, const Value& sent, Time now) {
  const std::string_view path = request.path();
  const bool post = request.method == "POST";
  Refused refused;
  if (post && path == "/integration/v2.1/requests") {
    refused = products_.request_creation(sent, now);
  } else if (post && path == "/integration/v2/requests/updateProductInfo") {
    refused = products_.request_change(sent, now);
  } else if (request.method == "PUT" && path == "/integration/v2/products/updateSku") {
    refused = products_.update(sent);
    if (refused.any()) return refuse(refused);
    return json_reply(200, R"({"state":"approved"})");
  } else if (post && path == all_queues) {
    orders_.make_queue();
    return object([&](Writer& w) {
      w.field("code", orders_.queue());
      w.field("name", sent["name"].text_or());
      w.field("status", "ACTIVE");
    });
  } else if (const auto rest = after(path, one_queue); rest && post) {
    return on_queue(*rest, sent);
  } else if (const auto on_order = after(path, one_order); on_order && post) {
    constexpr std::string_view confirm_available = "/confirm-available";
    if (!on_order->ends_with(confirm_available)) return refuse(404, "Not found");
    return confirm(on_order->substr(0, on_order->size() - confirm_available.size()), sent, now);
  } else {
    return refuse(404, "Not found");
  }
  if (refused.any()) return refuse(refused);
  Writer w;
  write_tracking(w, products_.requests().back(), "queuing");
  return json_reply(200, std::move(w).text());
}

Reply Api::confirm(std::string_view code, const Value& sent, Time now) {
  Order* order = orders_.find(code);
  if (order == nullptr) return refuse(404, "order not found");
  if (order->status != "queueing") return refuse(422, "Đơn hàng không còn chờ xác nhận");
  if (sent["seller_inventory_id"].integer() != warehouse_id) {
    return refuse(422, "seller_inventory_id is invalid");
  }
  std::vector<std::int64_t> items;
  for (const Value id : sent["available_item_ids"].items()) items.push_back(id.integer_or(0));
  if (items.empty() || !orders_.confirm(*order, items, now)) {
    return refuse(422, "available_item_ids is invalid");
  }
  return object([&](Writer& w) { w.field("code", order->code); });
}

Reply Api::on_queue(std::string_view rest, const Value& sent) {
  const std::string_view queue = rest.substr(0, rest.find('/'));
  const std::string_view what = rest.substr(queue.size());
  if (orders_.queue().empty() || queue != orders_.queue()) return refuse(404, "queue not found");
  if (what == "/events/pull") return pull(sent);
  if (what != "/subscriptions") return refuse(404, "Not found");
  const std::string type = sent["event_type"].text_or();
  if (!orders_.subscribe(type)) return refuse(422, "subscription existed");
  return object([&](Writer& w) {
    w.field("code", "38f9923b-a345-4437-a48a-d5938a4d6182");
    w.field("active", true);
    w.field("event_type", type);
  });
}

Reply Api::pull(const Value& sent) {
  const auto pulled = orders_.pull(sent["ack_id"].text_or(), switches_.newest_first);
  return object([&](Writer& w) {
    w.array("events", [&] {
      for (const Event& event : pulled.events) {
        w.object([&] {
          w.field("id", event.order_code + "-" + std::to_string(event.number));
          w.field("type", event.type);
          w.field("version", "v1");
          w.field("created_at", to_us(event.at) / 1000);
          w.object("payload", [&] {
            w.field("order_code", event.order_code);
            w.field("status", event.status);
          });
        });
      }
    });
    w.field("ack_id", pulled.ack_id);
  });
}

}  // namespace ganh::connectors::tiki::market
