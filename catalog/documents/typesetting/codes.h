// QR and Code 128 drawn as shapes that scanners read, by zint.
//
// Draws the quiet zone's room too: what is given is the whole space the code may take.

#pragma once

#include <string_view>

#include "catalog/documents/typesetting/canvas.h"

namespace ganh::catalog::documents::typesetting {

// Whether a scanner could read it: 1 … qr_bytes_max bytes; 1 … code_128_bytes_max of printable
// ASCII.
bool fits_qr(std::string_view text);
bool fits_code_128(std::string_view text);

// A square of `side_mm`, four modules of it quiet on each side; error correction M (ISO/IEC 18004).
void draw_qr(Canvas& canvas, std::string_view text, double x_mm, double y_mm, double side_mm);

// Ten modules quiet on each side (ISO/IEC 15417); modules of at most 0.5 mm, centred.
void draw_code_128(Canvas& canvas, std::string_view text, double x_mm, double y_mm, double width_mm,
                   double height_mm);

}  // namespace ganh::catalog::documents::typesetting
