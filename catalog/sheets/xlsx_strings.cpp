#include "catalog/sheets/xlsx_strings.h"

#include <charconv>

#include "catalog/sheets/xml_parser.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::size_t escape_bytes = 7;  // _xHHHH_

void append_utf8(std::string& text, unsigned unit) {
  if (unit < 0x80) {
    text += static_cast<char>(unit);
  } else if (unit < 0x800) {
    text += static_cast<char>(0xc0 | (unit >> 6));
    text += static_cast<char>(0x80 | (unit & 0x3f));
  } else {
    text += static_cast<char>(0xe0 | (unit >> 12));
    text += static_cast<char>(0x80 | ((unit >> 6) & 0x3f));
    text += static_cast<char>(0x80 | (unit & 0x3f));
  }
}

// The UTF-16 unit of an escape at the start of `text`; halves of pairs are left as they stand.
std::optional<unsigned> escape_at(std::string_view text) {
  if (text.size() < escape_bytes || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  unsigned unit = 0;
  const char* end = text.data() + 6;
  const auto [stop, failed] = std::from_chars(text.data() + 2, end, unit, 16);
  if (failed != std::errc{} || stop != end) return std::nullopt;
  if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff)) return std::nullopt;
  return unit;
}

class StringsHandler final : public XmlHandler {
 public:
  explicit StringsHandler(const Limits& limits) : limits_(limits) {}
  std::vector<std::string> strings;

  Result<> start(std::string_view name, const Attributes&, Span) override {
    if (name == "si") current_.clear();
    if (name == "rPh") inside_reading_aid_ = true;
    inside_text_ = name == "t" && !inside_reading_aid_;
    return {};
  }
  Result<> end(std::string_view name, Span) override {
    inside_text_ = false;
    if (name == "rPh") inside_reading_aid_ = false;
    if (name != "si") return {};
    bytes_ += current_.size();
    if (bytes_ > limits_.text_bytes_max ||
        strings.size() >= static_cast<std::size_t>(limits_.cells_max)) {
      return error(Code::limit, "", "sheet.too_large",
                   {{"megabytes", std::to_string(limits_.text_bytes_max >> 20)}});
    }
    strings.push_back(decode_escapes(std::move(current_)));
    return {};
  }
  Result<> text(std::string_view piece) override {
    if (!inside_text_) return {};
    if (current_.size() + piece.size() > limits_.cell_bytes_max) {
      return error(Code::limit, "", "sheet.cell_too_long",
                   {{"most", std::to_string(limits_.cell_bytes_max)}, {"cell", ""}});
    }
    current_ += piece;
    return {};
  }

 private:
  const Limits& limits_;
  std::string current_;
  std::uint64_t bytes_ = 0;
  bool inside_text_ = false;
  bool inside_reading_aid_ = false;
};

}  // namespace

std::string decode_escapes(std::string text) {
  if (text.find("_x") == text.npos) return text;
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto unit = escape_at(std::string_view(text).substr(at))) {
      append_utf8(decoded, *unit);
      at += escape_bytes;
    } else {
      decoded += text[at++];
    }
  }
  return decoded;
}

std::string encode_text(std::string_view text) {
  std::string encoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    switch (c) {
      case '&':
        encoded += "&amp;";
        break;
      case '<':
        encoded += "&lt;";
        break;
      case '>':
        encoded += "&gt;";
        break;
      case '_':
        encoded += escape_at(text.substr(at)) ? "_x005F_" : "_";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') encoded += c;
    }
  }
  return encoded;
}

Result<std::vector<std::string>> read_shared_strings(ZipArchive& archive, std::string_view part,
                                                     const Limits& limits) {
  StringsHandler handler(limits);
  XmlParser parser(handler, part);
  auto read = archive.read(part, [&](std::string_view piece) { return parser.feed(piece); });
  if (read) read = parser.finish();
  if (!read) return read.error();
  return std::move(handler.strings);
}

}  // namespace ganh::catalog::sheets
