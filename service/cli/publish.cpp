#include <algorithm>
#include <map>
#include <mutex>

#include "connectors/channel/channels.h"
#include "connectors/channel/listings.h"
#include "service/cli/publish_report.h"
#include "service/cli/command.h"
#include "service/cli/progress.h"
#include "service/cli/show_rehearsal.h"
#include "service/jobs/catch_up.h"
#include "service/jobs/channel_work.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace channel = connectors::channel;
namespace publishing = connectors::publishing;
namespace store = catalog::store;

namespace {

constexpr Duration look_again = std::chrono::milliseconds{200};

struct PublishOptions {
  std::string channel;
  bool rehearse_only = false;
  bool yes = false;
  bool all = false;
  int patience_seconds = 300;
};

using Reports = std::vector<ChannelReport>;

// Rehearses every wanted channel, with the planner caught up.
Result<Reports> rehearse(Opened& opened, const std::string& wanted) {
  auto& database = opened.folder->database();
  auto channels = database.read([&](const store::Read& read) {
    return channel::all_channels(read.scope(opened.cooperative.id));
  });
  if (!wanted.empty()) std::erase_if(channels, [&](const auto& of) { return of.name != wanted; });
  if (channels.empty() && !wanted.empty()) {
    return error(Code::not_found, "channel", "channel.not_found", {{"name", wanted}});
  }
  Reports reports;
  for (auto& of : channels) {
    if (auto planned = jobs::catch_up(*opened.folder, opened.cooperative.id, of); !planned) {
      return std::move(planned).error();
    }
    auto rehearsal = database.read([&](const store::Read& read) {
      return publishing::rehearse(read.scope(opened.cooperative.id), of, opened.today());
    });
    reports.push_back({std::move(of), std::move(rehearsal), std::nullopt, {}, 0});
  }
  return reports;
}

std::size_t listings_in(const Reports& reports) {
  std::size_t count = 0;
  for (const auto& report : reports) count += report.rehearsal.listings.size();
  return count;
}

Result<bool> agreed(const Console& console, const PublishOptions& options, std::size_t listings) {
  if (options.yes) return true;
  if (!console.in_is_terminal || console.json) {
    return error(Code::not_now, "yes", "answer.needed");
  }
  console.out << console.paper().say(words::ask_publish, listings) << std::flush;
  std::string answer;
  std::getline(console.in, answer);
  return answer.starts_with('c') || answer.starts_with('C') || answer.starts_with('y') ||
         answer.starts_with('Y');
}

Result<> release(Opened& opened, Reports& reports) {
  for (auto& report : reports) {
    auto released = opened.folder->command(
        opened.cooperative.id, actor, "publish",
        [&](catalog::changes::Command& command) -> Result<publishing::Released> {
          return publishing::release(command, report.channel, report.rehearsal);
        });
    if (!released) return std::move(released).error();
    report.released = std::move(*released);
  }
  return {};
}

// Listens to the work on its thread: keeps refusals, and shows what people want to see go by.
class Watcher {
 public:
  Watcher(const Console& console, Progress& bar) : console_(console), bar_(bar) {}

  void operator()(const publishing::Event& event) {
    using Kind = publishing::Event::Kind;
    const std::lock_guard lock(mutex_);
    if (event.kind == Kind::refused) refusals_.push_back(event);
    if (event.kind == Kind::retrying) {
      troubles_[event.channel] = event.detail;
    } else if (event.kind == Kind::accepted || event.kind == Kind::pending ||
               event.kind == Kind::told) {
      troubles_.erase(event.channel);
    }
    const bool silent = event.kind == Kind::sent || event.kind == Kind::accepted ||
                        event.kind == Kind::pending || event.kind == Kind::refused;
    if (silent) return;
    bar_.wipe();
    console_.err << spoken(console_.notes(), event) << '\n';
  }

  void show(std::int64_t done, std::int64_t all) {
    const std::lock_guard lock(mutex_);
    bar_.show(done, all);
  }

  // Channels whose last word was that something went wrong, and what.
  std::map<std::string, std::string> troubles() {
    const std::lock_guard lock(mutex_);
    return troubles_;
  }

  std::vector<publishing::Event> refusals() {
    const std::lock_guard lock(mutex_);
    return refusals_;
  }

