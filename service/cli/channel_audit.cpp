#include "service/cli/channel_audit.h"

#include <algorithm>
#include <thread>

#include "catalog/json/json_text.h"
#include "connectors/transport/http_message.h"
#include "service/cli/mistakes.h"
#include "service/cli/progress.h"
#include "service/cli/sending.h"
#include "service/telling/show_drifts.h"
#include "service/words/messages.h"
#include "service/words/messages_channels.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using office::Office;
using office::Reply;
using std::chrono::steady_clock;

namespace {

constexpr int patience_seconds_max = 86'400;
constexpr std::chrono::milliseconds look_again{100};
constexpr int pages_max = 50;  // of drift that is shown

struct AuditOptions {
  std::string channel;
  int patience_seconds = 300;
};

// One channel that is audited, as it last stood.
struct Audited {
  std::string path;
  Reply channel;
  std::vector<Reply> drifts = {};  // pages

  bool is_under_way() const { return !channel["audit"]["begun_at"].is_null(); }
};

// Begins an audit of each wanted channel. A refusal, if there is one.
std::optional<Reply> begin(Office& office, const std::string& wanted,
                           std::vector<Audited>& audited) {
  auto channels = office.get(office.path("/channels"));
  if (!channels) return channels;
  for (const auto& of : channels["channels"].items()) {
    if (!wanted.empty() && of["name"].text() != wanted) continue;
    const std::string path = office.path("/channels/") + of["id"].text_or();
    auto begun = office.ask({.target = path + "/audits"});
    if (!begun) return begun;
    audited.push_back({path, std::move(begun)});
  }
  if (audited.empty() && !wanted.empty()) {
    return office::refusal(
        error(Code::not_found, "channel", "channel.not_found", {{"name", wanted}}),
        office.language());
  }
  return std::nullopt;
}

// Waits until every audit has ended, or for so long.
std::optional<Reply> wait(const Console& console, Office& office, std::vector<Audited>& audited,
                          steady_clock::time_point give_up) {
  Progress bar(console.err, console.err_is_terminal, console.notes().say(words::auditing));
  for (;;) {
    std::int64_t looked_at = 0;
    std::int64_t all = 0;
    for (auto& of : audited) {
      auto now = office.get(of.path);
      if (!now) return now;
      of.channel = std::move(now);
      looked_at += of.channel["audit"]["looked_at"].integer_or(0);
      all += of.channel["listings"]["live"].integer_or(0);
    }
    const bool is_over = std::ranges::none_of(audited, &Audited::is_under_way);
    if (is_over || steady_clock::now() > give_up) return std::nullopt;
    bar.show(std::min(looked_at, all), all);
    std::this_thread::sleep_for(look_again);
  }
}

std::optional<Reply> read_drifts(Office& office, Audited& of) {
  std::string after;
  for (int page = 0; page < pages_max; ++page) {
    auto drifts = office.get(of.path + "/drifts?limit=200" + after);
    if (!drifts) return drifts;
    const bool is_last = drifts["next"].is_null();
    if (!is_last) {
      after = "&after=" + connectors::transport::percent_encode(drifts["next"].text_or());
    }
    of.drifts.push_back(std::move(drifts));
    if (is_last) break;
  }
  return std::nullopt;
}

std::string audits_json(const std::vector<Audited>& audited) {
  json::Writer out;
  out.object([&] {
    out.array("channels", [&] {
      for (const auto& of : audited) {
        out.object([&] {
          json::copy(out, "name", of.channel["name"]);
          json::copy(out, "audit", of.channel["audit"]);
          out.array("drifts", [&] {
            for (const auto& page : of.drifts) {
              for (const auto& drift : page["drifts"].items()) {
                out.object([&] {
                  for (const auto& [name, value] : drift.members()) json::copy(out, name, value);
                });
              }
            }
          });
        });
      }
    });
  });
  return std::move(out).text();
}

int run_audit(const Console& console, Office& office, const AuditOptions& options) {
  std::vector<Audited> audited;
  if (const auto refusal = begin(office, options.channel, audited)) return console.refuse(*refusal);
  const auto patience = std::chrono::seconds{options.patience_seconds};
  const auto give_up = steady_clock::now() + patience;
  bool is_over = false;
  if (options.patience_seconds > 0 && !audited.empty()) {
    const auto work = office.work_on_channels();
    if (const auto refusal = wait(console, office, audited, give_up)) {
      return console.refuse(*refusal);
    }
    is_over = std::ranges::none_of(audited, &Audited::is_under_way);
  }
  // What is being set right goes out at once.
  if (is_over) wait_until_sent(office, options.channel, patience, {});
  for (auto& of : audited) {
    if (const auto refusal = read_drifts(office, of)) return console.refuse(*refusal);
  }
  if (console.json) {
    console.answer(audits_json(audited));
    return is_over || options.patience_seconds == 0 ? done : refused;
  }
  const Paper paper = console.paper();
  if (audited.empty()) paper.line(words::no_channels);
  for (const auto& of : audited) {
    telling::show_audit(paper, of.channel.root());
    std::size_t shown = 0;
    for (const auto& page : of.drifts) shown += telling::show_drifts(paper, page.root(), shown);
  }
  return is_over || options.patience_seconds == 0 || audited.empty() ? done : refused;
}

}  // namespace

void add_channel_audit(const Commands& commands, CLI::App& channels) {
  namespace help = words::help;
  auto options = std::make_shared<AuditOptions>();
  CLI::App* command = commands.add_inside(channels, "audit", help::audit);
  command->add_option("--channel", options->channel, commands.say(help::audited_channel))
      ->type_name("NAME");
  command->add_option("--wait", options->patience_seconds, commands.say(help::audit_patience))
      ->check(within(commands.console.language, 0, patience_seconds_max))
      ->type_name("S");
  commands.on_chosen(*command, [options](const Console& console, Office& office) {
    return run_audit(console, office, *options);
  });
}

}  // namespace ganh::service::cli
