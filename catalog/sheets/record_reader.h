// A record's cells as the catalog's values; what cannot be read becomes a fault of its cell.
//
// A column that the sheet does not have leaves the value as it was; an empty cell empties it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/measure/money.h"
#include "catalog/measure/quantity.h"
#include "catalog/sheets/cooperative_sheets.h"

namespace ganh::catalog::sheets {

class RecordReader {
 public:
  RecordReader(const FoundSheet& sheet, const Record& record) : sheet_(sheet), record_(record) {}

  bool has(std::string_view field) const { return record_.find(field) != nullptr; }
  bool is_filled(std::string_view field) const;
  std::string text_of(std::string_view field) const;  // in normal form; "" when empty

  void text(std::string_view field, std::string& into);
  void lines(std::string_view field, std::string& into);
  void code(std::string_view field, std::string& into);  // "required" when empty
  void phone(std::string_view field, std::string& into);
  // Digits that a number cell has lost its leading zero of, when there should be `digits`.
  void digits(std::string_view field, std::size_t count, std::string& into);

  // "required" when empty; "price.unreadable", "price.shrunk".
  void price(std::string_view field, measure::Money& into);
  // "required", "date.unreadable".
  void date(std::string_view field, Date& into);
  // "required", "percent.unreadable".
  void basis_points(std::string_view field, std::int64_t& into);
  // Empty is 0; "number.unreadable".
  void whole(std::string_view field, int& into);
  // Empty is `when_empty`; "choice.unreadable".
  void yes_or_no(std::string_view field, bool& into, bool when_empty = true);

  // "required", "quantity.unreadable" or, for a number alone without `bare_unit`,
  // "quantity.no_unit"; "quantity.other_unit" when it is not counted in `unit`.
  void quantity(std::string_view field, measure::BaseUnit unit, std::string_view bare_unit,
                std::int64_t& into);
  // A price for so much: "16.000 đ/kg", "16.000" for one `bare_unit`. Reasons as for price() and
  // quantity().
  void unit_price(std::string_view field, measure::BaseUnit unit, std::string_view bare_unit,
                  measure::Money& into, std::int64_t& per_base);
  // What a pack holds: "túi 5 kg", "chai 500 ml", "chục", "quả". Reasons as for quantity().
  void pack_size(std::string_view field, measure::BaseUnit unit, std::int64_t& into);

  // Faults the cell of the field, or the record's first when the sheet has no such column.
  void fault(std::string_view field, std::string reason, std::vector<Param> params = {});
  // Another's faults (a validate()'s), each at the cell of its field, unless that has one already.
  void take_faults(const Result<>& checked);

  // Those of a row elsewhere that belongs to this entry.
  void take_faults_of(const std::string& sheet, RecordReader other);

  bool is_good() const { return faults_.empty(); }
  std::vector<CellFault> faults() && { return std::move(faults_); }

 private:
  // A number cell as a Vietnamese clerk would have typed it.
  std::string typed(const Cell& cell) const;
  // The typed text, or nothing and "required".
  std::optional<std::string> required(std::string_view field);
  void unreadable(std::string_view field, std::string reason);
  bool is_at_fault(std::string_view field) const;
  void check_unit(std::string_view field, std::optional<measure::Quantity> read,
                  measure::BaseUnit unit, std::int64_t& into);

  const FoundSheet& sheet_;
  const Record& record_;
  std::vector<CellFault> faults_;
};

}  // namespace ganh::catalog::sheets
