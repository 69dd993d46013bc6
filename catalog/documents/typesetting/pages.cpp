#include "catalog/documents/typesetting/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr double foot_height_mm = 5;
constexpr double foot_size_pt = 7;

double margin_mm(Size paper) {
  if (paper.width_mm < 120) return 4;
  return std::min(paper.width_mm, paper.height_mm) < 180 ? 9 : 12;
}

}  // namespace

Size size_of(Paper paper) {
  if (paper == Paper::a4) return {210, 297};
  if (paper == Paper::a5) return {148, 210};
  return {100, 150};
}

Size turned(Size size) {
  return {size.height_mm, size.width_mm};
}

Pages::Pages(Canvas& canvas, Size paper, std::string foot, int pages)
    : canvas_(canvas),
      paper_(paper),
      foot_(std::move(foot)),
      pages_(pages),
      margin_mm_(margin_mm(paper)) {
  begin_page();
}

double Pages::size_pt() const {
  if (is_narrow()) return 7.5;
  return std::min(paper_.width_mm, paper_.height_mm) < 180 ? 8 : 9.5;
}

double Pages::bottom_mm() const {
  return paper_.height_mm - margin_mm_ - foot_height_mm;
}

void Pages::need(double height_mm) {
  if (height_mm <= room_mm()) return;
  canvas_.next_page();
  ++page_;
  begin_page();
  if (head_) head_();
}

void Pages::text(std::string_view text, const Style& style) {
  const Laid laid = canvas_.lay(text, width_mm(), style);
  need(laid.height_mm());
  canvas_.draw(laid, left_mm(), y_mm_);
  skip(laid.height_mm());
}

void Pages::begin_page() {
  y_mm_ = margin_mm_;
  const double foot_mm = paper_.height_mm - margin_mm_ - foot_height_mm + 1.2;
  const double number_width_mm = is_narrow() ? 16 : 26;
  canvas_.text(foot_, left_mm(), foot_mm, width_mm() - number_width_mm,
               {.size_pt = foot_size_pt, .lines_max = 1, .grey = 0.35});
  canvas_.text(fmt::format("Trang {}/{}", page_, pages_), right_mm() - number_width_mm, foot_mm,
               number_width_mm,
               {.size_pt = foot_size_pt, .align = Align::right, .lines_max = 1, .grey = 0.35});
}

Result<std::string> render(Size paper, std::string_view title, const std::vector<Part>& parts) {
  std::vector<int> counts;
  Canvas rehearsal(paper, title, true);
  if (!rehearsal.speaks_vietnamese()) return error(Code::not_now, "", "document.no_font");
  for (const Part& part : parts) {
    Pages counted(rehearsal, paper, part.foot, 0);
    part.draw(counted);
    counts.push_back(counted.page());
  }

  Canvas canvas(paper, title, false);
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (at != 0) canvas.next_page();
    Pages pages(canvas, paper, parts[at].foot, counts[at]);
    parts[at].draw(pages);
  }
  return std::move(canvas).bytes();
}

}  // namespace ganh::catalog::documents::typesetting
