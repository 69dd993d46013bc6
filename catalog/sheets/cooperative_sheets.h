// Where a cooperative's workbook keeps what: its sheets and headings, however they are typed.
//
// Reads no value and no catalog. Sheets and headings are compared folded (case, accents, spaces and
// anything in parentheses aside); their order is free. README.md lists them for people.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "catalog/sheets/workbook.h"

namespace ganh::catalog::sheets {

// In the order of reading: what is referred to comes first.
enum class SheetKind { cooperative, households, products, places, contributions, lots };

// `field` is the name by which the catalog's values know it, and their faults.
struct Heading {
  std::string_view field;
  std::string_view text;  // as we write it
  bool required = false;  // without this column the sheet cannot be read
  std::vector<std::string_view> also = {};
};

std::string_view sheet_name(SheetKind kind);
std::span<const Heading> headings_of(SheetKind kind);
std::string_view heading_text(SheetKind kind, std::string_view field);

// A cell at fault. `fault.field` is its address, "Sản phẩm!F7"; `text` what stands in it.
struct CellFault {
  int row = 0;
  int column = 0;
  std::string heading;
  std::string text;
  Fault fault;
  std::string sheet = {};  // when it is another one than its entry's
};

// One entry: a row, or all of the cooperative's own sheet.
struct Record {
  struct Entry {
    std::string_view field;
    int row = 0;
    int column = 0;
    const Cell* cell = nullptr;  // null: the column is there, this cell is empty
  };
  int row = 0;
  std::vector<Entry> entries;
  const Entry* find(std::string_view field) const;
};

// Points into the workbook, which must outlive it.
struct FoundSheet {
  SheetKind kind = SheetKind::cooperative;
  std::string name;
  int heading_row = 1;
  std::vector<Record> records;                // none when the sheet itself is at fault
  std::vector<CellFault> faults;              // "heading.missing", "heading.doubled"
  std::vector<std::string> unknown_headings;  // read over
  std::vector<int> note_rows;                 // remarks, totals and signatures: read over
};

struct FoundSheets {
  std::vector<FoundSheet> sheets;           // by kind
  std::vector<std::string> unknown_sheets;  // read over
};

FoundSheets find_sheets(const Workbook& workbook);

// The day in "Ngày lập sổ" of the cooperative's sheet.
std::optional<Date> written_on(const Workbook& workbook);

}  // namespace ganh::catalog::sheets
