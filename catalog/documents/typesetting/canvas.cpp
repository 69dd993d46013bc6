#include "catalog/documents/typesetting/canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cassert>
#include <cstdint>
#include <new>
#include <utility>

#include "catalog/text/normal_form.h"

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double figure_size_pt_min = 3;
constexpr double figure_step = 0.94;
constexpr const char* font_families = "Noto Sans, DejaVu Sans, sans-serif";
constexpr const char* vietnamese_letters =
    "ăâđêôơư ĂÂĐÊÔƠƯ áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ ₫…–";

template <class T>
std::shared_ptr<T> owned(T* object) {
  return {object, [](T* held) { g_object_unref(held); }};
}

// Control, zero-width and direction characters would show as boxes, or turn a line around.
bool is_invisible(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string printable(std::string_view text) {
  const std::string normal = text::normalise(text);
  std::string shown;
  for (const char* at = normal.c_str(); *at != '\0';) {
    const char* const next = g_utf8_next_char(at);
    if (!is_invisible(g_utf8_get_char(at))) shown.append(at, next);
    at = next;
  }
  return shown;
}

PangoAlignment pango(Align align) {
  if (align == Align::right) return PANGO_ALIGN_RIGHT;
  return align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
}

void set_font(PangoLayout* layout, const Style& style, double size_pt) {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, font_families);
  pango_font_description_set_absolute_size(font, size_pt * PANGO_SCALE);
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t forget(void*, const unsigned char*, unsigned int) {
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Canvas::Pen {
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  std::shared_ptr<PangoContext> context;
  bool is_rehearsal = false;

  ~Pen() {
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }
};

Canvas::Canvas(Size paper, std::string_view title, bool is_rehearsal)
    : pen_(std::make_unique<Pen>()) {
  pen_->is_rehearsal = is_rehearsal;
  pen_->surface = cairo_pdf_surface_create_for_stream(is_rehearsal ? forget : append, &pen_->bytes,
                                                      paper.width_mm * points_per_mm,
                                                      paper.height_mm * points_per_mm);
  cairo_pdf_surface_set_metadata(pen_->surface, CAIRO_PDF_METADATA_TITLE, printable(title).c_str());
  cairo_pdf_surface_set_metadata(pen_->surface, CAIRO_PDF_METADATA_CREATE_DATE, nullptr);
  pen_->cairo = cairo_create(pen_->surface);
  if (cairo_status(pen_->cairo) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  pen_->context = owned(pango_cairo_create_context(pen_->cairo));
  pango_context_set_language(pen_->context.get(), pango_language_from_string("vi"));
  // Rounded advances would make small text wider than it was measured.
  pango_context_set_round_glyph_positions(pen_->context.get(), FALSE);
  pango_context_set_base_dir(pen_->context.get(), PANGO_DIRECTION_LTR);
}

Canvas::~Canvas() = default;

bool Canvas::speaks_vietnamese() {
  const Laid laid = lay(vietnamese_letters, 1'000, {});
  return pango_layout_get_unknown_glyphs_count(static_cast<PangoLayout*>(laid.layout_.get())) == 0;
}

Laid Canvas::lay(std::string_view text, double width_mm, const Style& style) {
  const std::string shown = printable(text);
  const auto layout = owned(pango_layout_new(pen_->context.get()));
  const double width = width_mm * points_per_mm * PANGO_SCALE;
  pango_layout_set_text(layout.get(), shown.c_str(), static_cast<int>(shown.size()));
  set_font(layout.get(), style, style.size_pt);
  // A hyphen that is not the text's own would make another code of a long SKU.
  const std::shared_ptr<PangoAttrList> attributes(pango_attr_list_new(), &pango_attr_list_unref);
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height(layout.get(), style.is_figure ? -1 : -style.lines_max);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment(layout.get(), pango(style.align));

  double size_pt = style.size_pt;
  while (style.is_figure && size_pt > figure_size_pt_min &&
         pango_layout_is_ellipsized(layout.get()) != 0) {
    set_font(layout.get(), style, size_pt *= figure_step);
  }

  Laid laid;
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  laid.height_mm_ = static_cast<double>(height) / PANGO_SCALE / points_per_mm;
  laid.grey_ = style.grey;
  laid.layout_ = layout;
  return laid;
}

void Canvas::draw(const Laid& laid, double x_mm, double y_mm) {
  if (pen_->is_rehearsal) return;
  cairo_set_source_rgb(pen_->cairo, laid.grey_, laid.grey_, laid.grey_);
  cairo_move_to(pen_->cairo, x_mm * points_per_mm, y_mm * points_per_mm);
  pango_cairo_show_layout(pen_->cairo, static_cast<PangoLayout*>(laid.layout_.get()));
}

double Canvas::text(std::string_view text, double x_mm, double y_mm, double width_mm,
                    const Style& style) {
  const Laid laid = lay(text, width_mm, style);
  draw(laid, x_mm, y_mm);
  return laid.height_mm();
}

void Canvas::line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double weight_mm,
                  double grey) {
  if (pen_->is_rehearsal) return;
  cairo_set_source_rgb(pen_->cairo, grey, grey, grey);
  cairo_set_line_width(pen_->cairo, weight_mm * points_per_mm);
  cairo_move_to(pen_->cairo, x1_mm * points_per_mm, y1_mm * points_per_mm);
  cairo_line_to(pen_->cairo, x2_mm * points_per_mm, y2_mm * points_per_mm);
  cairo_stroke(pen_->cairo);
}

void Canvas::frame(double x_mm, double y_mm, double width_mm, double height_mm, double weight_mm,
                   double grey) {
  if (pen_->is_rehearsal) return;
  cairo_set_source_rgb(pen_->cairo, grey, grey, grey);
  cairo_set_line_width(pen_->cairo, weight_mm * points_per_mm);
  box(x_mm, y_mm, width_mm, height_mm);
  cairo_stroke(pen_->cairo);
}

void Canvas::box(double x_mm, double y_mm, double width_mm, double height_mm) {
  if (pen_->is_rehearsal) return;
  cairo_rectangle(pen_->cairo, x_mm * points_per_mm, y_mm * points_per_mm, width_mm * points_per_mm,
                  height_mm * points_per_mm);
}

void Canvas::fill(double grey) {
  if (pen_->is_rehearsal) return;
  cairo_set_source_rgb(pen_->cairo, grey, grey, grey);
  cairo_fill(pen_->cairo);
}

void Canvas::next_page() {
  if (!pen_->is_rehearsal) cairo_show_page(pen_->cairo);
}

std::string Canvas::bytes() && {
  assert(!pen_->is_rehearsal);
  cairo_surface_finish(pen_->surface);
  if (cairo_surface_status(pen_->surface) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  return std::move(pen_->bytes);
}

}  // namespace ganh::catalog::documents::typesetting
