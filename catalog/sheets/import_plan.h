// What importing a workbook would do, entry by entry, before anything is done.
//
// Reads only. A plan holds the parsed values and the versions it saw, so that applying it does
// exactly this and nothing else (apply_plan.h).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/producers/cooperative.h"
#include "catalog/producers/household.h"
#include "catalog/products/pack.h"
#include "catalog/products/product.h"
#include "catalog/sheets/annotated_workbook.h"
#include "catalog/sheets/cooperative_sheets.h"
#include "catalog/stock/lot.h"
#include "catalog/stock/place.h"
#include "catalog/text/sentence.h"

namespace ganh::catalog::sheets {

// References are by code until the plan is applied: what is referred to may not be there yet.
struct PackEntry {
  products::Pack pack;
  std::string product;
};
struct LotEntry {
  struct Brought {
    std::string household;
    std::int64_t received_base = 0;
  };
  stock::Lot lot;
  std::string product;
  std::string household;
  std::string place;                  // where a new lot is received; "": the main place
  std::vector<Brought> brought = {};  // of a pooled lot; empty leaves what is stored
};
using Entry = std::variant<producers::Cooperative, producers::Household, products::Product,
                           PackEntry, stock::Place, LotEntry>;

enum class Outcome { created, updated, unchanged, faulty };
std::string_view name(Outcome outcome);

struct FieldChange {
  std::string heading;
  std::string from;
  std::string to;
};

struct Item {
  changes::Noun noun = changes::Noun::product;
  std::string key;  // code or SKU; a cooperative's name
  std::string sheet;
  int row = 0;
  Outcome outcome = Outcome::unchanged;
  std::vector<FieldChange> changes;  // of `updated`
  std::vector<CellFault> faults;     // of `faulty`
  Entry entry;
  std::int64_t version_seen = 0;  // 0: was not there
};

struct Counts {
  int created = 0;
  int updated = 0;
  int unchanged = 0;
  int faulty = 0;
  int all() const { return created + updated + unchanged + faulty; }
  bool operator==(const Counts&) const = default;
};

// What was found of one sheet beside its entries.
struct SheetReport {
  std::string sheet;
  int heading_row = 1;
  std::vector<CellFault> faults;  // of the sheet itself: none of its rows were read
  std::vector<std::string> unknown_headings;
  std::vector<int> note_rows;
};

struct Plan {
  CooperativeId cooperative;
  std::vector<Item> items;  // in the order of applying: what is referred to stands first
  std::vector<SheetReport> sheets;
  std::vector<std::string> unknown_sheets;
  std::optional<Date> written_on;

  Counts counts() const;
  Counts counts(changes::Noun noun) const;
  bool is_faultless() const;  // no faulty entry and no faulty sheet
};

// Against the cooperative of the scope, which need not exist yet: then the workbook's first sheet
// creates it. `invalid`, "sheet.none_known", when no sheet is one of ours.
Result<Plan> plan(const store::Scope& scope, const Workbook& workbook);

// Every fault as a message for its row, for annotate(); sheets without faults lose old messages.
std::vector<SheetNotes> notes_for(const Plan& plan, text::Language language,
                                  std::span<const std::span<const text::Sentence>> tables);

}  // namespace ganh::catalog::sheets
