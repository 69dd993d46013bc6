#include "service/cli/days_option.h"

#include "catalog/clock.h"
#include "service/words/help_money.h"

namespace ganh::service::cli {

void add_days(const Commands& commands, CLI::App& command, DaysOption& days) {
  namespace help = words::help;
  command.add_option("--from", days.from, commands.say(help::first_day))->type_name("D");
  command.add_option("--to", days.to, commands.say(help::last_day))->type_name("D");
}

Result<std::string> iso_day(const std::string& typed) {
  if (typed.empty()) return std::string();
  const auto day = parse_vietnamese_date(typed);
  const auto date = day ? day : parse_iso_date(typed);
  if (!date) return error(Code::invalid, "date", "option.date", {{"text", typed}});
  return iso_date(*date);
}

Result<std::string> query_of(const DaysOption& days, const std::string& more) {
  std::string query;
  const auto add = [&](const std::string& part) { query += (query.empty() ? "?" : "&") + part; };
  for (const auto& [name, typed] : {std::pair{"from=", days.from}, std::pair{"to=", days.to}}) {
    const auto day = iso_day(typed);
    if (!day) return day.error();
    if (!day->empty()) add(name + *day);
  }
  if (!more.empty()) add(more);
  return query;
}

}  // namespace ganh::service::cli
