// An entry's fields as people read them, to show what an import changes.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/sheets/import_plan.h"

namespace ganh::catalog::sheets {

struct Shown {
  std::string_view field;
  std::string text;
};

std::string_view word_for(stock::PlaceKind kind);  // "quầy"

// In the same order for every value of a kind.
std::vector<Shown> shown(const producers::Cooperative& cooperative);
std::vector<Shown> shown(const producers::Household& household);
std::vector<Shown> shown(const products::Product& product);
std::vector<Shown> shown(const products::Pack& pack, measure::BaseUnit unit);
std::vector<Shown> shown(const stock::Place& place);
// `brought` says what each household brought to a pooled lot.
std::vector<Shown> shown(const stock::Lot& lot, measure::BaseUnit unit,
                         const std::vector<LotEntry::Brought>& brought);

std::vector<FieldChange> differences(SheetKind kind, const std::vector<Shown>& before,
                                     const std::vector<Shown>& after);

}  // namespace ganh::catalog::sheets
