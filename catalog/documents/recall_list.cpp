#include "catalog/documents/recall_list.h"

#include <fmt/format.h>

#include <utility>

#include "catalog/documents/typesetting/blocks.h"
#include "catalog/documents/typesetting/check.h"
#include "catalog/documents/typesetting/table.h"
#include "catalog/measure/written_number.h"

namespace ganh::catalog::documents {

namespace {

using namespace typesetting;

Result<> check(const RecallList& list, Paper paper) {
  Check check;
  check.paper(paper);
  const std::pair<const char*, const std::string*> texts[] = {{"cooperative", &list.cooperative},
                                                              {"number", &list.number},
                                                              {"lot_code", &list.lot_code},
                                                              {"product", &list.product},
                                                              {"household", &list.household},
                                                              {"reason", &list.reason},
                                                              {"to_say", &list.to_say}};
  for (const auto& [field, text] : texts) check.text(field, *text);
  check.lines("lines", list.lines.size(), recall_lines_max);
  for (std::size_t at = 0; check.is_bounded() && at < list.lines.size(); ++at) {
    const auto& line = list.lines[at];
    const std::string field = fmt::format("lines[{}]", at);
    check.text(field + ".customer", line.customer);
    check.text(field + ".phone", line.phone);
    check.text(field + ".address", line.address);
    check.text(field + ".channel", line.channel);
    check.text(field + ".order_number", line.order_number);
    check.text(field + ".sent_on", line.sent_on);
  }
  return std::move(check).result();
}

void draw_list(Pages& pages, const RecallList& list) {
  letterhead(
      pages, {list.cooperative, "", ""}, "DANH SÁCH THU HỒI",
      joined({list.number.empty() ? "" : "Số " + list.number, "Ngày " + vietnamese_date(list.date)},
             " · "));
  std::int64_t packs = 0;
  for (const auto& line : list.lines) packs += line.packs;
  facts(pages, {{"Lô thu hồi", list.lot_code},
                {"Sản phẩm", list.product},
                {"Hộ", list.household},
                {"Lý do", list.reason},
                {"Phải gọi",
                 fmt::format("{} đơn, {} gói",
                             measure::with_thousands(static_cast<std::int64_t>(list.lines.size())),
                             measure::with_thousands(packs))}});
  if (!list.to_say.empty()) framed(pages, "Nói với khách: " + list.to_say);
  Table table(pages, {{.heading = "Đã gọi", .share = 0.9, .kind = Column::Kind::tick},
                      {.heading = "Khách hàng", .share = 2.6},
                      {.heading = "Điện thoại", .share = 2, .bold = true, .is_figure = true},
                      {.heading = "Đơn hàng", .share = 2.4},
                      {.heading = "Số gói", .share = 1, .align = Align::right},
                      {.heading = "Ngày gửi", .share = 1.7, .is_figure = true},
                      {.heading = "Kết quả", .share = 2, .kind = Column::Kind::blank}});
  for (const auto& line : list.lines) {
    table.row({"", line.customer, line.phone, joined({line.channel, line.order_number}, " · "),
               std::to_string(line.packs), line.sent_on, ""},
              line.address);
  }
}

}  // namespace

Result<std::string> recall_list(const RecallList& list, Paper paper) {
  if (const auto checked = check(list, paper); !checked) return checked.error();
  const std::string title = "Danh sách thu hồi lô " + list.lot_code;
  return render(size_of(paper), title,
                {{joined({title, list.cooperative}, " · "), [&](Pages& pages) {
                    draw_list(pages, list);
                    signatures(pages, {"Người gọi", "Người phụ trách"});
                  }}});
}

}  // namespace ganh::catalog::documents
