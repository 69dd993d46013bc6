#include "catalog/documents/typesetting/table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr double padding_mm = 1.1;
constexpr double tick_mm = 4;
constexpr double written_row_mm = 8.5;  // room for a hand
constexpr double band_padding_mm = 0.7;
constexpr double rule_grey = 0.65;
constexpr double head_grey = 0.9;
constexpr double band_grey = 0.95;

}  // namespace

struct Table::Row {
  std::vector<Laid> cells;
  Laid remark;
  bool has_remark = false;
  bool is_head = false;
  double height_mm = 0;  // with the remark
  double cells_mm = 0;
};

Table::Table(Pages& pages, std::vector<Column> columns)
    : pages_(pages), columns_(std::move(columns)) {
  for (const Column& column : columns_) shares_ += column.share;
  pages_.need(30);
  draw_head();
  pages_.repeat([this] {
    draw_head();
    if (!group_.empty() && !group_is_due_) draw_band(group_ + " (tiếp)");
  });
}

Table::~Table() {
  pages_.repeat({});
}

void Table::row(const std::vector<std::string>& cells, std::string_view remark) {
  const Row laid = lay(cells, false, remark);
  const double band_mm = group_is_due_ ? 7 : 0;
  pages_.need(laid.height_mm + band_mm);
  if (group_is_due_) draw_band(group_);
  group_is_due_ = false;
  draw(laid);
}

void Table::continued(std::string_view remark) {
  Row row;
  add_remark(row, remark);
  pages_.need(row.height_mm);
  draw(row);
}

void Table::group(std::string_view name) {
  group_ = name;
  group_is_due_ = true;
}

Table::Row Table::lay(const std::vector<std::string>& cells, bool is_head,
                      std::string_view remark) {
  assert(cells.size() == columns_.size());
  Row row;
  row.is_head = is_head;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    const Column& column = columns_[at];
    const double width_mm = pages_.width_mm() * column.share / shares_ - 2 * padding_mm;
    row.cells.push_back(pages_.canvas().lay(
        cells[at], width_mm,
        {.size_pt = pages_.size_pt() - (is_head ? 1 : 0),
         .bold = is_head || column.bold,
         .align = column.kind == Column::Kind::tick ? Align::centre : column.align,
         .lines_max = column.lines_max,
         .is_figure = !is_head && (column.is_figure || column.align == Align::right)}));
    row.cells_mm = std::max(row.cells_mm, row.cells.back().height_mm() + 2 * padding_mm);
    if (!is_head && column.kind != Column::Kind::text) {
      row.cells_mm = std::max(row.cells_mm, written_row_mm);
    }
  }
  row.height_mm = row.cells_mm;
  if (!remark.empty()) add_remark(row, remark);
  return row;
}

void Table::add_remark(Row& row, std::string_view remark) {
  row.has_remark = true;
  row.remark =
      pages_.canvas().lay(remark, pages_.width_mm() - 6 * padding_mm,
                          {.size_pt = pages_.size_pt() - 0.75, .lines_max = 12, .grey = 0.25});
  row.height_mm += row.remark.height_mm() + padding_mm;
}

void Table::draw(const Row& row) {
  Canvas& canvas = pages_.canvas();
  const double y_mm = pages_.y_mm();
  if (row.is_head) {
    canvas.box(pages_.left_mm(), y_mm, pages_.width_mm(), row.height_mm);
    canvas.fill(head_grey);
  }
  double x_mm = pages_.left_mm();
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const double width_mm = pages_.width_mm() * columns_[at].share / shares_;
    if (!row.is_head && columns_[at].kind == Column::Kind::tick) {
      canvas.frame(x_mm + (width_mm - tick_mm) / 2, y_mm + (row.cells_mm - tick_mm) / 2, tick_mm,
                   tick_mm, 0.3);
    } else if (!row.is_head && columns_[at].kind == Column::Kind::blank) {
      canvas.frame(x_mm + 0.6, y_mm + 0.9, width_mm - 1.2, row.cells_mm - 1.8, 0.2, 0.4);
    }
    const double slack_mm = row.cells_mm - 2 * padding_mm - row.cells[at].height_mm();
    const bool is_written = row.cells_mm <= written_row_mm + 0.01;
    canvas.draw(row.cells[at], x_mm + padding_mm,
                y_mm + padding_mm + (is_written ? slack_mm / 2 : 0));
    x_mm += width_mm;
  }
  if (row.has_remark)
    canvas.draw(row.remark, pages_.left_mm() + 5 * padding_mm, y_mm + row.cells_mm);
  pages_.skip(row.height_mm);
  canvas.line(pages_.left_mm(), pages_.y_mm(), pages_.right_mm(), pages_.y_mm(), 0.15,
              row.is_head ? 0 : rule_grey);
}

void Table::draw_head() {
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  draw(lay(headings, true, ""));
}

void Table::draw_band(std::string_view text) {
  Canvas& canvas = pages_.canvas();
  const Laid laid = canvas.lay(text, pages_.width_mm() - 2 * padding_mm,
                               {.size_pt = pages_.size_pt(), .bold = true, .lines_max = 1});
  const double height_mm = laid.height_mm() + 2 * band_padding_mm;
  canvas.box(pages_.left_mm(), pages_.y_mm(), pages_.width_mm(), height_mm);
  canvas.fill(band_grey);
  canvas.draw(laid, pages_.left_mm() + padding_mm, pages_.y_mm() + band_padding_mm);
  pages_.skip(height_mm);
}

}  // namespace ganh::catalog::documents::typesetting
