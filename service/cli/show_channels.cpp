#include "service/cli/show_channels.h"

#include "service/cli/table.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace {

std::string rules_text(const Paper& paper, const connectors::channel::Profile& profile) {
  return paper.say(words::rules_in_short, profile.buffer_packs, profile.share_percent,
                   profile.days_left_min,
                   paper.say(profile.follows ? words::follows : words::waits_for_publish));
}

}  // namespace

void show_channels(const Paper& paper, const api::ChannelList& list) {
  if (list.clock_offset != Duration{0}) {
    paper.line(words::clock_offset, vietnamese_date(list.today),
               std::chrono::duration_cast<std::chrono::hours>(list.clock_offset).count());
  }
  if (list.channels.empty()) {
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
  for (const auto& of : list.channels) {
    table.row({of.channel.name, of.channel.base_url, std::to_string(of.listings.live),
               std::to_string(of.listings.pending), std::to_string(of.listings.refused),
               std::to_string(of.outbox.held), std::to_string(of.outbox.ready + of.outbox.sending),
               rules_text(paper, of.channel.profile)});
  }
  table.print(paper);
  for (const auto& of : list.channels) {
    if (of.quarantined == 0) continue;
    paper.out << paper.paint(Ink::warning,
                             paper.say(words::quarantined, of.channel.name, of.quarantined))
              << '\n';
  }
}

}  // namespace ganh::service::cli
