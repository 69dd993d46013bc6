#include "connectors/agriconnect/sandbox_operator.h"

#include <algorithm>
#include <utility>

#include "catalog/json/json.h"

namespace ganh::connectors::agriconnect::exchange {
namespace {

using catalog::json::parse;
using catalog::json::Value;
using catalog::json::Writer;
using transport::json_reply;
using transport::Reply;
using transport::Request;

constexpr std::size_t faults_max = 100;
constexpr std::int64_t fault_count_max = 1'000'000;
constexpr std::size_t listings_shown_max = 20'000;  // of one reply; `more` says that there are more
constexpr std::size_t orders_shown_max = 5'000;     // the newest
constexpr std::size_t page_rows_max = 100;
constexpr std::size_t lines_max = 50;
constexpr std::int64_t line_quantity_max = 100'000;
constexpr std::size_t text_bytes_max = 500;

Reply operator_error(int status, std::string_view reason) {
  Writer w;
  w.object([&] { w.field("error", reason); });
  return json_reply(status, std::move(w).text());
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Ids are the sandbox's own and need no escaping.
std::string cancel_buttons(const Order& order) {
  if (order.status >= Order::Status::shipped) return "";
  std::string html;
  for (const auto& [by, word] : {std::pair{"customer", "Khách hủy"}, {"marketplace", "Sàn hủy"}}) {
    html +=
        "<button "
        "onclick=\"fetch('/_sandbox/cancel',{method:'POST',body:JSON.stringify({order_id:'" +
        order.order_id + "',by:'" + by + "'})}).then(()=>location.reload())\">" + word +
        "</button> ";
  }
  return html;
}

// What a customer puts in the basket. Empty text when it is right, otherwise the reason.
std::string read_basket(const Value& root, const Offers& offers, Order& order) {
  const bool force = root["force"].boolean_or(false);
  const Value lines = root["lines"];
  if (!lines.is_array() || lines.size() == 0 || lines.size() > lines_max) return "lines";
  for (const Value& sent : lines.items()) {
    BoughtLine line;
    line.sku = sent["sku"].text_or();
    line.quantity = sent["quantity"].integer_or(0);
    if (line.sku.empty() || line.sku.size() > text_bytes_max) return "sku";
    if (line.quantity < 1 || line.quantity > line_quantity_max) return "quantity";
    const Offer* offer = offers.find(line.sku);
    if (offer == nullptr && !force) return "no_such_offer";
    if (offer != nullptr && line.quantity > offer->quantity && !force) return "sold_out";
    line.name = offer != nullptr ? offer->content.title : line.sku;
    line.unit_price_vnd = offer != nullptr ? offer->price_vnd : 0;
    order.lines.push_back(std::move(line));
  }
  const Value customer = root["customer"];
  order.customer_name = customer["name"].text_or("Khách AgriConnect");
  order.customer_phone = customer["phone"].text_or("0900000000");
  order.customer_address = customer["address"].text_or("Hà Nội");
  const auto too_long = [](const std::string& text) { return text.size() > text_bytes_max; };
  if (too_long(order.customer_name) || too_long(order.customer_phone) ||
      too_long(order.customer_address)) {
    return "customer";
  }
  return {};
}

}  // namespace

Reply refusal(int http_status, std::int64_t code, std::string_view message) {
  Writer w;
  w.object([&] {
    w.field("code", code);
    w.field("message", message);
  });
  return json_reply(http_status, std::move(w).text());
}

Reply show(const Fault& fault) {
  if (fault.code) {
    const bool busy = *fault.code == 5001;
    return refusal(200, *fault.code,
                   busy ? "Hệ thống đang bận, vui lòng thử lại sau" : "Lỗi hệ thống");
  }
  const int status = fault.status.value_or(503);
  if (status == 429) return Reply{429, {}, ""};
  if (status == 401) return refusal(401, 4012, "Phiên đăng nhập không hợp lệ");
  return Reply{status,
               {{"Content-Type", "text/html; charset=utf-8"}},
               "<html><body><h1>gateway</h1></body></html>"};
}

std::optional<Reply> OperatorSide::handle(const Request& request, Time now) {
  const std::string_view path = request.path();
  const bool get = request.method == "GET";
  const bool post = request.method == "POST";
  if (path == "/" && get) return page();
  if (!path.starts_with("/_sandbox/")) return {};
  if (path == "/_sandbox/listings" && get) return listings(request);
  if (path == "/_sandbox/orders" && get) return orders();
  if (path == "/_sandbox/orders" && post) return buy(request.body, now);
  if (path == "/_sandbox/cancel" && post) return cancel(request.body, now);
  if (path == "/_sandbox/edit" && post) return edit(request.body);
  if (path == "/_sandbox/remove" && post) return remove(request.body);
  if (path == "/_sandbox/fail" && post) return add_fault(request.body);
  if (path == "/_sandbox/shop" && post) return set_shop(request.body);
  return operator_error(404, "no_such_address");
}

Reply OperatorSide::listings(const Request& request) const {
  const auto& all = offers_.all();
  auto at = all.upper_bound(request.query("after").value_or(""));
  Writer w;
  w.object([&] {
    w.array("listings", [&] {
      for (std::size_t shown = 0; at != all.end() && shown < listings_shown_max; ++at, ++shown) {
        const auto& [sku, offer] = *at;
        w.object([&, &sku = sku, &offer = offer] {
          w.field("sku", sku);
          w.field("offer_id", offer.offer_id);
          w.field("title", offer.content.title);
          w.field("price_vnd", offer.price_vnd);
          w.field("quantity", offer.quantity);
          w.field("status", status(offer));
          w.field("content_version", offer.content_version);
          w.field("price_version", offer.price_version);
          w.field("stock_version", offer.stock_version);
        });
      }
    });
    w.field("more", at != all.end());
  });
  return json_reply(200, std::move(w).text());
}

Reply OperatorSide::orders() const {
  const auto& all = orders_.all();
  Writer w;
  w.object([&] {
    w.array("orders", [&] {
      const std::size_t first = all.size() - std::min(all.size(), orders_shown_max);
      for (std::size_t i = first; i < all.size(); ++i) {
        const Order& order = all[i];
        w.object([&] {
          w.field("order_id", order.order_id);
          w.field("placed_at", rfc3339(order.placed_at));
          w.field("status", name(order.status));
          w.field("acknowledged", order.acknowledged);
          w.field("pulls", order.pulls);
          w.field("carrier", order.carrier);
          w.field("waybill", order.waybill);
          w.field("customer_name", order.customer_name);
          w.array("lines", [&] {
            for (const BoughtLine& line : order.lines) {
              w.object([&] {
                w.field("sku", line.sku);
                w.field("quantity", line.quantity);
                w.field("unit_price_vnd", line.unit_price_vnd);
              });
            }
          });
        });
      }
    });
  });
  return json_reply(200, std::move(w).text());
}

Reply OperatorSide::buy(std::string_view body, Time now) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  Order order;
  const std::string wrong = read_basket(document->root(), offers_, order);
  if (wrong == "no_such_offer") return operator_error(404, wrong);
  if (wrong == "sold_out") return operator_error(409, wrong);
  if (!wrong.empty()) return operator_error(422, wrong);
  const auto order_id = orders_.place(std::move(order), now);
  if (!order_id) return operator_error(409, "too_many_orders");
  Writer w;
  w.object([&] { w.field("order_id", *order_id); });
  return json_reply(201, std::move(w).text());
}

Reply OperatorSide::cancel(std::string_view body, Time now) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  const Value root = document->root();
  std::string by = root["by"].text_or("customer");
  std::string reason = root["reason"].text_or();
  if (by != "customer" && by != "marketplace") return operator_error(422, "by");
  if (reason.size() > text_bytes_max) return operator_error(422, "reason");
  switch (orders_.cancel(root["order_id"].text_or(), std::move(by), std::move(reason), now)) {
    case Orders::CancelResult::ok:
      break;
    case Orders::CancelResult::unknown:
      return operator_error(404, "no_such_order");
    case Orders::CancelResult::too_late:
      return operator_error(409, "too_late");
  }
  return json_reply(200, "{}");
}

