#include "service/telling/table.h"

#include <algorithm>
#include <numeric>

namespace ganh::service::telling {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t wrapped_columns_min = 16;

std::string padded(const std::string& cell, std::size_t width, Align align) {
  const std::size_t seen = display_width(cell);
  const std::string spaces(width > seen ? width - seen : 0, ' ');
  return align == Align::right ? spaces + cell : cell + spaces;
}

}  // namespace

void Table::print(const Paper& paper, int indent) const {
  std::vector<std::size_t> widths;
  std::vector<std::string> titles;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    titles.push_back(paper.paint(Ink::strong, words::pick(paper.language, columns_[at].title)));
    std::size_t width = display_width(titles.back());
    for (const auto& row : rows_) width = std::max(width, display_width(row[at]));
    widths.push_back(width);
  }
  const std::size_t taken = static_cast<std::size_t>(indent) + gap * (widths.size() - 1) +
                            std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  const auto most = static_cast<std::size_t>(paper.columns);
  for (std::size_t at = 0; taken > most && at < columns_.size(); ++at) {
    if (!columns_[at].wraps) continue;
    const std::size_t over = taken - most;
    widths[at] = std::max(wrapped_columns_min, widths[at] > over ? widths[at] - over : 0);
    break;
  }

  const auto print_row = [&](const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      lines.push_back(columns_[at].wraps ? wrapped(cells[at], widths[at]) : std::vector{cells[at]});
      height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text(static_cast<std::size_t>(indent), ' ');
      for (std::size_t at = 0; at < cells.size(); ++at) {
        const std::string part = line < lines[at].size() ? lines[at][line] : "";
        text += padded(part, widths[at], columns_[at].align) + std::string(gap, ' ');
      }
      text.erase(text.find_last_not_of(' ') + 1);
      paper.out << text << '\n';
    }
  };
  print_row(titles);
  for (const auto& row : rows_) print_row(row);
}

}  // namespace ganh::service::telling
