#include "catalog/sheets/xlsx_styles.h"

#include <cmath>
#include <map>
#include <string>

#include "catalog/sheets/xml_parser.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::size_t styles_max = 65'536;  // Excel itself stops at 65,490

int number_of(std::optional<std::string_view> text) {
  int value = 0;
  for (const char c : text.value_or("")) {
    if (c < '0' || c > '9' || value > 1'000'000) return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

class StylesHandler final : public XmlHandler {
 public:
  std::vector<NumberFormat> formats;

  Result<> start(std::string_view name, const Attributes& attributes, Span) override {
    if (name == "cellXfs") inside_cell_formats_ = true;
    if (name == "numFmt") {
      const int number = number_of(attributes.find("numFmtId"));
      custom_[number] = custom_format(attributes.find("formatCode").value_or(""));
    }
    if (name == "xf" && inside_cell_formats_ && formats.size() < styles_max) {
      const int number = number_of(attributes.find("numFmtId"));
      const auto custom = custom_.find(number);
      formats.push_back(custom != custom_.end() ? custom->second : builtin_format(number));
    }
    return {};
  }
  Result<> end(std::string_view name, Span) override {
    if (name == "cellXfs") inside_cell_formats_ = false;
    return {};
  }

 private:
  std::map<int, NumberFormat> custom_;
  bool inside_cell_formats_ = false;
};

}  // namespace

NumberFormat builtin_format(int number) {
  const bool is_date = (number >= 14 && number <= 17) || number == 22 ||
                       (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
  return {is_date, number == 9 || number == 10, 0};
}

NumberFormat custom_format(std::string_view code) {
  NumberFormat format;
  const bool only_zeros = code.size() >= 2 && code.find_first_not_of('0') == code.npos;
  if (only_zeros && code.size() <= 15) format.digits_min = static_cast<int>(code.size());
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == ';') break;  // the first section is the one for ordinary numbers
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || c == '[') {
      const std::size_t close = code.find(c == '"' ? '"' : ']', at + 1);
      if (close == code.npos) break;
      at = close;
    } else if (code.substr(at).starts_with("General")) {
      at += 6;
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
      format.is_date = true;
    } else if (c == '%') {
      format.is_percent = true;
    }
  }
  return format;
}

Result<std::vector<NumberFormat>> read_styles(ZipArchive& archive, std::string_view part) {
  StylesHandler handler;
  XmlParser parser(handler, part);
  auto read = archive.read(part, [&](std::string_view piece) { return parser.feed(piece); });
  if (read) read = parser.finish();
  if (!read) return read.error();
  return std::move(handler.formats);
}

std::optional<Date> day_of_serial(double serial, bool from_1904) {
  constexpr double last_serial = 2'958'465;  // 31 December 9999
  if (!(serial >= 0 && serial < last_serial + 1)) return std::nullopt;
  const int days = static_cast<int>(std::floor(serial));
  using namespace std::chrono;
  if (from_1904) return Date{local_days{year{1904} / 1 / 1}} + std::chrono::days{days};
  if (days == 0 || days == 60) return std::nullopt;
  const int since = days < 60 ? days : days - 1;
  return Date{local_days{year{1899} / 12 / 31}} + std::chrono::days{since};
}

}  // namespace ganh::catalog::sheets
