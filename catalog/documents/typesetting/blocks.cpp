#include "catalog/documents/typesetting/blocks.h"

#include <algorithm>
#include <cstdint>

#include "catalog/documents/typesetting/codes.h"
#include "catalog/measure/written_number.h"

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr double qr_side_mm = 25;
constexpr double sum_amount_mm = 34;
constexpr double signature_mm = 26;

}  // namespace

void letterhead(Pages& pages, const Party& from, std::string_view title, std::string_view subtitle,
                std::string_view qr) {
  Canvas& canvas = pages.canvas();
  const double top_mm = pages.y_mm();
  const double taken_mm = qr.empty() ? 0 : qr_side_mm;
  const double width_mm = pages.width_mm() - taken_mm;
  if (!qr.empty()) draw_qr(canvas, qr, pages.right_mm() - qr_side_mm, top_mm - 2, qr_side_mm);

  double y_mm = top_mm;
  y_mm += canvas.text(from.name, pages.left_mm(), y_mm, width_mm,
                      {.size_pt = pages.size_pt() + 1, .bold = true});
  const Style small{.size_pt = pages.size_pt() - 1, .grey = 0.25};
  const std::string contact = joined({from.phone.empty() ? "" : "ĐT: " + from.phone,
                                      from.tax_code.empty() ? "" : "MST: " + from.tax_code},
                                     " · ");
  for (const std::string& line : {from.address, contact}) {
    if (!line.empty()) y_mm += canvas.text(line, pages.left_mm(), y_mm, width_mm, small);
  }
  y_mm = qr.empty() ? y_mm + 3 : std::max(y_mm + 1, top_mm + qr_side_mm - 11);

  // Beside a QR code the title keeps to the left of it, otherwise it stands in the middle.
  const Align align = qr.empty() ? Align::centre : Align::left;
  y_mm += canvas.text(title, pages.left_mm(), y_mm, width_mm,
                      {.size_pt = pages.size_pt() + 5, .bold = true, .align = align});
  y_mm += canvas.text(subtitle, pages.left_mm(), y_mm, width_mm,
                      {.size_pt = pages.size_pt(), .align = align});
  if (!qr.empty()) y_mm = std::max(y_mm, top_mm + qr_side_mm - 2);
  pages.skip(y_mm - top_mm + 2);
}

void facts(Pages& pages, const std::vector<std::pair<std::string, std::string>>& rows) {
  const double label_mm = pages.is_narrow() ? 19 : 32;
  const double size_pt = pages.size_pt();
  for (const auto& [label, value] : rows) {
    if (value.empty()) continue;
    const Laid laid = pages.canvas().lay(value, pages.width_mm() - label_mm,
                                         {.size_pt = size_pt, .lines_max = 3});
    pages.need(laid.height_mm());
    pages.canvas().text(label, pages.left_mm(), pages.y_mm(), label_mm - 1,
                        {.size_pt = size_pt, .lines_max = 1, .grey = 0.35});
    pages.canvas().draw(laid, pages.left_mm() + label_mm, pages.y_mm());
    pages.skip(laid.height_mm() + 0.4);
  }
  pages.skip(1.6);
}

void sum(Pages& pages, std::string_view label, measure::Money amount, bool bold) {
  Style style{.size_pt = pages.size_pt() + (bold ? 1 : 0),
              .bold = bold,
              .align = Align::right,
              .is_figure = true};
  const Laid amount_laid = pages.canvas().lay(measure::vietnamese(amount), sum_amount_mm, style);
  pages.need(amount_laid.height_mm() + 0.5);
  style.lines_max = 1;
  style.is_figure = false;
  pages.canvas().text(label, pages.left_mm(), pages.y_mm(), pages.width_mm() - sum_amount_mm - 2,
                      style);
  pages.canvas().draw(amount_laid, pages.right_mm() - sum_amount_mm, pages.y_mm());
  pages.skip(amount_laid.height_mm() + 0.5);
}

void signatures(Pages& pages, const std::vector<std::string>& who) {
  pages.need(signature_mm + 4);
  pages.skip(4);
  const double width_mm = pages.width_mm() / static_cast<double>(who.size());
  double x_mm = pages.left_mm();
  for (const std::string& name : who) {
    const double height_mm = pages.canvas().text(
        name, x_mm, pages.y_mm(), width_mm - 2,
        {.size_pt = pages.size_pt(), .bold = true, .align = Align::centre, .lines_max = 1});
    pages.canvas().text(
        "(ký, ghi rõ họ tên)", x_mm, pages.y_mm() + height_mm, width_mm - 2,
        {.size_pt = pages.size_pt() - 1.5, .align = Align::centre, .lines_max = 1, .grey = 0.35});
    x_mm += width_mm;
  }
  pages.skip(signature_mm);
}

void framed(Pages& pages, std::string_view text, bool bold) {
  constexpr double inset_mm = 1.5;
  const Laid laid = pages.canvas().lay(
      text, pages.width_mm() - 2 * inset_mm,
      {.size_pt = pages.size_pt() + (bold ? 1.5 : 0), .bold = bold, .lines_max = 8});
  const double height_mm = laid.height_mm() + 2 * inset_mm;
  pages.need(height_mm + 1);
  pages.skip(1);
  pages.canvas().frame(pages.left_mm(), pages.y_mm(), pages.width_mm(), height_mm, 0.3);
  pages.canvas().draw(laid, pages.left_mm() + inset_mm, pages.y_mm() + inset_mm);
  pages.skip(height_mm + 2);
}

std::string in_unit(measure::Quantity quantity, std::string_view unit) {
  const auto one = measure::unit_of(unit);
  if (!one || one->unit != quantity.unit || one->base <= 0) return measure::vietnamese(quantity);
  std::string text = measure::with_thousands(quantity.base / one->base);
  std::int64_t rest = quantity.base % one->base;
  if (rest != 0) text += ',';
  for (int place = 0; rest != 0 && place < 6; ++place) {
    text += std::to_string(rest * 10 / one->base);
    rest = rest * 10 % one->base;
  }
  return rest == 0 ? text + " " + std::string(unit) : measure::vietnamese(quantity);
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    if (!all.empty()) all += between;
    all += text;
  }
  return all;
}

}  // namespace ganh::catalog::documents::typesetting
