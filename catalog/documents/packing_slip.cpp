#include "catalog/documents/packing_slip.h"

#include <fmt/format.h>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/codes.h"
#include "catalog/documents/typesetting/table.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

Result<std::string> payload_of(const PackingSlip& slip) {
  if (!slip.pay) return std::string();
  auto payload = money::vietqr_payload(*slip.pay);
  if (payload) return payload;
  Error refused = payload.error();
  for (Fault& fault : refused.faults) fault.field = "pay." + fault.field;
  return refused;
}

Result<> check(const PackingSlip& slip) {
  Check check;
  check.party("from", slip.from);
  check.party("to", slip.to);
  check.text("number", slip.number);
  check.text("channel", slip.channel);
  check.text("external_order_id", slip.external_order_id);
  check.text("note", slip.note);
  if (!slip.follow_url.empty()) check.qr("follow_url", slip.follow_url);
  std::size_t lots = 0;
  for (const auto& line : slip.lines) lots += line.lots.size();
  check.lines("lines", slip.lines.size());
  if (lots > lines_max) check.lines("lines.lots", lots);
  for (std::size_t at = 0; check.is_bounded() && at < slip.lines.size(); ++at) {
    const auto& line = slip.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".sku", line.sku);
    check.text(field + ".name", line.name);
    check.text(field + ".reason", line.reason);
    for (const auto& lot : line.lots) {
      check.text(field + ".lots", lot.code);
      check.text(field + ".lots", lot.place);
    }
  }
  return std::move(check).result();
}

std::string remark_of(const PackingSlip::Line& line) {
  std::vector<std::string> lots;
  for (const auto& lot : line.lots) {
    lots.push_back(joined({lot.code, lot.place, measure::vietnamese(lot.quantity)}, ", "));
  }
  const std::string taken = joined(lots, "; ");
  return joined({line.reason, taken.empty() ? "" : "Lô: " + taken}, " — ");
}

void draw_lines(Pages& pages, const PackingSlip& slip) {
  const bool narrow = pages.is_narrow();
  std::vector<Column> columns;
  if (!narrow) {
    columns = {{.heading = "TT", .share = 0.6, .align = Align::right},
               {.heading = "Mã hàng", .share = 2}};
  }
  columns.push_back({.heading = "Tên hàng", .share = narrow ? 4.5 : 5, .lines_max = 3});
  columns.push_back({.heading = "Đặt", .share = 0.9, .align = Align::right});
  columns.push_back({.heading = "Giao", .share = 0.9, .align = Align::right, .bold = true});
  Table table(pages, columns);
  int number = 0;
  for (const auto& line : slip.lines) {
    std::vector<std::string> cells;
    if (!narrow) cells = {std::to_string(++number), line.sku};
    cells.push_back(line.name);
    cells.push_back(std::to_string(line.ordered_packs));
    cells.push_back(std::to_string(line.packed_packs));
    table.row(cells, narrow ? joined({line.sku, remark_of(line)}, " · ") : remark_of(line));
  }
}

void draw_payment(Pages& pages, const PackingSlip& slip, const std::string& payload) {
  const double side_mm = pages.is_narrow() ? 34 : 40;
  pages.need(side_mm + 2);
  draw_qr(pages.canvas(), payload, pages.left_mm(), pages.y_mm(), side_mm);
  const double x_mm = pages.left_mm() + side_mm + 2;
  const double width_mm = pages.right_mm() - x_mm;
  double y_mm = pages.y_mm() + 4;
  const Style plain{.size_pt = pages.size_pt()};
  y_mm += pages.canvas().text("Quét mã VietQR để trả tiền", x_mm, y_mm, width_mm,
                              {.size_pt = pages.size_pt() + 0.5, .bold = true});
  if (slip.pay->amount) {
    y_mm += pages.canvas().text(measure::vietnamese(*slip.pay->amount), x_mm, y_mm, width_mm,
                                {.size_pt = pages.size_pt() + 4, .bold = true});
  }
  y_mm += pages.canvas().text("Số tài khoản: " + slip.pay->account, x_mm, y_mm, width_mm, plain);
  if (const std::string purpose = money::vietqr_purpose(slip.pay->purpose); !purpose.empty()) {
    pages.canvas().text("Nội dung: " + purpose, x_mm, y_mm, width_mm, plain);
  }
  pages.skip(side_mm);
}

void draw_follow(Pages& pages, const PackingSlip& slip) {
  const double side_mm = pages.is_narrow() ? 26 : 30;
  pages.skip(2);
  pages.need(side_mm + 2);
  draw_qr(pages.canvas(), slip.follow_url, pages.left_mm(), pages.y_mm(), side_mm);
  const double x_mm = pages.left_mm() + side_mm + 2;
  pages.canvas().text("Quét mã để xem kiện hàng đang ở đâu", x_mm, pages.y_mm() + 4,
                      pages.right_mm() - x_mm, {.size_pt = pages.size_pt() + 0.5, .bold = true});
  pages.skip(side_mm);
}

void draw_slip(Pages& pages, const PackingSlip& slip, const std::string& payload) {
  letterhead(pages, slip.from, "PHIẾU GIAO HÀNG",
             fmt::format("Số {} · Ngày {}", slip.number, vietnamese_date(slip.packed_on)));
  facts(pages, {{"Người nhận", joined({slip.to.name, slip.to.phone}, " · ")},
                {"Địa chỉ", slip.to.address},
                {"Đơn hàng", joined({slip.channel, slip.external_order_id}, " · ")}});
  draw_lines(pages, slip);
  pages.skip(2);
  if (slip.to_collect.vnd > 0) sum(pages, "Thu hộ (COD)", slip.to_collect, true);
  if (!slip.note.empty()) framed(pages, "Ghi chú: " + slip.note);
  if (!payload.empty()) draw_payment(pages, slip, payload);
  if (!slip.follow_url.empty()) draw_follow(pages, slip);
}

}  // namespace

Result<std::string> packing_slip(const PackingSlip& slip, Paper paper) {
  if (const auto checked = check(slip); !checked) return checked.error();
  const auto payload = payload_of(slip);
  if (!payload) return payload.error();
  return render(size_of(paper), "Phiếu giao hàng " + slip.number,
                {{joined({"Phiếu giao hàng " + slip.number, slip.from.name}, " · "),
                  [&](Pages& pages) { draw_slip(pages, slip, *payload); }}});
}

}  // namespace ganh::catalog::documents
