// The totals that a statement bears itself, held against the sums of its rows; for
// statement_reader.h.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "catalog/measure/money.h"
#include "catalog/sheets/statement_reader.h"

namespace ganh::catalog::sheets {

class StatementTotals {
 public:
  // What a column's total covers: of each row what it comes to, an amount beside its kind, or the
  // column's own amounts.
  enum class Covers { rows, amounts, column };

  struct Total {
    int column = 0;
    Covers covers = Covers::column;
    bool is_taken_off = false;  // a fee's, say: written above 0 it stands for less
    std::string cell;
    std::string heading;
    measure::Money told;
    std::size_t lines = 0;  // that stand above it
  };
  void tell(Total total);

  struct Line {
    int column = 0;  // below 0 for an amount beside its kind
    measure::Money written;
    measure::Money amount;  // as it is entered
  };
  struct Compared {
    std::vector<TotalDifference> differing;
    measure::Money difference;  // of what is handed over: told less summed
  };
  Compared compare(const std::vector<Line>& lines) const;

 private:
  std::map<int, std::vector<Total>> totals_;  // by column, from the top
};

}  // namespace ganh::catalog::sheets
