#include "catalog/documents/payout_slip.h"

#include <fmt/format.h>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

Result<> check(const PayoutSlip& slip, Paper paper) {
  Check check;
  check.paper(paper);
  check.party("cooperative", slip.cooperative);
  check.party("household", slip.household);
  check.text("household_code", slip.household_code);
  check.text("number", slip.number);
  check.text("paid_to", slip.paid_to);
  check.text("note", slip.note);
  check.lines("lines", slip.lines.size());
  for (std::size_t at = 0; check.is_bounded() && at < slip.lines.size(); ++at) {
    const auto& line = slip.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".lot_code", line.lot_code);
    check.text(field + ".product", line.product);
    check.text(field + ".price_unit", line.price_unit);
  }
  return std::move(check).result();
}

// 8000 → "80 %", 1250 → "12,5 %".
std::string percent(std::int64_t basis_points) {
  std::string text = fmt::format("{},{:02}", basis_points / 100, basis_points % 100);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with(',')) text.pop_back();
  return text + " %";
}

std::string reckoning(const PayoutSlip::Line& line) {
  if (line.terms == PayoutSlip::Terms::bought) {
    const std::string price = measure::vietnamese(line.price);
    return line.price_unit.empty() ? price : price + "/" + line.price_unit;
  }
  return percent(line.share_bp) + " của " + measure::vietnamese(line.sold);
}

measure::Money earned(const PayoutSlip& slip) {
  measure::Money total;
  for (const auto& line : slip.lines) total += line.amount;
  return total;
}

void draw_lines(Pages& pages, const PayoutSlip& slip) {
  Table table(pages, {{.heading = "TT", .share = 0.6, .align = Align::right},
                      {.heading = "Lô", .share = 1.9, .is_figure = true},
                      {.heading = "Sản phẩm", .share = 2.7},
                      {.heading = "Hình thức", .share = 1.4},
                      {.heading = "Tính tiền", .share = 1.5, .align = Align::right},
                      {.heading = "Hao hụt", .share = 1.2, .align = Align::right},
                      {.heading = "Đơn giá / phần hộ", .share = 2.9, .align = Align::right},
                      {.heading = "Thành tiền", .share = 2, .align = Align::right, .bold = true}});
  int number = 0;
  for (const auto& line : slip.lines) {
    table.row({std::to_string(++number), line.lot_code, line.product,
               line.terms == PayoutSlip::Terms::bought ? "Mua đứt" : "Ký gửi",
               in_unit(line.billed, line.price_unit),
               line.waste.base == 0 ? "" : in_unit(line.waste, line.price_unit), reckoning(line),
               measure::vietnamese(line.amount)});
  }
}

// Never parted from each other: figures, words and what is signed.
void draw_sums(Pages& pages, const PayoutSlip& slip) {
  pages.need(72);
  pages.skip(2);
  sum(pages, "Cộng tiền hàng của hộ", earned(slip));
  const std::pair<const char*, measure::Money> deductions[] = {
      {"Trừ phí", slip.fees}, {"Trừ thuế", slip.tax}, {"Trừ tiền đã ứng", slip.advances}};
  for (const auto& [label, amount] : deductions) {
    if (amount.vnd != 0) sum(pages, label, measure::Money{} - amount);
  }
  const measure::Money left = net(slip);
  pages.canvas().line(pages.right_mm() - 80, pages.y_mm(), pages.right_mm(), pages.y_mm(), 0.3);
  pages.skip(0.8);
  sum(pages, left.vnd < 0 ? "Hộ còn nợ hợp tác xã" : "Hộ thực nhận", left, true);
  pages.skip(1);
  pages.text("Bằng chữ: " + text::amount_in_words(left, slip.region) + ".",
             {.size_pt = pages.size_pt(), .lines_max = 3});
  if (!slip.paid_to.empty()) pages.text("Trả vào: " + slip.paid_to, {.size_pt = pages.size_pt()});
  if (!slip.note.empty()) {
    pages.skip(1.5);
    framed(pages, "Ghi chú: " + slip.note);
  }
  signatures(pages, {"Người lập", "Kế toán", "Hộ nhận tiền"});
}

}  // namespace

measure::Money net(const PayoutSlip& slip) {
  return earned(slip) - slip.fees - slip.tax - slip.advances;
}

Result<std::string> payout_slip(const PayoutSlip& slip, Paper paper) {
  if (const auto checked = check(slip, paper); !checked) return checked.error();
  const std::string title = "Phiếu thanh toán " + slip.number;
  const std::string period =
      fmt::format("Từ {} đến {}", vietnamese_date(slip.from), vietnamese_date(slip.to));
  const auto draw = [&](Pages& pages) {
    letterhead(pages, slip.cooperative, "PHIẾU THANH TOÁN CHO HỘ",
               joined({slip.number.empty() ? "" : "Số " + slip.number, period}, " · "));
    facts(pages,
          {{"Hộ", joined({slip.household_code, slip.household.name, slip.household.phone}, " · ")},
           {"Địa chỉ", slip.household.address},
           {"Mã số thuế", slip.household.tax_code}});
    draw_lines(pages, slip);
    draw_sums(pages, slip);
  };
  return render(size_of(paper), title,
                {{joined({title, slip.household.name, slip.cooperative.name}, " · "), draw}});
}

}  // namespace ganh::catalog::documents
