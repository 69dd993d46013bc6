#include "catalog/documents/stock_take_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"
#include "catalog/measure/written_number.h"
#include "catalog/text/check_digits.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

Result<> check(const StockTakeSheet& sheet, Paper paper) {
  Check check;
  check.paper(paper);
  check.text("cooperative", sheet.cooperative);
  check.text("number", sheet.number);
  check.qr("number", sheet.number);
  check.text("reasons", sheet.reasons);
  check.lines("lines", sheet.lines.size());
  for (std::size_t at = 0; check.is_bounded() && at < sheet.lines.size(); ++at) {
    const auto& line = sheet.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".place", line.place);
    check.text(field + ".lot_code", line.lot_code);
    check.text(field + ".product", line.product);
    check.text(field + ".unit", line.unit);
  }
  return std::move(check).result();
}

// Pieces go by whatever the unit's column says: packs, bunches.
std::string expected_text(const StockTakeSheet::Line& line) {
  if (line.expected->unit == measure::BaseUnit::piece) {
    return measure::with_thousands(line.expected->base);
  }
  return in_unit(*line.expected, line.unit);
}

void draw_sheet(Pages& pages, const StockTakeSheet& sheet) {
  letterhead(pages, {sheet.cooperative, "", ""}, "PHIẾU KIỂM KÊ",
             fmt::format("Số {} · Ngày {}", sheet.number, vietnamese_date(sheet.date)),
             sheet.number);
  if (!sheet.reasons.empty()) {
    pages.text("Lý do lệch: " + sheet.reasons, {.size_pt = pages.size_pt() - 0.5});
    pages.skip(1);
  }
  const bool is_blind =
      std::ranges::none_of(sheet.lines, [](const auto& line) { return line.expected.has_value(); });
  std::vector<Column> columns = {
      {.heading = "TT", .share = 0.65, .align = Align::right},
      {.heading = "Mã lô", .share = 2, .bold = true, .is_figure = true},
      {.heading = "Số kiểm", .share = 0.8, .align = Align::centre, .bold = true, .is_figure = true},
      {.heading = "Sản phẩm", .share = 3.2},
      {.heading = "Đơn vị", .share = 1}};
  if (!is_blind) columns.push_back({"Sổ sách", 1.3, Align::right});
  columns.push_back({"Đếm được", 1.8, Align::left, Column::Kind::blank});
  columns.push_back({"Lý do lệch", 1.8, Align::left, Column::Kind::blank});

  Table table(pages, columns);
  for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
    const auto& line = sheet.lines[at];
    if (at == 0 || line.place != sheet.lines[at - 1].place) {
      table.group(line.place.empty() ? "Chưa ghi chỗ để" : line.place);
    }
    std::vector<std::string> cells = {std::to_string(at + 1), line.lot_code,
                                      text::check_digits(line.lot_code), line.product, line.unit};
    if (!is_blind) cells.push_back(line.expected ? expected_text(line) : "");
    cells.insert(cells.end(), {"", ""});
    table.row(cells);
  }
}

}  // namespace

Result<std::string> stock_take_sheet(const StockTakeSheet& sheet, Paper paper) {
  if (const auto checked = check(sheet, paper); !checked) return checked.error();
  const std::string title = "Phiếu kiểm kê " + sheet.number;
  return render(size_of(paper), title,
                {{joined({title, sheet.cooperative}, " · "), [&](Pages& pages) {
                    draw_sheet(pages, sheet);
                    signatures(pages, {"Người đếm", "Người chứng kiến", "Thủ kho"});
                  }}});
}

}  // namespace ganh::catalog::documents
