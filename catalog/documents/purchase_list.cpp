#include "catalog/documents/purchase_list.h"

#include <fmt/format.h>

#include <cassert>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;
using Key = PurchaseListTemplate::Key;

Result<> check(const PurchaseList& list, Paper paper) {
  Check check;
  check.paper(paper);
  check.party("cooperative", list.cooperative);
  check.text("number", list.number);
  check.text("bought_at", list.bought_at);
  check.text("in_charge", list.in_charge);
  if (!list.lines.empty()) check.lines("lines", list.lines.size());
  for (std::size_t at = 0; check.is_bounded() && at < list.lines.size(); ++at) {
    const auto& line = list.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".seller_name", line.seller_name);
    check.text(field + ".seller_address", line.seller_address);
    check.text(field + ".seller_id", line.seller_id);
    check.text(field + ".goods", line.goods);
    check.text(field + ".price_unit", line.price_unit);
    check.text(field + ".note", line.note);
  }
  return std::move(check).result();
}

std::string cell(const PurchaseList::Line& line, Key key) {
  switch (key) {
    case Key::bought_on:
      return vietnamese_date(line.bought_on);
    case Key::seller_name:
      return line.seller_name;
    case Key::seller_address:
      return line.seller_address;
    case Key::seller_id:
      return line.seller_id;
    case Key::goods:
      return line.goods;
    case Key::quantity:
      return in_unit(line.quantity, line.price_unit);
    case Key::unit_price:
      return joined({measure::vietnamese(line.unit_price), line.price_unit}, "/");
    case Key::amount:
      return measure::vietnamese(line.amount);
    case Key::note:
      return line.note;
  }
  assert(false);
  return {};
}

Align align_of(Key key) {
  const bool is_figure = key == Key::quantity || key == Key::unit_price || key == Key::amount;
  return is_figure ? Align::right : Align::left;
}

void draw_form(Pages& pages, const PurchaseListTemplate& form) {
  const Style small{.size_pt = pages.size_pt() - 1, .align = Align::right, .lines_max = 2};
  pages.text(form.form, {.size_pt = pages.size_pt(), .bold = true, .align = Align::right});
  pages.text(form.legal_basis, small);
}

void draw_list(Pages& pages, const PurchaseList& list, const PurchaseListTemplate& form) {
  draw_form(pages, form);
  letterhead(
      pages, list.cooperative, form.title,
      joined({list.number.empty() ? "" : "Số " + list.number,
              fmt::format("Từ {} đến {}", vietnamese_date(list.from), vietnamese_date(list.to))},
             " · "));
  facts(pages, {{"Nơi thu mua", list.bought_at}, {"Người phụ trách", list.in_charge}});
  std::vector<Column> columns = {{.heading = "TT", .share = 8, .align = Align::right}};
  for (const auto& column : form.columns) {
    columns.push_back({.heading = column.heading,
                       .share = static_cast<double>(column.share),
                       .align = align_of(column.key),
                       .lines_max = 3,
                       .is_figure = column.key == Key::seller_id || column.key == Key::bought_on});
  }
  measure::Money total;
  {
    Table table(pages, columns);
    int number = 0;
    for (const auto& line : list.lines) {
      std::vector<std::string> cells = {std::to_string(++number)};
      for (const auto& column : form.columns) cells.push_back(cell(line, column.key));
      table.row(cells);
      total += line.amount;
    }
  }
  pages.need(50);
  pages.skip(2);
  sum(pages, "Tổng giá trị hàng hóa mua vào", total, true);
  pages.text("Bằng chữ: " + text::amount_in_words(total, list.region) + ".",
             {.size_pt = pages.size_pt(), .lines_max = 3});
  signatures(pages, form.signatures);
}

}  // namespace

Result<std::string> purchase_list(const PurchaseList& list, const PurchaseListTemplate& form,
                                  Paper paper) {
  assert(!form.columns.empty() && !form.signatures.empty());
  if (const auto checked = check(list, paper); !checked) return checked.error();
  const std::string title = joined({"Bảng kê thu mua", list.number}, " ");
  return render(turned(size_of(paper)), title,
                {{joined({title, list.cooperative.name}, " · "),
                  [&](Pages& pages) { draw_list(pages, list, form); }}});
}

}  // namespace ganh::catalog::documents
