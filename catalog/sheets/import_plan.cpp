#include "catalog/sheets/import_plan.h"

#include <algorithm>

#include "catalog/sheets/planning.h"

namespace ganh::catalog::sheets {

namespace {

void count(Counts& counts, Outcome outcome) {
  switch (outcome) {
    case Outcome::created:
      ++counts.created;
      break;
    case Outcome::updated:
      ++counts.updated;
      break;
    case Outcome::unchanged:
      ++counts.unchanged;
      break;
    case Outcome::faulty:
      ++counts.faulty;
      break;
  }
}

}  // namespace

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::created:
      return "created";
    case Outcome::updated:
      return "updated";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::faulty:
      break;
  }
  return "faulty";
}

Counts Plan::counts() const {
  Counts counts;
  for (const Item& item : items) count(counts, item.outcome);
  return counts;
}

Counts Plan::counts(changes::Noun noun) const {
  Counts counts;
  for (const Item& item : items) {
    if (item.noun == noun) count(counts, item.outcome);
  }
  return counts;
}

bool Plan::is_faultless() const {
  return counts().faulty == 0 &&
         std::ranges::all_of(sheets, [](const SheetReport& s) { return s.faults.empty(); });
}

Result<Plan> plan(const store::Scope& scope, const Workbook& workbook) {
  const FoundSheets found = find_sheets(workbook);
  if (found.sheets.empty()) return error(Code::invalid, "", "sheet.none_known");
  Planning planning(scope);
  for (const FoundSheet& sheet : found.sheets) planning.add(sheet);
  Plan plan = std::move(planning).finished();
  plan.unknown_sheets = found.unknown_sheets;
  return plan;
}

std::vector<SheetNotes> notes_for(const Plan& plan, text::Language language,
                                  std::span<const std::span<const text::Sentence>> tables) {
  std::vector<SheetNotes> sheets;
  for (const SheetReport& report : plan.sheets) {
    SheetNotes notes{report.sheet, report.heading_row, {}};
    const auto add = [&](const CellFault& fault) {
      const text::Spoken spoken = text::speak(fault.fault, language, tables);
      notes.notes.push_back({fault.row, fault.heading + ": " + spoken.problem + " " + spoken.cure});
    };
    std::ranges::for_each(report.faults, add);
    for (const Item& item : plan.items) {
      for (const CellFault& fault : item.faults) {
        if ((fault.sheet.empty() ? item.sheet : fault.sheet) == report.sheet) add(fault);
      }
    }
    sheets.push_back(std::move(notes));
  }
  return sheets;
}

}  // namespace ganh::catalog::sheets
