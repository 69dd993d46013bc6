#include "connectors/tiki/sandbox_operator.h"

#include <algorithm>
#include <utility>

namespace ganh::connectors::tiki::market {

namespace {

using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t troubles_max = 100;
constexpr std::int64_t count_max = 1'000'000;
constexpr std::size_t orders_shown_max = 5'000;  // the newest
constexpr std::size_t lines_max = 50;
constexpr std::int64_t line_packs_max = 100'000;
constexpr std::size_t text_bytes_max = 500;

Reply refusal(int status, std::string_view reason) {
  Writer w;
  w.object([&] { w.field("error", reason); });
  return json_reply(status, std::move(w).text());
}

// What a customer puts in the basket. Empty when it is right, otherwise the reason.
std::string read_basket(const Value& asked, Products& products, Order& order) {
  const bool force = asked["force"].boolean_or(false);
  const Value lines = asked["lines"];
  if (!lines.is_array() || lines.size() == 0 || lines.size() > lines_max) return "lines";
  for (const Value& sent : lines.items()) {
    OrderItem item;
    item.original_sku = sent["sku"].text_or();
    item.packs = sent["packs"].integer_or(0);
    if (item.original_sku.empty() || item.original_sku.size() > text_bytes_max) return "sku";
    if (item.packs < 1 || item.packs > line_packs_max) return "packs";
    const Product* product = products.find(item.original_sku);
    if (product == nullptr && !force) return "no_such_product";
    if (product != nullptr && item.packs > product->shown() && !force) return "sold_out";
    item.name = product != nullptr ? product->name : item.original_sku;
    item.price_vnd = product != nullptr ? product->price_vnd : 0;
    order.items.push_back(std::move(item));
  }
  const Value customer = asked["customer"];
  order.customer_name = customer["name"].text_or("Khách Tiki");
  order.customer_phone = customer["phone"].text_or("0900000000");
  order.street = customer["address"].text_or("Hà Nội");
  const bool too_long = order.customer_name.size() > text_bytes_max ||
                        order.customer_phone.size() > text_bytes_max ||
                        order.street.size() > text_bytes_max;
  return too_long ? "customer" : "";
}

int status_for(std::string_view reason) {
  if (reason == "no_such_product" || reason == "no_such_order") return 404;
  return reason == "sold_out" || reason == "too_late" ? 409 : 422;
}

}  // namespace

std::string_view status_of(const Order& order) {
  const bool confirmed =
      !order.items.empty() && std::ranges::all_of(order.items, &OrderItem::is_confirmed);
  // Both sides are views: a string here would be gone with the line.
  return order.status == "queueing" && confirmed ? std::string_view("seller_confirmed")
                                                 : std::string_view(order.status);
}

std::optional<Reply> OperatorSide::handle(const Request& request, Time now) {
  const std::string_view path = request.path();
  const bool get = request.method == "GET";
  if (path == "/" && get) return page(products_, orders_, now);
  if (!path.starts_with("/_sandbox/")) return {};
  if (path == "/_sandbox/listings" && get) return listings(now);
  if (path == "/_sandbox/orders" && get) return orders();
  const auto document = parse(request.body);
  if (!document || !document->root().is_object()) return refusal(400, "not_json");
  const Value asked = document->root();
  if (request.method != "POST") return refusal(404, "no_such_address");
  if (path == "/_sandbox/orders") return buy(asked, now);
  if (path == "/_sandbox/cancel") return cancel(asked, now);
  if (path == "/_sandbox/moderate") return moderate(asked);
  if (path == "/_sandbox/shop") return set_shop(asked);
  if (path == "/_sandbox/edit") return edit(asked);
  if (path == "/_sandbox/remove") {
    const bool removed = products_.remove(asked["sku"].text_or());
    return removed ? json_reply(200, "{}") : refusal(404, "no_such_product");
  }
  if (path == "/_sandbox/fail") return add_trouble(asked);
  return refusal(404, "no_such_address");
}

Reply OperatorSide::listings(Time now) const {
  Writer w;
  w.object([&] {
    w.array("listings", [&] {
      for (const Product& product : products_.all()) {
        w.object([&] {
          w.field("sku", product.original_sku);
          w.field("product_id", product.product_id);
          w.field("name", product.name);
          w.field("price_vnd", product.price_vnd);
          w.field("active", product.is_active);
          w.field("told_packs", product.told_packs);
          w.field("shown", product.shown());
        });
      }
    });
    w.array("requests", [&] {
      for (const ProductRequest& request : products_.requests()) {
        w.object([&] {
          w.field("request_id", request.request_id);
          w.field("kind", request.kind);
          w.field("sku", request.asked.original_sku);
          w.field("state", products_.state(request, now, false));
          w.field("reason", request.reason);
        });
      }
    });
  });
  return json_reply(200, std::move(w).text());
}

Reply OperatorSide::orders() const {
  const auto& all = orders_.all();
  Writer w;
  w.object([&] {
    w.array("orders", [&] {
      const std::size_t first = all.size() - std::min(all.size(), orders_shown_max);
      for (std::size_t n = first; n < all.size(); ++n) {
        w.object([&] {
          w.field("code", all[n].code);
          w.field("status", status_of(all[n]));
          w.field("customer_name", all[n].customer_name);
          w.array("lines", [&] {
            for (const OrderItem& item : all[n].items) {
              w.object([&] {
                w.field("sku", item.original_sku);
                w.field("packs", item.packs);
                w.field("price_vnd", item.price_vnd);
              });
            }
          });
        });
      }
    });
  });
  return json_reply(200, std::move(w).text());
}

Reply OperatorSide::buy(const Value& asked, Time now) {
  Order order;
  const std::string wrong = read_basket(asked, products_, order);
  if (!wrong.empty()) return refusal(status_for(wrong), wrong);
  const auto items = order.items;
  const std::string code = orders_.place(std::move(order), now);
  if (code.empty()) return refusal(409, "too_many_orders");
  for (const OrderItem& item : items) {
    Product* product = products_.find(item.original_sku);
    if (product != nullptr) product->packs -= std::min(product->packs, item.packs);
  }
  Writer w;
  w.object([&] { w.field("code", code); });
  return json_reply(201, std::move(w).text());
}

Reply OperatorSide::cancel(const Value& asked, Time now) {
  const bool by_tiki = asked["by"].text_or("customer") == "tiki";
  std::string reason = asked["reason"].text_or();
  if (reason.size() > text_bytes_max) return refusal(422, "reason");
  const std::string code = asked["code"].text_or();
  const std::string wrong =
      orders_.cancel(code, by_tiki ? "tiki_canceled" : "customer_canceled", std::move(reason), now);
  if (!wrong.empty()) return refusal(status_for(wrong), wrong);
  for (const OrderItem& item : orders_.find(code)->items) {
    if (Product* product = products_.find(item.original_sku)) product->packs += item.packs;
  }
  return json_reply(200, "{}");
}

Reply OperatorSide::moderate(const Value& asked) {
  const bool approve = asked["approve"].boolean_or(true);
  std::string reason = approve ? "" : asked["reason"].text_or("Hình ảnh chưa đạt yêu cầu");
  if (reason.size() > text_bytes_max) return refusal(422, "reason");
  if (!products_.decide(asked["request_id"].text_or(), reason)) {
    return refusal(404, "no_such_request");
  }
  return json_reply(200, "{}");
}

// As somebody does it in Seller Center.
Reply OperatorSide::edit(const Value& asked) {
  Product* product = products_.find(asked["sku"].text_or());
  if (product == nullptr) return refusal(404, "no_such_product");
  product->name = asked["title"].text_or(product->name);
  product->price_vnd = asked["price_vnd"].integer_or(product->price_vnd);
  if (const auto packs = asked["packs"].integer()) product->told_packs = product->packs = *packs;
  return json_reply(200, "{}");
}

Reply OperatorSide::set_shop(const Value& asked) {
  switches_.is_paused = asked["is_paused"].boolean_or(switches_.is_paused);
  switches_.newest_first = asked["newest_first"].boolean_or(switches_.newest_first);
  if (asked["drop_queue"].boolean_or(false)) orders_.drop_queue();
  return json_reply(200, "{}");
}

Reply OperatorSide::add_trouble(const Value& asked) {
  Trouble trouble;
  const std::int64_t status = asked["status"].integer_or(trouble.status);
  if (status < 400 || status > 599) return refusal(422, "status");
  trouble.status = static_cast<int>(status);
  trouble.is_pause = asked["pause"].boolean_or(false);
  trouble.retry_after_seconds = asked["retry_after"].integer_or(0);
  trouble.count = asked["count"].integer_or(1);
  if (trouble.count < 1 || trouble.count > count_max) return refusal(422, "count");
  trouble.after_effect = asked["after_effect"].boolean_or(false);
  trouble.path = asked["path"].text_or();
  if (trouble.path.size() > text_bytes_max) return refusal(422, "path");
  if (switches_.troubles.size() >= troubles_max) return refusal(409, "too_many_faults");
  switches_.troubles.push_back(std::move(trouble));
  return json_reply(200, "{}");
}

}  // namespace ganh::connectors::tiki::market
