#include "catalog/documents/shipping_label.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/codes.h"
#include "catalog/measure/quantity.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

constexpr Size label_size{100, 150};
constexpr double inset_mm = 4;
constexpr int parcels_max = 999;
constexpr double left_mm = inset_mm;
constexpr double right_mm = label_size.width_mm - inset_mm;
constexpr double width_mm = right_mm - left_mm;

// From the top: carrier and waybill, sender, receiver, money and QR, note.
constexpr double from_mm = 37;
constexpr double to_mm = 55;
constexpr double money_mm = 100;
constexpr double note_mm = 131;

Result<> check(std::span<const ShippingLabel> labels) {
  Check check;
  check.lines("labels", labels.size(), labels_max);
  for (std::size_t at = 0; check.is_bounded() && at < labels.size(); ++at) {
    const ShippingLabel& label = labels[at];
    const std::string field = fmt::format("labels[{}]", at);
    check.party(field + ".from", label.from);
    check.party(field + ".to", label.to);
    check.text(field + ".carrier", label.carrier);
    if (!label.waybill.empty()) check.code_128(field + ".waybill", label.waybill);
    check.text(field + ".order_number", label.order_number);
    check.qr(field + ".order_number", label.order_number);
    check.text(field + ".goods", label.goods);
    check.text(field + ".note", label.note);
    if (label.parcels < 1 || label.parcels > parcels_max) {
      check.fault(Code::invalid, field + ".parcels", "out_of_range",
                  {{"min", "1"}, {"max", std::to_string(parcels_max)}});
    } else if (label.parcel < 1 || label.parcel > label.parcels) {
      check.fault(Code::invalid, field + ".parcel", "out_of_range",
                  {{"min", "1"}, {"max", std::to_string(label.parcels)}});
    }
  }
  return std::move(check).result();
}

void draw_waybill(Canvas& canvas, const ShippingLabel& label) {
  canvas.text(label.carrier, left_mm, 3, width_mm - 26,
              {.size_pt = 13, .bold = true, .lines_max = 1});
  canvas.text(fmt::format("Kiện {}/{}", label.parcel, label.parcels), right_mm - 28, 3, 28,
              {.size_pt = 13, .bold = true, .align = Align::right, .lines_max = 1});
  if (label.waybill.empty()) {
    canvas.text("Chưa có mã vận đơn", left_mm, 18, width_mm,
                {.size_pt = 11, .align = Align::centre, .grey = 0.35});
    return;
  }
  draw_code_128(canvas, label.waybill, 1.5, 10.5, label_size.width_mm - 3, 18);
  canvas.text(label.waybill, left_mm, 29, width_mm,
              {.size_pt = 12, .bold = true, .align = Align::centre, .lines_max = 1});
}

void draw_parties(Canvas& canvas, const ShippingLabel& label) {
  const Style caption{.size_pt = 7, .lines_max = 1, .grey = 0.35};
  double y_mm = from_mm + 0.8;
  y_mm += canvas.text("NGƯỜI GỬI", left_mm, y_mm, width_mm, caption) - 0.3;
  y_mm += canvas.text(joined({label.from.name, label.from.phone}, " · "), left_mm, y_mm, width_mm,
                      {.size_pt = 8.5, .bold = true, .lines_max = 1});
  canvas.text(label.from.address, left_mm, y_mm, width_mm, {.size_pt = 7.5, .lines_max = 2});

  y_mm = to_mm + 0.8;
  y_mm += canvas.text("NGƯỜI NHẬN", left_mm, y_mm, width_mm, caption);
  y_mm += canvas.text(label.to.name, left_mm, y_mm, width_mm,
                      {.size_pt = 14, .bold = true, .lines_max = 2});
  y_mm += canvas.text(label.to.phone, left_mm, y_mm, width_mm,
                      {.size_pt = 14, .bold = true, .lines_max = 1});
  // Whatever the name has left: three lines of 10.5 pt, or two.
  const int lines = y_mm + 15.5 <= money_mm ? 3 : 2;
  canvas.text(label.to.address, left_mm, y_mm + 0.5, width_mm,
              {.size_pt = 10.5, .lines_max = lines});
}

struct Said {
  std::string text;
  bool is_sum = false;
  std::string more = {};
};

Said collected(const ShippingLabel& label) {
  const std::string sum = measure::vietnamese(label.to_collect);
  switch (label.collect) {
    case ShippingLabel::Collect::undecided:
      return {"Chưa chốt tiền thu", false, "Khách chưa trả " + sum};
    case ShippingLabel::Collect::by_channel:
      return {"Theo vận đơn của sàn", false};
    case ShippingLabel::Collect::decided:
      break;
  }
  return label.to_collect.vnd <= 0 ? Said{"Không thu tiền"} : Said{sum, true};
}

void draw_money(Canvas& canvas, const ShippingLabel& label) {
  constexpr double qr_mm = 29;
  constexpr double text_mm = width_mm - qr_mm - 2;
  draw_qr(canvas, label.order_number, right_mm - qr_mm, money_mm + 1, qr_mm);
  double y_mm = money_mm + 1.5;
  y_mm += canvas.text("THU HỘ (COD)", left_mm, y_mm, text_mm,
                      {.size_pt = 7, .lines_max = 1, .grey = 0.35});
  const Style plain{.size_pt = 8.5, .lines_max = 1};
  const auto said = collected(label);
  y_mm += canvas.text(said.text, left_mm, y_mm, text_mm,
                      {.size_pt = said.is_sum ? 18.0 : 13.0, .bold = true, .is_figure = true});
  if (!said.more.empty()) y_mm += canvas.text(said.more, left_mm, y_mm, text_mm, plain);
  y_mm += canvas.text("Đơn " + label.order_number, left_mm, y_mm, text_mm, plain);
  if (label.weight_g > 0) {
    y_mm +=
        canvas.text("Cân nặng " + measure::vietnamese({label.weight_g, measure::BaseUnit::gram}),
                    left_mm, y_mm, text_mm, plain);
  }
  canvas.text(label.goods, left_mm, y_mm, text_mm, {.size_pt = 7.5, .lines_max = 1});
}

void draw_label(Canvas& canvas, const ShippingLabel& label) {
  draw_waybill(canvas, label);
  draw_parties(canvas, label);
  draw_money(canvas, label);
  for (const double y_mm : {from_mm, to_mm, money_mm, note_mm}) {
    canvas.line(left_mm - 1.5, y_mm, right_mm + 1.5, y_mm, 0.3);
  }
  canvas.text(label.note, left_mm, note_mm + 1, width_mm,
              {.size_pt = 11, .bold = true, .lines_max = 3});
}

}  // namespace

Result<std::string> shipping_labels(std::span<const ShippingLabel> labels, Paper paper) {
  if (const auto checked = check(labels); !checked) return checked.error();
  Canvas canvas(size_of(paper), "Nhãn gửi hàng", false);
  if (!canvas.speaks_vietnamese()) return error(Code::not_now, "", "document.no_font");
  for (std::size_t at = 0; at < labels.size(); ++at) {
    if (at != 0) canvas.next_page();
    draw_label(canvas, labels[at]);
    if (paper != Paper::label_100x150) {
      canvas.line(label_size.width_mm, 0, label_size.width_mm, label_size.height_mm, 0.2, 0.5);
      canvas.line(0, label_size.height_mm, label_size.width_mm, label_size.height_mm, 0.2, 0.5);
    }
  }
  return std::move(canvas).bytes();
}

}  // namespace ganh::catalog::documents
