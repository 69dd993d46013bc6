// Workbooks to import: the example's, and small ones written as a test says.

#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/sheets/apply_plan.h"
#include "catalog/sheets/xlsx_reader.h"
#include "tests/catalog/farm.h"

namespace ganh::catalog::sheets::testing {

inline Workbook the_example() {
  const auto bytes = read_file(GANH_EXAMPLES "/thien-an.xlsx");
  BOOST_REQUIRE(bytes);
  auto workbook = read_xlsx(*bytes);
  BOOST_REQUIRE(workbook);
  return std::move(*workbook);
}

// The cell, made if it is not there.
inline Cell& cell_at(Workbook& workbook, std::string_view sheet, std::string_view where) {
  const auto place = parse_address(where);
  for (Sheet& s : workbook.sheets) {
    if (s.name != sheet) continue;
    for (Row& row : s.rows) {
      if (row.number != place->row) continue;
      for (Cell& cell : row.cells) {
        if (cell.column == place->column) return cell;
      }
      const auto behind = std::ranges::upper_bound(row.cells, place->column, {}, &Cell::column);
      return *row.cells.insert(behind, Cell{place->column, CellKind::text, "", std::nullopt});
    }
  }
  throw std::runtime_error("no such row");
}

inline void write(Workbook& workbook, std::string_view sheet, std::string_view where,
                  const std::string& text) {
  Cell& cell = cell_at(workbook, sheet, where);
  cell = Cell{cell.column, CellKind::text, text, std::nullopt};
}

// "a | b | c", a row a line; the first line is row 1. "#25" is a number cell.
inline Sheet sheet_of(const std::string& name, const std::vector<std::string>& lines) {
  Sheet sheet{name, {}};
  for (std::size_t n = 0; n < lines.size(); ++n) {
    Row row{static_cast<int>(n) + 1, {}};
    int column = 0;
    for (std::string_view rest = lines[n]; !rest.empty(); ++column) {
      const std::size_t end = std::min(rest.find(" | "), rest.size());
      std::string text(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 3, rest.size()));
      if (text.empty() || text == "-") continue;
      const bool is_number = text[0] == '#';
      if (is_number) text.erase(0, 1);
      row.cells.push_back(
          {column, is_number ? CellKind::number : CellKind::text, text, std::nullopt});
    }
    if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

struct Importing : Farm {
  Plan planned(const Workbook& workbook) {
    auto result = look([&](auto& scope) { return plan(scope, workbook); });
    BOOST_REQUIRE(result);
    return std::move(*result);
  }
  Applied applied(const Plan& plan, int entries_per_slice = 50, int slices_max = 1'000) {
    int slices = 0;
    const ApplyOptions options{"clerk:lan", "thien-an.xlsx", "abc", entries_per_slice,
                               [&](const Progress&) { return ++slices < slices_max; }};
    auto result = apply(*database, plan, options, clock, randomness);
    BOOST_REQUIRE(result);
    return std::move(*result);
  }
  void import(const Workbook& workbook) {
    const Plan plan = planned(workbook);
    BOOST_REQUIRE(applied(plan).is_finished);
  }
  std::int64_t commands() {
    return look([](auto& scope) {
      return scope.number("SELECT COUNT(*) FROM commands WHERE cooperative_id = $1", {});
    });
  }
};

// Every fault as "Sản phẩm!G8 price.unreadable".
inline std::vector<std::string> faults_of(const Plan& plan) {
  std::vector<std::string> faults;
  const auto add = [&](const CellFault& f) {
    faults.push_back(f.fault.field + " " + f.fault.reason);
  };
  for (const SheetReport& sheet : plan.sheets) std::ranges::for_each(sheet.faults, add);
  for (const Item& item : plan.items) std::ranges::for_each(item.faults, add);
  return faults;
}

inline std::string text_of(const Counts& counts) {
  return "created " + std::to_string(counts.created) + ", updated " +
         std::to_string(counts.updated) + ", unchanged " + std::to_string(counts.unchanged) +
         ", faulty " + std::to_string(counts.faulty);
}

}  // namespace ganh::catalog::sheets::testing
