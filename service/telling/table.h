// Rows in columns, aligned by what is seen, within the paper's width.

#pragma once

#include <string>
#include <vector>

#include "service/telling/paper.h"

namespace ganh::service::telling {

// At most so many rows of one kind unless everything is asked for.
inline constexpr std::size_t rows_shown_max = 40;

enum class Align { left, right };

struct Column {
  words::Text title;
  Align align = Align::left;
  bool wraps = false;  // the one column that gives way when the rows are too wide
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // As many cells as there are columns; may be painted.
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  bool empty() const { return rows_.empty(); }

  void print(const Paper& paper, int indent = 0) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace ganh::service::telling
