// What needs doing, what was earned, who changed what.

#include "service/telling/show_reports.h"

#include <algorithm>

#include "catalog/clock.h"
#include "service/cli/command.h"

namespace ganh::service::cli {

using office::Office;

namespace {

constexpr std::int64_t changes_shown = 50;

struct Days {
  std::string from;
  std::string to;
};

// "&from=2026-11-01" of a day as people write it; nothing of none.
Result<std::string> day_query(const char* name, const std::string& text) {
  if (text.empty()) return std::string();
  const auto day = parse_vietnamese_date(text);
  const auto date = day ? day : parse_iso_date(text);
  if (!date) return error(Code::invalid, "date", "option.date", {{"text", text}});
  return std::string("&") + name + "=" + iso_date(*date);
}

int run_shares(const Console& console, Office& office, const Days& days) {
  const auto from = day_query("from", days.from);
  if (!from) return console.refuse(from.error());
  const auto to = day_query("to", days.to);
  if (!to) return console.refuse(to.error());
  std::string query = *from + *to;
  if (!query.empty()) query.front() = '?';
  const auto shares = office.get(office.path("/shares") + query);
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
  telling::show_changes(console.paper(), page.root());
  return done;
}

}  // namespace

void add_shares(const Commands& commands) {
  namespace help = words::help;
  auto days = std::make_shared<Days>();
  CLI::App* command = commands.add_inside(commands.app, "shares", help::shares);
  command->add_option("--from", days->from, commands.say(help::from))->type_name("D");
  command->add_option("--to", days->to, commands.say(help::to))->type_name("D");
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
