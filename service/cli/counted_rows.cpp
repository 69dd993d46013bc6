#include "service/cli/counted_rows.h"

#include <algorithm>
#include <array>

#include "catalog/measure/quantity.h"
#include "catalog/text/normal_form.h"
#include "service/words/typed_words.h"

namespace ganh::service::cli {

namespace sheets = catalog::sheets;

namespace {

enum Column : std::size_t { line, lot, check, counted, waste, why };
constexpr std::size_t column_count = 6;

struct Heading {
  Column column;
  std::string_view folded;
};

constexpr Heading headings[] = {{line, "tt"},
                                {line, "stt"},
                                {line, "dong"},
                                {line, "so dong"},
                                {line, "line"},
                                {line, "no"},
                                {line, "dong hoac lo"},
                                {line, "line or lot"},
                                {lot, "ma lo"},
                                {lot, "lo"},
                                {lot, "lot"},
                                {check, "so kiem"},
                                {check, "check"},
                                {check, "check digits"},
                                {counted, "dem duoc"},
                                {counted, "so dem"},
                                {counted, "so dem duoc"},
                                {counted, "so luong"},
                                {counted, "counted"},
                                {counted, "count"},
                                {waste, "loai hao hut"},
                                {waste, "hao hut"},
                                {waste, "hang thieu la"},
                                {waste, "kind of waste"},
                                {waste, "waste"},
                                {waste, "kind"},
                                {why, "ly do"},
                                {why, "ly do lech"},
                                {why, "vi sao"},
                                {why, "why"},
                                {why, "reason"}};

using Columns = std::array<std::optional<int>, column_count>;

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\"");
  if (from == text.npos) return "";
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\"") - from + 1));
}

std::string text_in(const sheets::Row& row, std::optional<int> column) {
  const auto* cell = column ? row.at(*column) : nullptr;
  return cell != nullptr ? trimmed(cell->text) : "";
}

// Where the row says that the columns are; only what names a count is a row of headings.
std::optional<Columns> headings_of(const sheets::Row& row) {
  Columns found;
  for (const auto& cell : row.cells) {
    std::string folded = catalog::text::fold(trimmed(cell.text));
    if (folded.ends_with('.')) folded.pop_back();
    const auto* known = std::ranges::find(headings, folded, &Heading::folded);
    if (known != std::end(headings) && !found.at(known->column)) {
      found.at(known->column) = cell.column;
    }
  }
  if (!found[counted] || (!found[line] && !found[lot])) return std::nullopt;
  return found;
}

// "hỏng", "dập vỡ", "spoiled": the name that the API has for it, or nothing; empty for a mistake.
std::optional<std::string> waste_named(const std::string& typed) {
  if (typed.empty()) return "";
  const auto said = words::waste_said(typed);
  if (!said) return std::nullopt;
  return said->kind ? std::string(catalog::stock::name(*said->kind)) : "";
}

// The unit is the sheet's affair; that it is a quantity at all can be seen here.
bool is_count(const std::string& text) {
  return text.empty() || catalog::measure::parse_quantity(text, "kg").has_value();
}

std::string text_of(const sheets::Row& row) {
  std::string text;
  for (const auto& cell : row.cells) text += (text.empty() ? "" : "; ") + trimmed(cell.text);
  return text;
}

Error unreadable(const sheets::Row& row, const char* reason) {
  return error(Code::invalid, "file", reason,
               {{"row", std::to_string(row.number)}, {"text", text_of(row)}});
}

// "L2026-031 63". A table that was saved has lost the 0 of "07".
std::string lot_in(const sheets::Row& row, const Columns& columns) {
  const std::string code = text_in(row, columns[lot]);
  const std::string digits = text_in(row, columns[check]);
  if (code.empty() || digits.empty()) return code;
  return code + (digits.size() == 1 ? " 0" : " ") + digits;
}

bool is_line_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

CountedRow row_read(const sheets::Row& row, const Columns& columns) {
  CountedRow one{text_in(row, columns[line]), text_in(row, columns[counted]), "",
                 text_in(row, columns[why])};
  if (one.line_or_lot.empty()) {
    one.line_or_lot = lot_in(row, columns);
  } else if (is_line_number(one.line_or_lot)) {
    one.lot = lot_in(row, columns);
  }
  return one;
}

}  // namespace

std::optional<CountedRow> counted_row(const std::string& argument) {
  const auto equals = argument.rfind('=');
  if (equals == argument.npos || equals == 0) return std::nullopt;
  return CountedRow{trimmed(argument.substr(0, equals)), trimmed(argument.substr(equals + 1)), "",
                    ""};
}

Result<CountedFile> counted_rows(const sheets::Sheet& sheet) {
  Columns columns{0, std::nullopt, std::nullopt, 1, 2, 3};
  bool headed = false;
  for (const auto& row : sheet.rows) {
    if (const auto found = headings_of(row)) {
      columns = *found;
      headed = true;
      break;
    }
  }
  CountedFile all;
  bool below = !headed;  // what stands above the headings is a title
  for (const auto& row : sheet.rows) {
    if (headed && headings_of(row)) {
      below = true;
      continue;
    }
    if (!below) continue;
    CountedRow one = row_read(row, columns);
    const std::string kind = text_in(row, columns[waste]);
    if (one.counted.empty()) {
      // A place's name above its lines, and lines left empty, say nothing.
      const bool says_something = !headed || !kind.empty() || !one.why.empty();
      if (says_something) all.uncounted.push_back({row.number, text_of(row)});
      continue;
    }
    if (one.line_or_lot.empty() || !is_count(one.counted)) {
      return unreadable(row, "stock_take.file_row");
    }
    auto named = waste_named(kind);
    if (!named) return unreadable(row, "stock_take.file_waste");
    one.waste = *std::move(named);
    if (one.waste.empty() && one.why.empty()) one.why = kind;  // "đếm nhầm" is why, and no kind
    all.rows.push_back(std::move(one));
  }
  if (all.rows.empty()) return error(Code::invalid, "file", "stock_take.file_empty");
  return all;
}

}  // namespace ganh::service::cli
