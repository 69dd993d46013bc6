#include "catalog/sheets/workbook.h"

#include <algorithm>

namespace ganh::catalog::sheets {

namespace {

constexpr int columns_of_the_format = 16'384;
constexpr int rows_of_the_format = 1'048'576;

}  // namespace

const Cell* Row::at(int column) const {
  const auto found = std::ranges::lower_bound(cells, column, {}, &Cell::column);
  return found != cells.end() && found->column == column ? &*found : nullptr;
}

const Row* Sheet::at(int number) const {
  const auto found = std::ranges::lower_bound(rows, number, {}, &Row::number);
  return found != rows.end() && found->number == number ? &*found : nullptr;
}

const Sheet* Workbook::find(std::string_view name) const {
  const auto found = std::ranges::find(sheets, name, &Sheet::name);
  return found != sheets.end() ? &*found : nullptr;
}

std::string column_letters(int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string address(int row, int column) {
  return column_letters(column) + std::to_string(row);
}

std::string address(std::string_view sheet, int row, int column) {
  return std::string(sheet) + "!" + address(row, column);
}

std::optional<Place> parse_address(std::string_view text) {
  Place place;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    place.column = place.column * 26 + (text[at] - 'A' + 1);
    if (place.column > columns_of_the_format) return std::nullopt;
  }
  const std::size_t letters = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    place.row = place.row * 10 + (text[at] - '0');
    if (place.row > rows_of_the_format) return std::nullopt;
  }
  if (letters == 0 || at == letters || at != text.size() || place.row == 0) return std::nullopt;
  --place.column;
  return place;
}

}  // namespace ganh::catalog::sheets
