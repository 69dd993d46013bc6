// A text as a QR code, to be read off a screen by somebody else's phone.

#pragma once

#include <string>
#include <string_view>

namespace ganh::service::accounts {

inline constexpr std::size_t qr_bytes_max = 1'000;

// One SVG, its dark parts one path, black on white with the quiet zone of ISO/IEC 18004, scaling to
// whatever box it is put in. Empty when the text is empty or longer than qr_bytes_max.
std::string qr_svg(std::string_view text);

// The same for a terminal with light letters on dark ground: lines of half blocks in UTF-8.
std::string qr_text(std::string_view text);

}  // namespace ganh::service::accounts
