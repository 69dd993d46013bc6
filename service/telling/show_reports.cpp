#include "service/telling/show_reports.h"

#include "catalog/measure/money.h"
#include "catalog/text/terms.h"
#include "service/telling/faults.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/causes.h"
#include "service/words/messages.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace causes = words::causes;

namespace {

// ": mới → đã xác nhận", where that is what became of it, and why if somebody said so. Everything
// else of a change is told by --json.
std::string came_of(const Paper& paper, Value change) {
  const auto detail = change["detail"];
  const auto state = [&](const char* key) {
    return std::string(catalog::text::term(catalog::text::catalog_terms(), "order_state",
                                           detail[key].text_or(), paper.language));
  };
  std::string told;
  if (change["noun"].text_or() == "order" && !state("was").empty() && !state("state").empty()) {
    told = ": " + state("was") + " → " + state("state");
  }
  const std::string why = detail["why"].text_or();
  return why.empty() ? told : told + " (" + why + ")";
}

// What the thing is called; those without a name of their own are people and tokens.
std::string called(const Paper& paper, const ActorNames& names, Value change) {
  const std::string name = change["name"].text_or();
  if (!name.empty()) return name;
  const bool is_person = change["noun"].text_or() == "membership";
  const std::string id = (is_person ? "person:" : "token:") + change["id"].text_or();
  const auto known = names.find(id);
  return known != names.end() ? known->second : paper.say(words::without_name);
}

}  // namespace

void show_to_do(const Paper& paper, Value to_do) {
  const auto tasks = to_do["tasks"].items();
  if (tasks.empty()) {
    paper.line(words::nothing_to_do);
    return;
  }
  Table table({{words::due}, {words::task, Align::left, true}});
  for (const auto& task : tasks) {
    const bool urgent = task["urgent"].boolean_or(false);
    table.row({paper.paint(urgent ? Ink::bad : Ink::plain,
                           urgent ? paper.say(words::urgent) : day(task["due_at"])),
               in_one_line(paper, task)});
  }
  table.print(paper);
}

void show_shares(const Paper& paper, Value shares) {
  paper.line(words::shares_heading, day(shares["from"]), day(shares["to"]));
  const auto households = shares["households"].items();
  if (households.empty()) {
    paper.line(words::no_shares);
    return;
  }
  Table table({{words::code},
               {words::household, Align::left, true},
               {words::billed, Align::right},
               {words::share, Align::right},
               {words::rest, Align::right}});
  catalog::measure::Money billed, share, rest;
  for (const auto& of : households) {
    table.row({of["code"].text_or(), of["name"].text_or(), money(of["billed_vnd"]),
               money(of["share_vnd"]), money(of["cooperative_vnd"])});
    billed.vnd += of["billed_vnd"].integer_or(0);
    share.vnd += of["share_vnd"].integer_or(0);
    rest.vnd += of["cooperative_vnd"].integer_or(0);
  }
  table.row({paper.say(words::sum), "", catalog::measure::vietnamese(billed),
             catalog::measure::vietnamese(share), catalog::measure::vietnamese(rest)});
  table.print(paper);
}

void show_changes(const Paper& paper, Value page, const ActorNames& names) {
  const auto changes = page["changes"].items();
  if (changes.empty()) {
    paper.line(words::no_changes);
    return;
  }
  Table table({{words::change_number, Align::right},
               {words::change_at},
               {words::change_by},
               {words::change_cause},
               {words::change, Align::left, true}});
  for (const auto& change : changes) {
    table.row({number(change["number"]), moment(change["at"]),
               actor_called(paper, names, change["actor"].text_or()),
               causes::said(paper.language, change["cause"].text_or()),
               causes::word(paper.language, causes::kinds, change["kind"].text_or()) + " " +
                   causes::word(paper.language, causes::nouns, change["noun"].text_or()) + " " +
                   called(paper, names, change) + came_of(paper, change)});
  }
  table.print(paper);
  if (!page["next"].is_null()) paper.line(words::later_changes, number(page["next"]));
}

}  // namespace ganh::service::telling
