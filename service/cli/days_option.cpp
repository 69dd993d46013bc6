#include "service/cli/days_option.h"

#include "service/words/help_money.h"

namespace ganh::service::cli {

void add_days(const Commands& commands, CLI::App& command, DaysOption& days) {
  namespace help = words::help;
  command.add_option("--from", days.from, commands.say(help::first_day))->type_name("D");
  command.add_option("--to", days.to, commands.say(help::last_day))->type_name("D");
}

Result<std::string> query_of(const DaysOption& days, const std::string& more) {
  const auto typed = typed_days(days, today());
  if (!typed) return typed.error();
  std::string query;
  const auto add = [&](const std::string& part) { query += (query.empty() ? "?" : "&") + part; };
  if (typed->from) add("from=" + iso_date(*typed->from));
  if (typed->to) add("to=" + iso_date(*typed->to));
  if (!more.empty()) add(more);
  return query;
}

}  // namespace ganh::service::cli
