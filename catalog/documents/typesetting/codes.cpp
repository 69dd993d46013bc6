#include "catalog/documents/typesetting/codes.h"

#include <zint.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <new>

#include "catalog/documents/paper.h"

namespace ganh::catalog::documents::typesetting {

namespace {

constexpr int qr_quiet_modules = 4;
constexpr int code_128_quiet_modules = 10;
constexpr double code_128_module_mm_max = 0.5;
constexpr int correction_m = 2;

using Symbol = std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)>;

Symbol encode(int symbology, std::string_view text) {
  Symbol symbol(ZBarcode_Create(), &ZBarcode_Delete);
  if (!symbol) throw std::bad_alloc();
  symbol->symbology = symbology;
  symbol->input_mode = DATA_MODE;
  if (symbology == BARCODE_QRCODE) symbol->option_1 = correction_m;
  [[maybe_unused]] const int status =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size()));
  assert(status < ZINT_ERROR);  // what fits_qr and fits_code_128 let through, zint encodes
  return symbol;
}

bool is_dark(const zint_symbol& symbol, int row, int column) {
  return (symbol.encoded_data[row][column / 8] >> (column % 8) & 1) != 0;
}

// Runs of dark modules of a row as boxes.
void draw_row(Canvas& canvas, const zint_symbol& symbol, int row, double x_mm, double y_mm,
              double module_mm, double height_mm) {
  for (int column = 0; column < symbol.width; ++column) {
    if (!is_dark(symbol, row, column)) continue;
    const int begin = column;
    while (column < symbol.width && is_dark(symbol, row, column)) ++column;
    canvas.box(x_mm + begin * module_mm, y_mm, (column - begin) * module_mm, height_mm);
  }
}

}  // namespace

bool fits_qr(std::string_view text) {
  return !text.empty() && text.size() <= qr_bytes_max;
}

bool fits_code_128(std::string_view text) {
  return !text.empty() && text.size() <= code_128_bytes_max &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

void draw_qr(Canvas& canvas, std::string_view text, double x_mm, double y_mm, double side_mm) {
  assert(fits_qr(text));
  const Symbol symbol = encode(BARCODE_QRCODE, text);
  const double module_mm = side_mm / (symbol->width + 2 * qr_quiet_modules);
  const double quiet_mm = qr_quiet_modules * module_mm;
  for (int row = 0; row < symbol->rows; ++row) {
    draw_row(canvas, *symbol, row, x_mm + quiet_mm, y_mm + quiet_mm + row * module_mm, module_mm,
             module_mm);
  }
  canvas.fill();
}

void draw_code_128(Canvas& canvas, std::string_view text, double x_mm, double y_mm, double width_mm,
                   double height_mm) {
  assert(fits_code_128(text));
  const Symbol symbol = encode(BARCODE_CODE128, text);
  const double module_mm =
      std::min(width_mm / (symbol->width + 2 * code_128_quiet_modules), code_128_module_mm_max);
  draw_row(canvas, *symbol, 0, x_mm + (width_mm - symbol->width * module_mm) / 2, y_mm, module_mm,
           height_mm);
  canvas.fill();
}

}  // namespace ganh::catalog::documents::typesetting
