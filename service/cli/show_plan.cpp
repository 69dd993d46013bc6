#include "service/cli/show_plan.h"

#include "service/cli/show_rehearsal.h"
#include "service/cli/table.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace sheets = catalog::sheets;
using catalog::changes::Noun;

namespace {

constexpr std::size_t value_columns_max = 30;

constexpr std::pair<Noun, words::Text> nouns[] = {
    {Noun::cooperative, words::cooperatives},
    {Noun::household, words::households},
    {Noun::product, words::products},
    {Noun::pack, words::packs},
    {Noun::lot, words::lots},
};

std::string noun_text(const Paper& paper, Noun noun) {
  for (const auto& [key, text] : nouns) {
    if (key == noun) return paper.say(text);
  }
  return std::string(catalog::changes::name(noun));
}

void show_counts(const Paper& paper, const sheets::Plan& plan) {
  Table table({{words::kind},
               {words::created, Align::right},
               {words::updated, Align::right},
               {words::unchanged, Align::right},
               {words::faulty, Align::right}});
  for (const auto& [noun, text] : nouns) {
    const auto counts = plan.counts(noun);
    if (counts.all() == 0) continue;
    table.row({paper.say(text), std::to_string(counts.created), std::to_string(counts.updated),
               std::to_string(counts.unchanged),
               counts.faulty == 0 ? "0" : paper.paint(Ink::bad, std::to_string(counts.faulty))});
  }
  table.print(paper, 2);
}

std::string changes_text(const sheets::Item& item) {
  std::string text;
  for (const auto& change : item.changes) {
    if (!text.empty()) text += "; ";
    text += change.heading + ": " +
            (change.from.empty() ? "∅" : shortened(change.from, value_columns_max)) + " → " +
            (change.to.empty() ? "∅" : shortened(change.to, value_columns_max));
  }
  return text;
}

// What is new is only named, a row a noun; what changes says how, a row each.
void show_changes(const Paper& paper, const sheets::Plan& plan, std::size_t most) {
  Table table({{words::kind}, {words::change}, {words::code, Align::left, true}});
  for (const auto& [noun, text] : nouns) {
    std::string keys;
    for (const auto& item : plan.items) {
      if (item.noun != noun || item.outcome != sheets::Outcome::created) continue;
      keys += (keys.empty() ? "" : ", ") + item.key;
    }
    if (keys.empty()) continue;
    table.row({paper.say(text), paper.paint(Ink::good, paper.say(words::created)), keys});
  }
  std::size_t count = 0;
  for (const auto& item : plan.items) {
    if (item.outcome != sheets::Outcome::updated || ++count > most) continue;
    table.row({noun_text(paper, item.noun), paper.paint(Ink::warning, paper.say(words::updated)),
               item.key + " — " + changes_text(item)});
  }
  if (table.empty()) return;
  paper.out << '\n';
  table.print(paper, 2);
  if (count > most) paper.line(words::and_more, count - most);
}

void add_faults(const Paper& paper, Table& table, const std::vector<sheets::CellFault>& faults) {
  for (const auto& cell : faults) {
    const auto spoken = words::speak(cell.fault, paper.language);
    table.row({cell.fault.field, spoken.problem + " → " + spoken.cure});
  }
}

void show_faults(const Paper& paper, const sheets::Plan& plan) {
  Table table({{words::sheet_place}, {words::problem, Align::left, true}});
  for (const auto& sheet : plan.sheets) add_faults(paper, table, sheet.faults);
  for (const auto& item : plan.items) add_faults(paper, table, item.faults);
  paper.out << '\n'
            << paper.paint(Ink::bad, paper.say(words::plan_faults, plan.counts().faulty)) << '\n';
  table.print(paper, 2);
}

}  // namespace

void show_plan(const Paper& paper, const std::string& file, const sheets::Plan& plan,
               bool everything) {
  paper.line(words::plan_heading, file);
  show_counts(paper, plan);
  show_changes(paper, plan, everything ? static_cast<std::size_t>(-1) : rows_shown_max);
  if (!plan.is_faultless()) show_faults(paper, plan);
  for (const auto& sheet : plan.unknown_sheets) paper.line(words::plan_sheet_ignored, sheet);
  if (!plan.unknown_sheets.empty()) paper.line(words::plan_sheets_expected);
  for (const auto& sheet : plan.sheets) {
    for (const auto& heading : sheet.unknown_headings) {
      paper.line(words::plan_column_ignored, sheet.sheet, heading);
    }
  }
  paper.out << '\n';
}

void show_applied(const Paper& paper, const sheets::Applied& applied, int unchanged_in_plan) {
  paper.line(words::imported, applied.counts.created, applied.counts.updated,
             applied.counts.unchanged + unchanged_in_plan);
  for (const auto& skipped : applied.skipped) {
    const auto spoken = words::speak(skipped.fault, paper.language);
    paper.out << "  " << skipped.item->key << ": " << spoken.problem << " → " << spoken.cure
              << '\n';
  }
}

}  // namespace ganh::service::cli