// As somebody does it on the seller page: no version of the seller's own moves.
Reply OperatorSide::edit(std::string_view body) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  const Value root = document->root();
  Offer* offer = offers_.find(root["sku"].text_or());
  if (offer == nullptr) return operator_error(404, "no_such_offer");
  offer->content.title = root["title"].text_or(offer->content.title);
  offer->price_vnd = root["price_vnd"].integer_or(offer->price_vnd);
  offer->quantity = root["packs"].integer_or(offer->quantity);
  return json_reply(200, "{}");
}

Reply OperatorSide::remove(std::string_view body) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  const bool removed = offers_.remove(document->root()["sku"].text_or());
  return removed ? json_reply(200, "{}") : operator_error(404, "no_such_offer");
}

Reply OperatorSide::add_fault(std::string_view body) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  const Value root = document->root();
  Fault fault;
  if (const auto status = root["status"].integer()) {
    if (*status < 200 || *status > 599) return operator_error(422, "status");
    fault.status = static_cast<int>(*status);
  }
  fault.code = root["code"].integer();
  if (fault.status.has_value() == fault.code.has_value()) {
    return operator_error(422, "status_or_code");
  }
  fault.count = root["count"].integer_or(1);
  if (fault.count < 1 || fault.count > fault_count_max) return operator_error(422, "count");
  fault.after_effect = root["after_effect"].boolean_or(false);
  fault.path = root["path"].text_or();
  if (fault.path.size() > text_bytes_max) return operator_error(422, "path");
  if (switches_.faults.size() >= faults_max) return operator_error(409, "too_many_faults");
  switches_.faults.push_back(std::move(fault));
  return json_reply(200, "{}");
}

