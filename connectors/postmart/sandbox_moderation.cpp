#include <fmt/format.h>

#include <string>
#include <string_view>

#include "connectors/postmart/sandbox_market.h"

namespace ganh::connectors::postmart::market {

namespace {

// What food may not promise. Lower case, precomposed.
constexpr std::string_view claims[] = {
    "chữa khỏi", "chữa bệnh", "chữa lành", "chữa dứt điểm", "điều trị",       "đặc trị",
    "trị bệnh",  "khỏi bệnh", "khỏi hẳn",  "ngừa ung thư",  "thay thế thuốc", "thay thuốc",
};

// Lower case of one code point, as far as Vietnamese has capitals.
char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c == 0x1A0) return 0x1A1;  // Ơ
  if (c == 0x1AF) return 0x1B0;  // Ư
  const bool in_pairs =
      (c >= 0x100 && c <= 0x12F) || (c >= 0x168 && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF);
  return in_pairs && c % 2 == 0 ? c + 1 : c;
}

// Only code points of two or three bytes, and ASCII, have capitals here; others are copied.
std::string lower_case(std::string_view utf8) {
  std::string lowered;
  lowered.reserve(utf8.size());
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
  for (std::size_t at = 0; at < utf8.size();) {
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
      lowered += static_cast<char>(lower(lead));
      at += 1;
    } else if ((lead & 0xE0) == 0xC0 && at + 1 < utf8.size()) {
      const char32_t c = lower(((lead & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu));
      lowered += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
      at += 2;
    } else if ((lead & 0xF0) == 0xE0 && at + 2 < utf8.size()) {
      const char32_t c =
          lower(((lead & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu));
      lowered += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                  static_cast<char>(0x80 | (c & 0x3F))};
      at += 3;
    } else {
      lowered += utf8[at++];
    }
  }
  return lowered;
}

}  // namespace

std::string_view medical_claim(std::string_view text) {
  const std::string lowered = lower_case(text);
  for (const std::string_view claim : claims) {
    if (lowered.find(claim) != lowered.npos) return claim;
  }
  return {};
}

std::string medical_claim_reason(std::string_view claim) {
  return fmt::format(
      "Nội dung có lời hứa chữa bệnh (“{}”). Thực phẩm không được quảng cáo như thuốc: hãy bỏ "
      "những lời này rồi gửi lại.",
      claim);
}

}  // namespace ganh::connectors::postmart::market
