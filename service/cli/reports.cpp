// What needs doing, what was earned, who changed what.

#include "service/cli/actor_names.h"
#include "service/telling/show_reports.h"

#include <algorithm>

#include "service/cli/command.h"
#include "service/cli/days_option.h"

namespace ganh::service::cli {

using office::Office;

namespace {

constexpr std::int64_t changes_shown = 50;

int run_shares(const Console& console, Office& office, const DaysOption& days) {
  const auto query = query_of(days);
  if (!query) return console.refuse(query.error());
  const auto shares = office.get(office.path("/shares") + *query);
  if (!shares) return console.refuse(shares);
  if (console.json) return console.answer(shares.body());
  telling::show_shares(console.paper(), shares.root());
  return done;
}

int run_to_do(const Console& console, Office& office) {
  const auto to_do = office.get(office.path("/to-do"));
  if (!to_do) return console.refuse(to_do);
  if (console.json) return console.answer(to_do.body());
  telling::show_to_do(console.paper(), to_do.root());
  return done;
}

int run_changes(const Console& console, Office& office, std::optional<std::int64_t> after) {
  if (!after) {
    const auto cooperative = office.get(office.path());
    if (!cooperative) return console.refuse(cooperative);
    after = std::max<std::int64_t>(0, cooperative["last_change"].integer_or(0) - changes_shown);
  }
  const auto page = office.get(office.path("/changes?after=") + std::to_string(*after) +
                               "&limit=" + std::to_string(changes_shown));
  if (!page) return console.refuse(page);
  if (console.json) return console.answer(page.body());
  telling::show_changes(console.paper(), page.root(), actor_names(office));
  return done;
}

}  // namespace

void add_shares(const Commands& commands) {
  namespace help = words::help;
  auto days = std::make_shared<DaysOption>();
  CLI::App* command = commands.add_inside(commands.app, "shares", help::shares);
  add_days(commands, *command, *days);
  commands.on_chosen(*command, [days](const Console& console, Office& office) {
    return run_shares(console, office, *days);
  });
}

void add_to_do(const Commands& commands) {
  CLI::App* command = commands.add_inside(commands.app, "to-do", words::help::to_do);
  commands.on_chosen(*command, run_to_do);
}

void add_changes(const Commands& commands) {
  namespace help = words::help;
  auto after = std::make_shared<std::optional<std::int64_t>>();
  CLI::App* command = commands.add_inside(commands.app, "changes", help::changes);
  command->add_option("--after", *after, commands.say(help::after_change))->type_name("N");
  commands.on_chosen(*command, [after](const Console& console, Office& office) {
    return run_changes(console, office, *after);
  });
}

}  // namespace ganh::service::cli
