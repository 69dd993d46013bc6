#include "service/telling/show_plan.h"

#include "service/telling/faults.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

constexpr std::size_t value_columns_max = 30;

constexpr std::pair<std::string_view, words::Text> nouns[] = {
    {"cooperative", words::cooperatives},
    {"household", words::households},
    {"product", words::products},
    {"pack", words::packs},
    {"place", {"Điểm kho", "Places"}},
    {"lot", words::lots},
};

std::string noun_text(const Paper& paper, const std::string& noun) {
  for (const auto& [key, text] : nouns) {
    if (key == noun) return paper.say(text);
  }
  return noun;
}

void show_counts(const Paper& paper, Value by_noun) {
  Table table({{words::kind},
               {words::created, Align::right},
               {words::updated, Align::right},
               {words::unchanged, Align::right},
               {words::faulty, Align::right}});
  for (const auto& [noun, text] : nouns) {
    const auto counts = by_noun[noun];
    std::int64_t all = 0;
    for (const auto& [name, count] : counts.members()) all += count.integer_or(0);
    if (all == 0) continue;
    const bool is_faulty = counts["faulty"].integer_or(0) > 0;
    table.row({paper.say(text), number(counts["created"]), number(counts["updated"]),
               number(counts["unchanged"]),
               paper.paint(is_faulty ? Ink::bad : Ink::plain, number(counts["faulty"]))});
  }
  table.print(paper, 2);
}

std::string value_text(Value value) {
  const std::string text = value.text_or();
  return text.empty() ? "∅" : shortened(text, value_columns_max);
}

std::string changes_text(Value item) {
  std::string text;
  for (const auto& change : item["changes"].items()) {
    if (!text.empty()) text += "; ";
    text += change["heading"].text_or() + ": " + value_text(change["from"]) + " → " +
            value_text(change["to"]);
  }
  return text;
}

// What is new is only named, a row a noun; what changes says how, a row each.
void show_changes(const Paper& paper, const std::vector<Value>& items, std::size_t most) {
  Table table({{words::kind}, {words::change}, {words::code, Align::left, true}});
  for (const auto& [noun, text] : nouns) {
    std::string keys;
    for (const auto& item : items) {
      if (item["noun"].text() != noun || item["outcome"].text() != "created") continue;
      keys += (keys.empty() ? "" : ", ") + item["key"].text_or();
    }
    if (keys.empty()) continue;
    table.row({paper.say(text), paper.paint(Ink::good, paper.say(words::created)), keys});
  }
  std::size_t count = 0;
  for (const auto& item : items) {
    if (item["outcome"].text() != "updated" || ++count > most) continue;
    table.row({noun_text(paper, item["noun"].text_or()),
               paper.paint(Ink::warning, paper.say(words::updated)),
               item["key"].text_or() + " — " + changes_text(item)});
  }
  if (table.empty()) return;
  paper.out << '\n';
  table.print(paper, 2);
  if (count > most) paper.line(words::and_more, count - most);
}

void add_faults(const Paper& paper, Table& table, Value faults) {
  for (const auto& at : faults.items()) {
    table.row({at["cell"].text_or(), in_one_line(paper, at["fault"])});
  }
}

void show_cell_faults(const Paper& paper, Value report, const std::vector<Value>& items) {
  Table table({{words::sheet_place}, {words::problem, Align::left, true}});
  add_faults(paper, table, report["sheet_faults"]);
  for (const auto& item : items) add_faults(paper, table, item["faults"]);
  if (table.empty()) return;
  paper.out << '\n'
            << paper.paint(Ink::bad,
                           paper.say(words::plan_faults, number(report["plan"]["faulty"])))
            << '\n';
  table.print(paper, 2);
}

}  // namespace

void show_plan(const Paper& paper, const std::string& file, Value report, bool everything) {
  const auto items = report["items"].items();
  paper.line(words::plan_heading, file);
  show_counts(paper, report["by_noun"]);
  show_changes(paper, items, everything ? static_cast<std::size_t>(-1) : rows_shown_max);
  show_cell_faults(paper, report, items);
  const auto unknown_sheets = report["unknown_sheets"].items();
  for (const auto& sheet : unknown_sheets) paper.line(words::plan_sheet_ignored, sheet.text_or());
  if (!unknown_sheets.empty()) paper.line(words::plan_sheets_expected);
  for (const auto& unknown : report["unknown_headings"].items()) {
    paper.line(words::plan_column_ignored, unknown["sheet"].text_or(),
               unknown["heading"].text_or());
  }
  paper.out << '\n';
}

void show_applied(const Paper& paper, Value report) {
  const auto applied = report["applied"];
  const auto counts = applied["counts"];
  paper.line(words::imported, number(counts["created"]), number(counts["updated"]),
             counts["unchanged"].integer_or(0) + report["plan"]["unchanged"].integer_or(0));
  for (const auto& skipped : applied["skipped"].items()) {
    paper.out << "  " << skipped["key"].text_or() << ": " << in_one_line(paper, skipped["fault"])
              << '\n';
  }
}

}  // namespace ganh::service::telling
