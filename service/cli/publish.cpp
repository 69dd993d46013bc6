#include <algorithm>
#include <set>

#include "catalog/json/json_text.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/mistakes.h"
#include "service/cli/progress.h"
#include "service/cli/sending.h"
#include "service/telling/show_rehearsal.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using json::Value;
using office::Office;
using office::Reply;

namespace {

constexpr std::size_t listings_at_once = 1'000;
constexpr auto page_size = "200";

constexpr int patience_seconds_max = 86'400;

struct PublishOptions {
  std::string channel;
  bool rehearse_only = false;
  bool yes = false;
  bool all = false;
  int patience_seconds = 300;
};

struct Refusal {
  std::string sku;
  std::string words;  // theirs
  std::string cure;   // ours
};

// What becomes of one channel.
struct Report {
  std::string path;  // of the channel
  std::string name;
  Reply rehearsal;
  bool is_released = false;
  std::int64_t released = 0;
  std::vector<std::string> changed_since = {};
  std::vector<Refusal> refused = {};
  std::int64_t pending = 0;  // wait for the marketplace's decision
};

using Reports = std::vector<Report>;

// Rehearses every wanted channel into `reports`. A refusal, if there is one.
std::optional<Reply> rehearse(Office& office, const std::string& wanted, Reports& reports) {
  auto channels = office.get(office.path("/channels"));
  if (!channels) return channels;
  for (const auto& of : channels["channels"].items()) {
    if (!wanted.empty() && of["name"].text() != wanted) continue;
    const std::string path = office.path("/channels/") + of["id"].text_or();
    auto rehearsal = office.ask({.target = path + "/rehearsals"});
    if (!rehearsal) return rehearsal;
    reports.push_back({path, of["name"].text_or(), std::move(rehearsal)});
  }
  if (reports.empty() && !wanted.empty()) {
    return office::refusal(
        error(Code::not_found, "channel", "channel.not_found", {{"name", wanted}}),
        office.language());
  }
  return std::nullopt;
}

std::size_t listings_in(const Reports& reports) {
  std::size_t count = 0;
  for (const auto& report : reports) count += report.rehearsal["listings"].size();
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

std::string publication_json(const std::vector<Value>& listings, std::size_t from, std::size_t to) {
  json::Writer out;
  out.object([&] {
    out.array("listings", [&] {
      for (std::size_t at = from; at < to; ++at) {
        out.object([&] {
          json::copy(out, "pack_id", listings[at]["pack_id"]);
          json::copy(out, "parts", listings[at]["parts"]);
        });
      }
    });
  });
  return std::move(out).text();
}

// Releases exactly what was rehearsed. A refusal, if there is one.
std::optional<Reply> release(Office& office, Report& report) {
  const auto listings = report.rehearsal["listings"].items();
  for (std::size_t from = 0; from < listings.size(); from += listings_at_once) {
    const std::size_t to = std::min(from + listings_at_once, listings.size());
    auto released = office.ask(
        {.target = report.path + "/publications", .body = publication_json(listings, from, to)});
    if (!released) return released;
    report.released += released["released"].integer_or(0);
    for (const auto& sku : released["changed_since"].items()) {
      report.changed_since.push_back(sku.text_or());
    }
  }
  report.is_released = true;
  return std::nullopt;
}

// What the marketplace said of the listings that were released, as far as it has answered.
std::optional<Reply> read_outcome(Office& office, Report& report) {
  std::set<std::string> published;
  for (const auto& listing : report.rehearsal["listings"].items()) {
    published.insert(listing["sku"].text_or());
  }
  auto channel = office.get(report.path);
  if (!channel) return channel;
  report.pending = channel["listings"]["pending"].integer_or(0);
  if (channel["listings"]["refused"].integer_or(0) == 0) return std::nullopt;
  std::string after;
  do {
    auto page = office.get(report.path + "/listings?limit=" + page_size +
                           (after.empty() ? "" : "&after=" + after));
    if (!page) return page;
    for (const auto& listing : page["listings"].items()) {
      const std::string sku = listing["sku"].text_or();
      if (listing["state"].text() != "refused" || !published.contains(sku)) continue;
      const auto said =
          listing["refusal"][office.language() == words::Language::english ? "en" : "vi"];
      report.refused.push_back({sku, listing["their_words"].text_or(), said["cure"].text_or()});
    }
    after = connectors::transport::percent_encode(page["next"].text_or());
  } while (!after.empty());
  return std::nullopt;
}

// Waits for the channels' work. False: something still waits.
bool send(const Console& console, Office& office, const PublishOptions& options) {
  Progress bar(console.err, console.err_is_terminal, console.notes().say(words::publishing));
  const auto sending =
      wait_until_sent(office, options.channel, std::chrono::seconds{options.patience_seconds},
                      [&](std::int64_t done, std::int64_t all) { bar.show(done, all); });
  bar.wipe();
  for (const auto& [channel, trouble] : sending.troubles) {
    console.notes().line(words::channel_in_trouble, channel, trouble);
  }
  return sending.all_sent && sending.troubles.empty();
}

void write_release(json::Writer& out, const Report& report) {
  out.field("released", report.released);
  out.array("changed_since", [&] {
    for (const auto& sku : report.changed_since) out.value(sku);
  });
  out.array("refused", [&] {
    for (const auto& refused : report.refused) {
      out.object([&] {
        out.field("sku", refused.sku);
        out.field("words", refused.words);
        out.field("cure", refused.cure);
      });
    }
  });
  out.field("pending", report.pending);
}

std::string publish_json(const Reports& reports, std::optional<bool> sent) {
  json::Writer out;
  out.object([&] {
    out.array("channels", [&] {
      for (const auto& report : reports) {
        out.object([&] {
          for (const auto& [name, value] : report.rehearsal.root().members()) {
            json::copy(out, name, value);
          }
          if (report.is_released) write_release(out, report);
        });
      }
    });
    if (sent)
      out.field("sent", *sent);
    else
      out.null_field("sent");
  });
  return std::move(out).text();
}

void show_released(const Paper& paper, const Report& report) {
  paper.line(words::released, report.name, report.released);
  for (const auto& sku : report.changed_since) paper.line(words::changed_since, sku);
}

void show_outcome(const Paper& paper, const Reports& reports, bool sent) {
  for (const auto& report : reports) {
    for (const auto& refused : report.refused) {
      paper.out << paper.paint(Ink::bad, paper.say(words::refused_by_market, report.name,
                                                   refused.sku, refused.words))
                << '\n';
      paper.line(words::refusal_cure, refused.cure);
    }
    if (report.pending > 0) paper.line(words::pending_count, report.name, report.pending);
  }
  paper.line(sent ? words::all_sent : words::still_waits);
}

int finish(const Console& console, Office& office, const PublishOptions& options,
           Reports& reports) {
  // Stock and orders' progress go by themselves, whether or not anything was to be published.
  const bool sent = send(console, office, options);
  for (auto& report : reports) {
    if (const auto refusal = read_outcome(office, report)) return console.refuse(*refusal);
  }
  if (console.json)
    console.answer(publish_json(reports, sent));
  else
    show_outcome(console.paper(), reports, sent);
  return sent ? done : refused;
}

int run_publish(const Console& console, Office& office, const PublishOptions& options) {
  Reports reports;
  if (const auto refusal = rehearse(office, options.channel, reports)) {
    return console.refuse(*refusal);
  }
  const Paper paper = console.paper();
  if (!console.json) {
    if (reports.empty()) paper.line(words::no_channels);
    for (const auto& report : reports) {
      telling::show_rehearsal(paper, report.rehearsal.root(), options.all);
    }
  }
  if (options.rehearse_only || reports.empty()) {
    if (console.json) return console.answer(publish_json(reports, std::nullopt));
    if (!reports.empty()) paper.line(words::rehearsal_only);
    return done;
  }

  const std::size_t listings = listings_in(reports);
  if (listings == 0) {
    if (!console.json) paper.line(words::nothing_to_publish);
    return finish(console, office, options, reports);
  }
  const auto agreement = agreed(console, options, listings);
  if (!agreement) return console.refuse(agreement.error());
  if (!*agreement) {
    paper.line(words::not_published);
    return done;
  }
  for (auto& report : reports) {
    if (const auto refusal = release(office, report)) return console.refuse(*refusal);
    if (!console.json) show_released(paper, report);
  }
  return finish(console, office, options, reports);
}

}  // namespace

void add_publish(const Commands& commands) {
  namespace help = words::help;
  auto options = std::make_shared<PublishOptions>();
  CLI::App* command = commands.add_inside(commands.app, "publish", help::publish);
  command->add_option("channel", options->channel, commands.say(help::publish_channel))
      ->type_name("CHANNEL");
  command->add_flag("--rehearse", options->rehearse_only, commands.say(help::rehearse));
  command->add_flag("--yes", options->yes, commands.say(help::yes));
  command->add_flag("--all", options->all, commands.say(help::all));
  command->add_option("--wait", options->patience_seconds, commands.say(help::patience))
      ->check(within(commands.console.language, 1, patience_seconds_max))
      ->type_name("S");
  commands.on_chosen(*command, [options](const Console& console, Office& office) {
    return run_publish(console, office, *options);
  });
}

}  // namespace ganh::service::cli
