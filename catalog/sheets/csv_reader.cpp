#include "catalog/sheets/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "catalog/sheets/xlsx_reader.h"
#include "catalog/text/normal_form.h"

namespace ganh::catalog::sheets {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t looked_at_bytes = 16 * 1024;  // for the separator

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
    return put(0x80 | (point & 0x3F));
  }
  if (point < 0x10000) {
    put(0xE0 | point >> 12);
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
  }
  put(0x80 | (point >> 6 & 0x3F));
  put(0x80 | (point & 0x3F));
}

// Nothing for half a pair or half a unit.
std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::string out;
  std::uint32_t high = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    const std::uint32_t unit = big_endian ? first << 8 | second : second << 8 | first;
    const bool is_high = unit >= 0xD800 && unit < 0xDC00;
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (is_low != (high != 0)) return std::nullopt;
    if (is_high) {
      high = unit;
      continue;
    }
    append_utf8(out, is_low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
    high = 0;
  }
  if (high != 0) return std::nullopt;
  return out;
}

std::optional<std::string> decoded(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  // Of UTF-16 without its mark nearly every other byte is NUL; a few are somebody's mistake.
  const auto nuls = static_cast<std::size_t>(std::ranges::count(bytes, '\0'));
  if (4 * nuls > bytes.size()) return std::nullopt;
  if (!text::is_utf8(bytes)) return std::nullopt;
  return std::string(bytes);
}

// Excel writes "sep=;" first where the machine's own separator may be another.
std::optional<char> named_separator(std::string_view& text) {
  if (!text.starts_with("sep=") || text.size() < 5) return std::nullopt;
  const char separator = text[4];
  const auto end = text.find('\n');
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return separator;
}

// The one that most often stands outside quotes; 12,5 and 1,250 are rarer than cells.
char likely_separator(std::string_view text) {
  constexpr std::array<char, 3> candidates{';', '\t', ','};
  std::array<int, 3> counts{};
  bool quoted = false;
  for (const char c : text.substr(0, looked_at_bytes)) {
    if (c == '"') quoted = !quoted;
    for (std::size_t each = 0; !quoted && each < candidates.size(); ++each) {
      if (c == candidates.at(each)) ++counts.at(each);
    }
  }
  // Semicolons and tabs hardly stand in amounts and names, so that they need not be the most.
  if (counts[1] > 0 && counts[1] >= counts[0]) return '\t';
  if (counts[0] > 0 && 2 * counts[0] >= counts[2]) return ';';
  return ',';
}

// What is written in plain letters is seen at once; the rest is white space or not as Unicode says.
bool is_blank(std::string_view cell) {
  for (const char c : cell) {
    if (c > ' ' && c <= '~') return false;
  }
  return text::normalise(cell).empty();
}

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator, const Limits& limits)
      : text_(text), separator_(separator), limits_(limits) {}

  Result<Sheet> read() {
    while (at_ < text_.size()) {
      if (auto taken = take_cell(); !taken) return taken.error();
    }
    end_row();
    return std::move(sheet_);
  }

 private:
  Result<> take_cell() {
    std::string cell;
    bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quoted && c == '"') {
        const bool is_doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
        if (!is_doubled) {
          quoted = false;
          continue;
        }
        ++at_;
      } else if (!quoted && (c == separator_ || c == '\n' || c == '\r')) {
        break;
      }
      cell += c;
    }
    if (quoted) return error(Code::invalid, here(), "sheet.csv_quotes", {{"cell", here()}});
    if (auto kept = keep(std::move(cell)); !kept) return kept;
    step();
    return {};
  }

  Result<> keep(std::string cell) {
    if (cell.size() > limits_.cell_bytes_max) {
      return beyond("sheet.cell_too_long", static_cast<std::int64_t>(limits_.cell_bytes_max));
    }
    if (cell.find('\0') != cell.npos) {
      return error(Code::invalid, here(), "sheet.nul", {{"cell", here()}});
    }
    if (is_blank(cell)) return {};
    if (number_ > limits_.rows_max) return beyond("sheet.too_many_rows", limits_.rows_max);
    if (column_ >= limits_.columns_max) {
      return beyond("sheet.too_many_columns", limits_.columns_max);
    }
    if (++cells_ > limits_.cells_max) return beyond("sheet.too_many_cells", limits_.cells_max);
    row_.cells.push_back({column_, CellKind::text, std::move(cell), std::nullopt});
    return {};
  }

  // Past what ended the cell.
  void step() {
    if (at_ >= text_.size()) return;
    const char ended_by = text_[at_++];
    if (ended_by == separator_) {
      ++column_;
      return;
    }
    if (ended_by == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    end_row();
    ++number_;
    column_ = 0;
  }

  void end_row() {
    row_.number = number_;
    if (!row_.cells.empty()) sheet_.rows.push_back(std::move(row_));
    row_ = {};
  }

  std::string here() const { return address(number_, column_); }
  Error beyond(const char* reason, std::int64_t most) const {
    return error(Code::limit, here(), reason, {{"cell", here()}, {"most", std::to_string(most)}});
  }

  std::string_view text_;
  char separator_;
  const Limits& limits_;
  std::size_t at_ = 0;
  int number_ = 1;
  int column_ = 0;
  int cells_ = 0;
  Row row_;
  Sheet sheet_{"CSV", {}};
};

}  // namespace

Result<Workbook> read_csv(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.text_bytes_max) {
    return error(Code::limit, "", "sheet.too_large",
                 {{"megabytes", std::to_string(limits.text_bytes_max >> 20)}});
  }
  const auto text = decoded(bytes);
  if (!text) return error(Code::invalid, "", "sheet.csv_encoding");
  std::string_view rest = *text;
  const auto named = named_separator(rest);
  auto sheet = CsvReader(rest, named ? *named : likely_separator(rest), limits).read();
  if (!sheet) return std::move(sheet).error();
  return Workbook{{*std::move(sheet)}};
}

Result<Workbook> read_table(std::string_view bytes, const Limits& limits) {
  constexpr std::string_view zip = "PK";
  constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";  // .xls, or encrypted
  const bool is_workbook = bytes.starts_with(zip) || bytes.starts_with(compound_file);
  return is_workbook ? read_xlsx(bytes, limits) : read_csv(bytes, limits);
}

}  // namespace ganh::catalog::sheets
