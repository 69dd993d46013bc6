#include "service/telling/paper.h"

#include <algorithm>

namespace ganh::service::telling {

namespace {

struct Glyph {
  std::size_t bytes = 1;
  std::size_t columns = 1;
};

bool takes_no_column(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF;
}

bool takes_two_columns(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
}

std::size_t escape_bytes(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const auto end = text.find('m');
  return end == text.npos ? 0 : end + 1;
}

// The glyph that `text`, which is not empty, begins with.
Glyph first_glyph(std::string_view text) {
  if (const std::size_t escape = escape_bytes(text)) return {escape, 0};
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || text.size() < length) return {1, 1};
  char32_t c = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3F);
  }
  return {length, takes_no_column(c) ? 0U : takes_two_columns(c) ? 2U : 1U};
}

}  // namespace

std::string Paper::paint(Ink ink, std::string_view text) const {
  if (!colours || ink == Ink::plain || text.empty()) return std::string(text);
  const char* code = "";
  switch (ink) {
    case Ink::plain:
      break;
    case Ink::good:
      code = "\x1b[32m";
      break;
    case Ink::warning:
      code = "\x1b[33m";
      break;
    case Ink::bad:
      code = "\x1b[31m";
      break;
    case Ink::faint:
      code = "\x1b[2m";
      break;
    case Ink::strong:
      code = "\x1b[1m";
      break;
  }
  return code + std::string(text) + "\x1b[0m";
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const Glyph glyph = first_glyph(utf8);
    width += glyph.columns;
    utf8.remove_prefix(glyph.bytes);
  }
  return width;
}

std::string shortened(std::string_view utf8, std::size_t columns) {
  if (display_width(utf8) <= columns) return std::string(utf8);
  std::string text;
  std::size_t width = 0;
  while (!utf8.empty()) {
    const Glyph glyph = first_glyph(utf8);
    if (width + glyph.columns + 1 > columns) break;
    width += glyph.columns;
    text += utf8.substr(0, glyph.bytes);
    utf8.remove_prefix(glyph.bytes);
  }
  const bool painted = text.find('\x1b') != text.npos;
  return text + "…" + (painted ? "\x1b[0m" : "");
}

std::vector<std::string> wrapped(std::string_view utf8, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::size_t width = 0;
  while (!utf8.empty()) {
    const std::string_view word = utf8.substr(0, utf8.find(' '));
    utf8.remove_prefix(std::min(word.size() + 1, utf8.size()));
    const std::size_t word_width = display_width(word);
    if (width > 0 && width + 1 + word_width > columns) {
      lines.emplace_back();
      width = 0;
    }
    if (width > 0) lines.back() += ' ';
    lines.back() += word_width > columns ? shortened(word, columns) : std::string(word);
    width += (width > 0 ? 1 : 0) + std::min(word_width, columns);
  }
  return lines;
}

}  // namespace ganh::service::telling