Reply OperatorSide::set_shop(std::string_view body) {
  const auto document = parse(body);
  if (!document) return operator_error(400, "not_json");
  const Value root = document->root();
  const std::int64_t batch_max =
      root["batch_max"].integer_or(static_cast<std::int64_t>(switches_.batch_max));
  if (batch_max < 1 || batch_max > 50) return operator_error(422, "batch_max");
  switches_.batch_max = static_cast<std::size_t>(batch_max);
  switches_.switched_off = root["switched_off"].boolean_or(switches_.switched_off);
  return json_reply(200, "{}");
}

Reply OperatorSide::page() const {
  std::string html =
      "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>AgriConnect (thử)"
      "</title></head><body><h1>AgriConnect, sàn thử</h1><p>Không phải sàn thật.</p>"
      "<h2>Hàng đang đăng</h2><table><tr><th>Mã</th><th>Tên</th><th>Giá (đ)</th>"
      "<th>Số lượng</th></tr>";
  std::size_t rows = 0;
  for (const auto& [sku, offer] : offers_.all()) {
    if (rows++ >= page_rows_max) break;
    html += "<tr><td>" + escape_html(sku) + "</td><td>" + escape_html(offer.content.title) +
            "</td><td>" + std::to_string(offer.price_vnd) + "</td><td>" +
            std::to_string(offer.quantity) + "</td></tr>";
  }
  html +=
      "</table><h2>Đơn hàng mới nhất</h2><table><tr><th>Đơn</th><th>Khách</th>"
      "<th>Trạng thái</th><th></th></tr>";
  const auto& all = orders_.all();
  for (std::size_t i = all.size(); i > 0 && all.size() - i < page_rows_max; --i) {
    const Order& order = all[i - 1];
    html += "<tr><td>" + order.order_id + "</td><td>" + escape_html(order.customer_name) +
            "</td><td>" + std::string(name(order.status)) + "</td><td>" + cancel_buttons(order) +
            "</td></tr>";
  }
  html += "</table></body></html>";
  return Reply{200, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(html)};
}

}  // namespace ganh::connectors::agriconnect::exchange
