// Pages that are filled from top to bottom and break by themselves, numbered "Trang 1/3".

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/documents/paper.h"
#include "catalog/documents/typesetting/canvas.h"
#include "catalog/result.h"

namespace ganh::catalog::documents::typesetting {

Size size_of(Paper paper);
Size turned(Size size);  // landscape

// One document's pages. Whoever draws asks for room with need(), draws at y_mm(), and moves on with
// skip().
class Pages {
 public:
  // `pages` is 0 while they are counted.
  Pages(Canvas& canvas, Size paper, std::string foot, int pages);

  Canvas& canvas() { return canvas_; }
  double left_mm() const { return margin_mm_; }
  double right_mm() const { return paper_.width_mm - margin_mm_; }
  double width_mm() const { return paper_.width_mm - 2 * margin_mm_; }
  double y_mm() const { return y_mm_; }
  double room_mm() const { return bottom_mm() - y_mm_; }
  bool is_narrow() const { return paper_.width_mm < 120; }
  double size_pt() const;  // of running text, by the paper
  int page() const { return page_; }

  void skip(double height_mm) { y_mm_ += height_mm; }
  // Goes to the next page unless that much room is left on this one.
  void need(double height_mm);
  // Full width at the cursor, which moves below it.
  void text(std::string_view text, const Style& style);
  // Drawn at the top of every page that follows; empty ends it.
  void repeat(std::function<void()> head) { head_ = std::move(head); }

 private:
  double bottom_mm() const;
  void begin_page();

  Canvas& canvas_;
  Size paper_;
  std::string foot_;
  int pages_;
  int page_ = 1;
  double margin_mm_;
  double y_mm_ = 0;
  std::function<void()> head_;
};

// One document of a file: its foot line, and what draws it. Called twice, first to count its pages.
struct Part {
  std::string foot;
  std::function<void(Pages&)> draw;
};

// All parts in one PDF, each with page numbers of its own. `not_now`, "document.no_font".
Result<std::string> render(Size paper, std::string_view title, const std::vector<Part>& parts);

}  // namespace ganh::catalog::documents::typesetting