 private:
  const Console& console_;
  Progress& bar_;
  std::mutex mutex_;
  std::vector<publishing::Event> refusals_;
  std::map<std::string, std::string> troubles_;
};

std::int64_t still_to_send(Opened& opened, const Reports& reports) {
  return opened.folder->database().read([&](const store::Read& read) {
    std::int64_t rows = 0;
    for (const auto& report : reports) {
      const auto counts = publishing::counts(read.scope(opened.cooperative.id), report.channel.id);
      rows += counts.ready + counts.sending;
    }
    return rows;
  });
}

// False: something still waits.
bool send(const Console& console, Opened& opened, const PublishOptions& options, Reports& reports) {
  Progress bar(console.err, console.err_is_terminal, console.notes().say(words::publishing));
  Watcher watcher(console, bar);
  std::int64_t most = still_to_send(opened, reports);
  bool sent = false;
  {
    jobs::ChannelWork work(*opened.folder, [&](const publishing::Event& event) { watcher(event); });
    Duration waited{};
    const Duration patience = std::chrono::seconds{options.patience_seconds};
    while (!sent && waited < patience) {
      sent = work.wait_until_sent(look_again);
      waited += look_again;
      const std::int64_t left = still_to_send(opened, reports);
      most = std::max(most, left);
      watcher.show(most - left, most);
    }
  }
  for (const auto& [channel, detail] : watcher.troubles()) {
    console.notes().line(words::channel_in_trouble, channel, detail);
    sent = false;
  }
  for (const auto& event : watcher.refusals()) {
    for (auto& report : reports) {
      if (report.channel.name == event.channel) {
        report.refused.emplace_back(event.subject, event.detail);
      }
    }
  }
  opened.folder->database().read([&](const store::Read& read) {
    for (auto& report : reports) {
      const auto scope = read.scope(opened.cooperative.id);
      report.pending = channel::listing_counts(scope, report.channel.id).pending;
    }
  });
  return sent;
}

void show_outcome(const Paper& paper, const Reports& reports, bool sent) {
  for (const auto& report : reports) {
    for (const auto& [sku, their_words] : report.refused) {
      paper.out << paper.paint(Ink::bad, paper.say(words::refused_by_market, report.channel.name,
                                                   sku, their_words))
                << '\n';
    }
    if (report.pending > 0) paper.line(words::pending_count, report.channel.name, report.pending);
  }
  paper.line(sent ? words::all_sent : words::still_waits);
}

int run_publish(const Console& console, const PublishOptions& options) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  auto reports = rehearse(*opened, options.channel);
  if (!reports) return console.refuse(reports.error());
  const Paper paper = console.paper();
  if (!console.json) {
    if (reports->empty()) paper.line(words::no_channels);
    for (const auto& report : *reports) {
      show_rehearsal(paper, report.channel, report.rehearsal, options.all);
    }
  }
  if (options.rehearse_only || reports->empty()) {
    if (console.json) return console.answer(publish_json(*reports, std::nullopt));
    if (!reports->empty()) paper.line(words::rehearsal_only);
    return done;
  }

  const std::size_t listings = listings_in(*reports);
  if (listings == 0) {
    if (!console.json) paper.line(words::nothing_to_publish);
  } else {
    const auto agreement = agreed(console, options, listings);
    if (!agreement) return console.refuse(agreement.error());
    if (!*agreement) {
      paper.line(words::not_published);
      return done;
    }
    if (auto released = release(*opened, *reports); !released) {
      return console.refuse(released.error());
    }
    for (const auto& report : *reports) {
      if (!console.json) show_released(paper, report.channel, *report.released);
    }
  }
  // Stock and orders' progress go by themselves, whether or not anything was to be published.
  const bool sent = send(console, *opened, options, *reports);
  if (console.json)
    console.answer(publish_json(*reports, sent));
  else
    show_outcome(paper, *reports, sent);
  return sent ? done : refused;
}

}  // namespace

void add_publish(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<PublishOptions>();
  CLI::App* command = commands.add("publish", help::publish);
  command->add_option("channel", options->channel, commands.say(help::publish_channel))
      ->type_name("CHANNEL");
  command->add_flag("--rehearse", options->rehearse_only, commands.say(help::rehearse));
  command->add_flag("--yes", options->yes, commands.say(help::yes));
  command->add_flag("--all", options->all, commands.say(help::all));
  command->add_option("--wait", options->patience_seconds, commands.say(help::patience))
      ->check(CLI::Range(1, 86'400))
      ->type_name("S");
  command->callback([&console = commands.console, &run = commands.run, options] {
    run = [&console, options] { return run_publish(console, *options); };
  });
}

}  // namespace ganh::service::cli
