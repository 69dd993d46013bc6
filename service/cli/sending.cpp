#include "service/cli/sending.h"

#include <algorithm>
#include <thread>

#include "connectors/transport/system_clock.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

using catalog::json::Value;

namespace {

constexpr Duration patience_after_change = std::chrono::seconds{5};
constexpr std::chrono::milliseconds look_again{50};

// What is due later than this waits for something that takes its time, not for its turn.
constexpr Duration soon = std::chrono::seconds{30};

struct Waiting {
  std::int64_t rows = 0;
  bool is_soon = false;  // some of it goes out without anything else happening first
};

Waiting waiting_in(Value channels, const std::string& only) {
  const Time now = connectors::transport::SystemClock().now() +
                   std::chrono::seconds{channels["clock"]["offset_seconds"].integer_or(0)};
  Waiting waiting;
  for (const auto& of : channels["channels"].items()) {
    if (!only.empty() && of["name"].text() != only) continue;
    const auto outbox = of["outbox"];
    const std::int64_t sending = outbox["sending"].integer_or(0);
    waiting.rows += outbox["ready"].integer_or(0) + sending;
    const auto due = parse_rfc3339(outbox["next_due_at"].text_or());
    waiting.is_soon |=
        sending > 0 || outbox["to_plan"].boolean_or(false) || (due && *due <= now + soon);
  }
  return waiting;
}

std::vector<std::pair<std::string, std::string>> troubles_in(Value channels,
                                                             const std::string& only) {
  std::vector<std::pair<std::string, std::string>> troubles;
  for (const auto& of : channels["channels"].items()) {
    if (!only.empty() && of["name"].text() != only) continue;
    if (!of["trouble"].is_null()) {
      troubles.emplace_back(of["name"].text_or(), of["trouble"].text_or());
    }
  }
  return troubles;
}

}  // namespace

Sending wait_until_sent(
    office::Office& office, const std::string& channel, Duration patience,
    const std::function<void(std::int64_t done, std::int64_t all)>& on_progress) {
  const auto work = office.work_on_channels();
  const auto give_up = std::chrono::steady_clock::now() + patience;
  std::int64_t most = 0;
  for (;;) {
    const auto channels = office.get(office.path("/channels"));
    if (!channels) return {};
    const auto waiting = waiting_in(channels.root(), channel);
    most = std::max(most, waiting.rows);
    if (on_progress) on_progress(most - waiting.rows, most);
    if (!waiting.is_soon || std::chrono::steady_clock::now() > give_up) {
      return {!waiting.is_soon, most - waiting.rows, troubles_in(channels.root(), channel)};
    }
    std::this_thread::sleep_for(look_again);
  }
}

void tell_marketplaces(const Console& console, office::Office& office) {
  const auto channels = office.get(office.path("/channels"));
  if (channels && channels["channels"].size() == 0) return;
  const Paper notes = console.notes();
  bool is_announced = !console.err_is_terminal;
  const auto announce = [&](std::int64_t done, std::int64_t all) {
    if (is_announced || done == all) return;
    notes.line(words::telling_market);
    is_announced = true;
  };
  const auto sending = wait_until_sent(office, "", patience_after_change, announce);
  if (!sending.all_sent)
    notes.line(words::market_not_told);
  else if (sending.sent_rows > 0)
    notes.line(words::market_told);
}

}  // namespace ganh::service::cli
