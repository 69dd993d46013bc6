#include "catalog/documents/payout_slip.h"

#include <fmt/format.h>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

bool has_no_lines_by_right(const PayoutSlip& slip) {
  const bool changes = slip.fees.vnd != 0 || slip.tax.vnd != 0 || slip.advances.vnd != 0 ||
                       slip.corrections.vnd != 0;
  return slip.lines.empty() && changes;
}

void check_slip(Check& check, const PayoutSlip& slip, const std::string& of) {
  check.party(of + "cooperative", slip.cooperative);
  check.party(of + "household", slip.household);
  check.text(of + "household_code", slip.household_code);
  check.text(of + "number", slip.number);
  check.text(of + "paid_to", slip.paid_to);
  check.text(of + "note", slip.note);
  if (!has_no_lines_by_right(slip)) check.lines(of + "lines", slip.lines.size());
  for (std::size_t at = 0; check.is_bounded() && at < slip.lines.size(); ++at) {
    const auto& line = slip.lines[at];
    const std::string field = of + fmt::format("lines[{}]", at);
    check.text(field + ".lot_code", line.lot_code);
    check.text(field + ".product", line.product);
    check.text(field + ".price_unit", line.price_unit);
  }
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
  if (slip.corrections.vnd != 0) sum(pages, "Điều chỉnh", slip.corrections);
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

std::string title_of(const PayoutSlip& slip) {
  return "Phiếu thanh toán " + slip.number;
}

Part part_of(const PayoutSlip& slip) {
  const auto draw = [&slip](Pages& pages) {
    const std::string period =
        fmt::format("Từ {} đến {}", vietnamese_date(slip.from), vietnamese_date(slip.to));
    letterhead(pages, slip.cooperative, "PHIẾU THANH TOÁN CHO HỘ",
               joined({slip.number.empty() ? "" : "Số " + slip.number, period}, " · "));
    facts(pages,
          {{"Hộ", joined({slip.household_code, slip.household.name, slip.household.phone}, " · ")},
           {"Địa chỉ", slip.household.address},
           {"Mã số thuế", slip.household.tax_code}});
    if (!slip.lines.empty()) draw_lines(pages, slip);
    draw_sums(pages, slip);
  };
  return {joined({title_of(slip), slip.household.name, slip.cooperative.name}, " · "), draw};
}

}  // namespace

measure::Money net(const PayoutSlip& slip) {
  return earned(slip) - slip.fees - slip.tax - slip.advances + slip.corrections;
}

Result<std::string> payout_slip(const PayoutSlip& slip, Paper paper) {
  Check check;
  check.paper(paper);
  check_slip(check, slip, "");
  if (const auto checked = std::move(check).result(); !checked) return checked.error();
  return render(size_of(paper), title_of(slip), {part_of(slip)});
}

Result<std::string> payout_slips(std::span<const PayoutSlip> slips, Paper paper) {
  Check check;
  check.paper(paper);
  check.lines("slips", slips.size(), payout_slips_max);
  std::vector<Part> parts;
  for (std::size_t at = 0; check.is_bounded() && at < slips.size(); ++at) {
    check_slip(check, slips[at], fmt::format("slips[{}].", at));
    parts.push_back(part_of(slips[at]));
  }
  if (const auto checked = std::move(check).result(); !checked) return checked.error();
  return render(size_of(paper), "Phiếu thanh toán cho hộ", parts);
}

}  // namespace ganh::catalog::documents
