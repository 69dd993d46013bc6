#include <algorithm>

#include "catalog/json/json.h"
#include "connectors/transport/system_clock.h"
#include "service/api/fault_json.h"
#include "service/cli/command.h"
#include "service/cli/settings_options.h"
#include "service/upkeep/doctor.h"
#include "service/words/help_operation.h"
#include "service/words/operation.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace {

std::string in_json(const std::vector<upkeep::Check>& checks, bool well) {
  constexpr std::string_view grades[] = {"good", "notice", "bad"};
  catalog::json::Writer out;
  out.object([&] {
    out.field("ok", well);
    out.array("checks", [&] {
      for (const auto& check : checks) {
        out.object([&] {
          out.field("name", check.name);
          out.field("grade", grades[static_cast<std::size_t>(check.grade)]);
          out.field("detail", check.detail);
          api::write_faults(out, "faults", check.faults);
        });
      }
    });
  });
  return std::move(out).text();
}

std::string title_of(const Paper& paper, const std::string& name) {
  for (const auto& [key, text] : words::doctor_checks) {
    if (key == name) return paper.say(text);
  }
  return name;
}

void show(const Paper& paper, const upkeep::Check& check) {
  const bool good = check.grade == upkeep::Grade::good;
  const bool bad = check.grade == upkeep::Grade::bad;
  const std::string mark = good  ? paper.paint(Ink::good, "✓")
                           : bad ? paper.paint(Ink::bad, "✗")
                                 : paper.paint(Ink::warning, "!");
  paper.out << mark << ' ' << title_of(paper, check.name);
  if (!check.detail.empty()) paper.out << ' ' << paper.paint(Ink::faint, "(" + check.detail + ")");
  paper.out << '\n';
  for (const Fault& fault : check.faults) {
    const auto spoken = words::speak(fault, paper.language);
    paper.out << "    " << spoken.problem << '\n';
    if (!spoken.cure.empty()) paper.out << "    → " << spoken.cure << '\n';
  }
}

int run_doctor(const Console& console) {
  const connectors::transport::SystemClock clock;
  const auto database = database_in_force(console);
  if (!database) return console.refuse(database.error());
  const auto checks = upkeep::examine(console.data, clock.now(), *database);
  const bool well = std::ranges::none_of(
      checks, [](const auto& check) { return check.grade == upkeep::Grade::bad; });
  if (console.json) {
    console.answer(in_json(checks, well));
  } else {
    const Paper paper = console.paper();
    for (const auto& check : checks) show(paper, check);
    paper.line(well ? words::doctor_well : words::doctor_unwell);
  }
  return well ? done : refused;
}

}  // namespace

void add_doctor(const Commands& commands) {
  commands.add("doctor", words::help::doctor)
      ->callback([&console = commands.console, &run = commands.run] {
        run = [&console] { return run_doctor(console); };
      });
}

}  // namespace ganh::service::cli
