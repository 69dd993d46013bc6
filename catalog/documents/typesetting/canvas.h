// A PDF in the making, in millimetres from the top left: text by Pango, lines and boxes by cairo.
//
// Never reads a clock: the same calls give the same bytes with the same fonts. Fonts are embedded.

#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ganh::catalog::documents::typesetting {

enum class Align { left, right, centre };

struct Style {
  double size_pt = 9;
  bool bold = false;
  Align align = Align::left;
  int lines_max = 2;       // what is longer ends in "…"
  double grey = 0;         // 0 black … 1 white
  bool is_figure = false;  // kept whole on one line, smaller if it must be; cut only below 3 pt
};

struct Size {
  double width_mm = 0;
  double height_mm = 0;
};

// Text laid out to a width, ready to be drawn. Lives no longer than its Canvas.
class Laid {
 public:
  double height_mm() const { return height_mm_; }

 private:
  friend class Canvas;
  std::shared_ptr<void> layout_;
  double height_mm_ = 0;
  double grey_ = 0;
};

class Canvas {
 public:
  // `is_rehearsal`: lays text out as the real one would, but draws nothing.
  Canvas(Size paper, std::string_view title, bool is_rehearsal);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Whether the fonts found have every Vietnamese letter.
  bool speaks_vietnamese();

  // In normal form, without invisible characters. UTF-8, as Check has seen to.
  Laid lay(std::string_view text, double width_mm, const Style& style);
  void draw(const Laid& laid, double x_mm, double y_mm);
  // Both at once; returns the height.
  double text(std::string_view text, double x_mm, double y_mm, double width_mm, const Style& style);

  void line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double weight_mm = 0.2,
            double grey = 0);
  void frame(double x_mm, double y_mm, double width_mm, double height_mm, double weight_mm = 0.2,
             double grey = 0);
  // Adds to a shape that fill() then fills, all at once and without seams.
  void box(double x_mm, double y_mm, double width_mm, double height_mm);
  void fill(double grey = 0);

  void next_page();

  // The finished file; nothing may be drawn afterwards.
  std::string bytes() &&;

 private:
  struct Pen;
  std::unique_ptr<Pen> pen_;
};

}  // namespace ganh::catalog::documents::typesetting
