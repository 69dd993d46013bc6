#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "connectors/tiki/sandbox_operator.h"

namespace ganh::connectors::tiki::market {

namespace {

constexpr std::size_t rows_max = 200;

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

// The body stands in an attribute as data: no text of a seller's becomes a script.
std::string button(std::string_view word, std::string_view address, std::string_view body) {
  return fmt::format(
      "<button data-to=\"/_sandbox/{}\" data-body=\"{}\" onclick=\"act(this)\">{}</button> ",
      address, escaped(body), word);
}

std::string json_of(std::string_view key, std::string_view value, std::string_view more = "") {
  catalog::json::Writer w;
  w.object([&] { w.field(key, value); });
  std::string text = std::move(w).text();
  text.insert(text.size() - 1, more);
  return text;
}

std::string basket(std::string_view sku) {
  catalog::json::Writer w;
  w.object([&] {
    w.array("lines", [&] {
      w.object([&] {
        w.field("sku", sku);
        w.field("packs", 1);
      });
    });
  });
  return std::move(w).text();
}

constexpr std::string_view head =
    "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Tiki thử nghiệm</title>"
    "<meta name=\"viewport\" content=\"width=device-width\">"
    "<style>body{font:16px sans-serif;margin:1em}td,th{padding:.3em .6em;text-align:left;"
    "border-bottom:1px solid #ccc}.n{text-align:right}</style>\n"
    "<script>function act(b){fetch(b.dataset.to,{method:'POST',body:b.dataset.body})"
    ".then(()=>location.reload())}</script>\n<h1>Tiki (bản thử nghiệm)</h1>\n";

}  // namespace

transport::Reply page(const Products& products, const Orders& orders, Time now) {
  std::string html(head);
  html +=
      "<h2>Sản phẩm</h2>\n<table><tr><th>Mã</th><th>Tên</th><th>Giá (đ)</th><th>Còn bán</th>"
      "<th></th></tr>\n";
  std::size_t rows = 0;
  for (const Product& product : products.all()) {
    if (rows++ == rows_max) break;
    html += fmt::format(
        "<tr><td>{}</td><td>{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td><td>{}</td></tr>\n",
        escaped(product.original_sku), escaped(product.name), product.price_vnd, product.shown(),
        button("Mua 1", "orders", basket(product.original_sku)));
  }
  html +=
      "</table>\n<h2>Yêu cầu</h2>\n<table><tr><th>Mã</th><th>Tên</th><th>Trạng thái</th>"
      "<th>Lý do</th><th></th></tr>\n";
  const auto& requests = products.requests();
  for (std::size_t n = 1; n <= std::min(requests.size(), rows_max); ++n) {
    const ProductRequest& request = requests[requests.size() - n];
    const bool open = request.decision == ProductRequest::Decision::open;
    html += fmt::format(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escaped(request.asked.original_sku), escaped(request.asked.name),
        products.state(request, now, false), escaped(request.reason),
        open ? button("Duyệt", "moderate", json_of("request_id", request.request_id)) +
                   button("Từ chối", "moderate",
                          json_of("request_id", request.request_id, ",\"approve\":false"))
             : "");
  }
  html +=
      "</table>\n<h2>Đơn hàng</h2>\n<table><tr><th>Số</th><th>Khách</th><th>Trạng thái</th>"
      "<th></th></tr>\n";
  const auto& all = orders.all();
  for (std::size_t n = 1; n <= std::min(all.size(), rows_max); ++n) {
    const Order& order = all[all.size() - n];
    html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", order.code,
                        escaped(order.customer_name), status_of(order),
                        order.status == "queueing"
                            ? button("Khách hủy", "cancel", json_of("code", order.code))
                            : "");
  }
  html += "</table></html>\n";
  return {200,
          {{"Content-Type", "text/html; charset=utf-8"},
           {"X-Content-Type-Options", "nosniff"},
           {"Cache-Control", "no-store"}},
          std::move(html)};
}

}  // namespace ganh::connectors::tiki::market
