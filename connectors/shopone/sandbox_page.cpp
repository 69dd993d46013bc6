#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "connectors/shopone/sandbox_operator.h"

namespace ganh::connectors::shopone::till {

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

// What the button's data bear is sent as it is: no text of a seller's becomes a script.
std::string button(std::string_view word, std::string_view address, std::string_view sku,
                   std::string_view sale_id) {
  return fmt::format(
      "<button data-to=\"{}\" data-sku=\"{}\" data-sale=\"{}\" onclick=\"act(this)\">{}</button>",
      address, escaped(sku), escaped(sale_id), word);
}

constexpr std::string_view head =
    "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Shopone thử nghiệm</title>"
    "<meta name=\"viewport\" content=\"width=device-width\">"
    "<style>body{font:16px sans-serif;margin:1em}td,th{padding:.3em .6em;text-align:left;"
    "border-bottom:1px solid #ccc}.n{text-align:right}</style>\n"
    "<script>function act(b){const s=b.dataset;fetch(s.to,{method:'POST',body:JSON.stringify("
    "s.sale?{sale_id:s.sale}:{lines:[{sku:s.sku,packs:1}]})}).then(()=>location.reload())}"
    "</script>\n<h1>Shopone (bản thử nghiệm)</h1>\n";

std::string goods_of(const Sale& sale) {
  std::string goods;
  for (const Line& line : sale.lines) {
    goods += fmt::format("{}{} × {}", goods.empty() ? "" : ", ", line.packs, line.name);
  }
  return goods;
}

std::string brought_back(const Sale& sale) {
  std::string goods;
  for (const Refund& refund : sale.refunds) {
    for (const auto& line : refund.lines) {
      goods += fmt::format("{}{} × {}", goods.empty() ? "" : ", ", line.packs, line.sku);
    }
  }
  return goods;
}

}  // namespace

transport::Reply page(const Shop& shop) {
  std::string html(head);
  html +=
      "<h2>Trên quầy</h2>\n<table><tr><th>Mã</th><th>Tên</th><th>Giá (đ)</th><th>Còn</th>"
      "<th></th></tr>\n";
  std::size_t rows = 0;
  for (const auto& [sku, item] : shop.items()) {
    if (rows++ == rows_max) break;
    html += fmt::format(
        "<tr><td>{}</td><td>{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td><td>{}</td></tr>\n",
        escaped(sku), escaped(item.content.name), item.price_vnd, item.shown(),
        button("Bán 1", "/_sandbox/sales", sku, ""));
  }
  html +=
      "</table>\n<h2>Đã bán</h2>\n<table><tr><th>Hóa đơn</th><th>Hàng</th><th>Trả lại</th>"
      "<th></th></tr>\n";
  const auto& sales = shop.sales();
  const std::size_t count = std::min(sales.size(), rows_max);
  for (std::size_t n = 1; n <= count; ++n) {
    const Sale& sale = sales[sales.size() - n];
    html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", sale.sale_id,
                        escaped(goods_of(sale)), escaped(brought_back(sale)),
                        button("Nhận lại cả", "/_sandbox/refund", "", sale.sale_id));
  }
  html += "</table></html>\n";
  return {200,
          {{"Content-Type", "text/html; charset=utf-8"},
           {"X-Content-Type-Options", "nosniff"},
           {"Cache-Control", "no-store"}},
          std::move(html)};
}

}  // namespace ganh::connectors::shopone::till
