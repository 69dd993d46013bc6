// A table whose head comes again on every page; its rows never break in the middle.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/documents/typesetting/pages.h"

namespace ganh::catalog::documents::typesetting {

struct Column {
  enum class Kind { text, tick, blank };  // a small box to tick; a box to write in

  std::string heading;
  double share = 1;  // of the width, beside the others'
  Align align = Align::left;
  Kind kind = Kind::text;
  bool bold = false;
  int lines_max = 2;
  bool is_figure = false;  // so are all that stand at the right
};

class Table {
 public:
  Table(Pages& pages, std::vector<Column> columns);
  ~Table();  // the head ends here
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  // A cell a column; those of ticks and blanks are empty. `remark` goes below, over the full width.
  void row(const std::vector<std::string>& cells, std::string_view remark = "");
  // More of the last row's remark, in a row of its own.
  void continued(std::string_view remark);
  // A band above the rows that follow, never alone at the foot of a page; comes again with the
  // head.
  void group(std::string_view name);

 private:
  struct Row;
  Row lay(const std::vector<std::string>& cells, bool is_head, std::string_view remark);
  void add_remark(Row& row, std::string_view remark);
  void draw(const Row& row);
  void draw_head();
  void draw_band(std::string_view text);

  Pages& pages_;
  std::vector<Column> columns_;
  double shares_ = 0;
  std::string group_;
  bool group_is_due_ = false;
};

}  // namespace ganh::catalog::documents::typesetting
