#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "connectors/postmart/sandbox_operator.h"

namespace ganh::connectors::postmart::market {

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

std::string_view in_words(std::string_view state) {
  if (state == "queued") return "Chờ duyệt";
  if (state == "reviewing") return "Đang duyệt";
  if (state == "approved") return "Đã duyệt";
  return "Bị từ chối";
}

std::string_view in_words(Status status) {
  switch (status) {
    case Status::placed:
      return "Mới đặt";
    case Status::confirmed:
      return "Đã xác nhận";
    case Status::shipped:
      return "Đã gửi";
    case Status::cancelled:
      return "Đã hủy";
  }
  return "";
}

void cell(std::string& html, std::string_view text) {
  html += "<td>" + escaped(text) + "</td>";
}

void cell(std::string& html, std::int64_t number) {
  html += fmt::format("<td class=\"n\">{}</td>", number);
}

void head(std::string& html, std::string_view title, std::initializer_list<const char*> columns) {
  html += fmt::format("<h2>{}</h2>\n<table><tr>", title);
  for (const char* column : columns) html += fmt::format("<th>{}</th>", column);
  html += "</tr>\n";
}

// Calls `row` for the latest of `items`, the newest first.
template <class Items, class Row>
void rows(std::string& html, const Items& items, Row row) {
  const std::size_t count = std::min(items.size(), rows_max);
  for (std::size_t n = 1; n <= count; ++n) {
    html += "<tr>";
    row(items[items.size() - n]);
    html += "</tr>\n";
  }
  html += "</table>\n";
}

// Ids are the sandbox's own and need no escaping.
void cancel_cell(std::string& html, const Order& order) {
  html += "<td>";
  const bool may = order.status == Status::placed || order.status == Status::confirmed;
  for (const auto& [by, word] : {std::pair{"customer", "Khách hủy"}, {"marketplace", "Sàn hủy"}}) {
    if (!may) break;
    html += fmt::format(
        "<button onclick=\"fetch('/_sandbox/cancel',{{method:'POST',body:JSON.stringify("
        "{{order_id:'{}',by:'{}'}})}}).then(()=>location.reload())\">{}</button> ",
        order.id, by, word);
  }
  html += "</td>";
}

}  // namespace

transport::Reply page(Market& market, Time now) {
  std::string html =
      "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Postmart thử nghiệm</title>"
      "<style>body{font:16px sans-serif;margin:2em}td,th{padding:.3em .8em;text-align:left;"
      "border-bottom:1px solid #ccc}.n{text-align:right}</style>\n"
      "<h1>Postmart (bản thử nghiệm)</h1>\n";
  head(html, "Gian hàng", {"Mã", "Tên", "Giá (đ)", "Còn bán"});
  rows(html, market.all_listings(), [&](const Listing* listing) {
    cell(html, listing->ref);
    cell(html, listing->content.title);
    cell(html, listing->price_vnd);
    cell(html, listing->shown_packs());
  });
  auto open = market.all_requests();
  std::erase_if(open, [](const auto* r) { return r->decision == Decision::approved; });
  head(html, "Chờ duyệt hoặc bị từ chối", {"Mã", "Tên", "Trạng thái", "Lý do"});
  rows(html, open, [&](const ListingRequest* request) {
    cell(html, request->asked.ref);
    cell(html, request->asked.content.title);
    cell(html, in_words(market.state(*request, now)));
    cell(html, request->reason);
  });
  head(html, "Đơn hàng", {"Số", "Khách", "Hàng", "Trạng thái", "Vận đơn", ""});
  rows(html, market.orders(), [&](const Order& order) {
    std::string goods;
    for (const OrderLine& line : order.lines) {
      goods += fmt::format("{}{} × {}", goods.empty() ? "" : ", ", line.packs, line.name);
    }
    cell(html, order.id);
    cell(html, order.customer.name);
    cell(html, goods);
    cell(html, in_words(order.status));
    cell(html, order.tracking_number);
    cancel_cell(html, order);
  });
  return {200,
          {{"Content-Type", "text/html; charset=utf-8"},
           {"X-Content-Type-Options", "nosniff"},
           {"Cache-Control", "no-store"}},
          std::move(html)};
}

}  // namespace ganh::connectors::postmart::market
