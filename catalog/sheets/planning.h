// How a plan grows, sheet by sheet. Used by plan() alone.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/measure/quantity.h"
#include "catalog/sheets/import_plan.h"
#include "catalog/sheets/record_reader.h"
#include "catalog/stock/lots.h"

namespace ganh::catalog::sheets {

// Something that later sheets refer to by code.
struct Referable {
  std::string sheet;
  int row = 0;
  bool is_good = true;  // its own row has no fault, or the catalog has it already
  measure::BaseUnit unit = measure::BaseUnit::gram;
  std::string bare_unit = {};  // the unit in which its numbers alone are meant; empty: none
};
using Referables = std::map<std::string, Referable, std::less<>>;

Item item_of(changes::Noun noun, const std::string& key, const FoundSheet& sheet,
             const Record& record);

// A value's fault at the cell that also says something else.
Result<> with_field(Result<> checked, std::string_view from, std::string_view to);

// The sheets must outlive it.
class Planning {
 public:
  explicit Planning(const store::Scope& scope) : scope_(scope) {
    plan_.cooperative = scope.cooperative();
  }

  void add(const FoundSheet& sheet);
  Plan finished() &&;

 private:
  void add_cooperative(const FoundSheet& sheet, const Record& record);
  void add_household(const FoundSheet& sheet, const Record& record);
  void add_product_and_pack(const FoundSheet& sheet, const Record& record);
  void add_product(const FoundSheet& sheet, const Record& record, const std::string& code);
  void add_pack(const FoundSheet& sheet, const Record& record, const std::string& code);
  void add_place(const FoundSheet& sheet, const Record& record);
  void add_contribution(const FoundSheet& sheet, const Record& record);
  void add_lot(const FoundSheet& sheet, const Record& record);

  // `product` is null when nothing can be said in its unit.
  void read_terms(RecordReader& reader, const Referable* product, stock::Lot& lot) const;
  // What households brought to the lot, from the sheet of contributions, and the faults there.
  void read_contributions(RecordReader& reader, const Referable& product, LotEntry& entry);
  void check_lot(RecordReader& reader, const LotEntry& entry) const;
  std::vector<LotEntry::Brought> stored_contributions(const stock::Lot& lot);

  // Refers to the first row of a product that comes again: what differs there is a fault.
  void check_repeated(RecordReader& reader, const Record& record, const Record& first) const;
  // What a lot's row may not change, or not so far.
  void check_stored_lot(RecordReader& reader, const stock::LotRow& stored, const LotEntry& entry,
                        measure::BaseUnit unit) const;
  // Whether a reference holds; otherwise faults it.
  bool holds(RecordReader& reader, std::string_view field, const Referable* referred,
             const std::string& code) const;
  // Notes a key of this file; one that stood there before is a fault.
  void is_first(RecordReader& reader, std::string_view field, Referables& seen,
                const std::string& key, Referable referable);
  const Referable* product_named(const std::string& code);
  const Referable* household_named(const std::string& code);
  const Referable* place_named(const std::string& code);

  void finish(Item item, RecordReader reader, SheetKind kind, std::vector<FieldChange> changes);

  const store::Scope& scope_;
  Plan plan_;
  std::vector<Item> packs_;  // behind all products in the order of applying
  Referables households_;
  Referables products_;
  std::map<std::string, Record, std::less<>> product_rows_;
  Referables skus_;
  Referables lots_;
  Referables places_;
  struct Contribution {
    const FoundSheet* sheet = nullptr;
    const Record* record = nullptr;
  };
  std::map<std::string, std::vector<Contribution>, std::less<>> contributions_;  // by lot
  std::map<std::string, std::string, std::less<>> household_codes_;              // by id
};

}  // namespace ganh::catalog::sheets
