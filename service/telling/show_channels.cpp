#include "service/telling/show_channels.h"

#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

constexpr std::int64_t seconds_an_hour = 3600;

std::string rules_text(const Paper& paper, Value rules) {
  const bool follows = rules["follows"].boolean_or(false);
  return paper.say(words::rules_in_short, number(rules["buffer_packs"]),
                   number(rules["share_percent"]), number(rules["days_left_min"]),
                   paper.say(follows ? words::follows : words::waits_for_publish));
}

}  // namespace

void show_channels(const Paper& paper, Value list) {
  const std::int64_t offset = list["clock"]["offset_seconds"].integer_or(0);
  if (offset != 0) {
    paper.line(words::clock_offset, day(list["clock"]["today"]), offset / seconds_an_hour);
  }
  const auto channels = list["channels"].items();
  if (channels.empty()) {
    paper.line(words::no_channels);
    return;
  }
  Table table({{words::channel},
               {words::address},
               {words::live, Align::right},
               {words::pending, Align::right},
               {words::refused, Align::right},
               {words::waiting, Align::right},
               {words::sending, Align::right},
               {words::rules, Align::left, true}});
  for (const auto& of : channels) {
    const auto outbox = of["outbox"];
    const auto sending = outbox["ready"].integer_or(0) + outbox["sending"].integer_or(0);
    table.row({of["name"].text_or(), of["address"].text_or(), number(of["listings"]["live"]),
               number(of["listings"]["pending"]), number(of["listings"]["refused"]),
               number(outbox["held"]), std::to_string(sending), rules_text(paper, of["rules"])});
  }
  table.print(paper);
  for (const auto& of : channels) {
    if (of["quarantined"].integer_or(0) == 0) continue;
    paper.out << paper.paint(Ink::warning, paper.say(words::quarantined, of["name"].text_or(),
                                                     number(of["quarantined"])))
              << '\n';
  }
}

}  // namespace ganh::service::telling
