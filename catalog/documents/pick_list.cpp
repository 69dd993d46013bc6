#include "catalog/documents/pick_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

Result<> check(const PickList& list) {
  Check check;
  check.text("cooperative", list.cooperative);
  check.text("number", list.number);
  if (!list.number.empty()) check.qr("number", list.number);
  check.lines("lines", list.lines.size());
  std::size_t orders = 0;
  for (const auto& line : list.lines) orders += line.orders.size();
  if (orders > 10 * lines_max) check.lines("lines.orders", orders, 10 * lines_max);
  for (std::size_t at = 0; check.is_bounded() && at < list.lines.size(); ++at) {
    const auto& line = list.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".place", line.place);
    check.text(field + ".product", line.product);
    check.text(field + ".pack", line.pack);
    check.text(field + ".lot_code", line.lot_code);
    for (const auto& order : line.orders) check.text(field + ".orders", order.order_number);
  }
  return std::move(check).result();
}

struct Stop {
  const PickList::Line* line;
  std::tuple<std::string, std::string, Date, std::string> key;
};

std::vector<Stop> walk(const PickList& list) {
  std::vector<Stop> stops;
  for (const auto& line : list.lines) {
    stops.push_back({&line,
                     {text::sort_key(line.place), text::sort_key(line.product), line.expires_on,
                      line.lot_code}});
  }
  std::ranges::stable_sort(stops, {}, &Stop::key);
  return stops;
}

std::string share_of(const PickList::ForOrder& order) {
  const std::string part = order.part.base > 0 ? measure::vietnamese(order.part) : "";
  if (order.packs == 0 && !part.empty()) return fmt::format("{} {}", order.order_number, part);
  return fmt::format("{} × {}{}{}", order.order_number, order.packs, part.empty() ? "" : " + ",
                     part);
}

// Every order is named: a picker who cannot read one on the list leaves a parcel empty. Long lists
// go on in further rows.
std::vector<std::string> remarks_of(const PickList::Line& line) {
  constexpr std::size_t per_row = 12;
  std::vector<std::string> rows(1);
  for (std::size_t at = 0; at < line.orders.size(); ++at) {
    if (at != 0 && at % per_row == 0) rows.emplace_back();
    if (!rows.back().empty()) rows.back() += "  ·  ";
    rows.back() += share_of(line.orders[at]);
  }
  if (!line.orders.empty()) rows.front().insert(0, "→ ");
  return rows;
}

void draw_list(Pages& pages, const PickList& list) {
  letterhead(
      pages, {list.cooperative, "", ""}, "PHIẾU LẤY HÀNG",
      joined({list.number.empty() ? "" : "Số " + list.number, "Ngày " + vietnamese_date(list.date)},
             " · "),
      list.number);
  const std::vector<Column> columns = {
      {.heading = "Lấy", .share = 0.8, .kind = Column::Kind::tick},
      {.heading = "Sản phẩm", .share = 4},
      {.heading = "Lô", .share = 2, .bold = true, .is_figure = true},
      {.heading = "Hạn", .share = 1.7, .is_figure = true},
      {.heading = "Số lượng", .share = 1.7, .align = Align::right, .bold = true}};
  Table table(pages, columns);
  const Stop* before = nullptr;
  const std::vector<Stop> stops = walk(list);
  for (const Stop& stop : stops) {
    const auto& line = *stop.line;
    if (before == nullptr || std::get<0>(before->key) != std::get<0>(stop.key)) {
      table.group(line.place.empty() ? "Chưa ghi chỗ để" : line.place);
    }
    before = &stop;
    const auto remarks = remarks_of(line);
    table.row({"", joined({line.product, line.pack}, " · "), line.lot_code,
               vietnamese_date(line.expires_on), measure::vietnamese(line.quantity)},
              remarks.front());
    for (std::size_t at = 1; at < remarks.size(); ++at) table.continued(remarks[at]);
  }
}

}  // namespace

Result<std::string> pick_list(const PickList& list, Paper paper) {
  if (const auto checked = check(list); !checked) return checked.error();
  const std::string title = joined({"Phiếu lấy hàng", list.number}, " ");
  return render(
      size_of(paper), title,
      {{joined({title, list.cooperative}, " · "), [&](Pages& pages) { draw_list(pages, list); }}});
}

}  // namespace ganh::catalog::documents
