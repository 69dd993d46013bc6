#include "connectors/publishing/engine.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <map>
#include <optional>
#include <set>

#include "catalog/producers/cooperatives.h"
#include "catalog/stock/day.h"
#include "catalog/stock/holds.h"
#include "catalog/store/server_error.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

namespace store = catalog::store;

std::string_view name(Event::Kind kind) {
  constexpr std::array names{"sent",     "accepted",   "pending", "refused",     "throttled",
                             "retrying", "looking_up", "order",   "quarantined", "told",
                             "storage",  "locked_out", "tracked", "drift",       "audited"};
  return names[static_cast<std::size_t>(kind)];
}

struct Engine::Inner : std::enable_shared_from_this<Engine::Inner> {
  explicit Inner(EngineParts given) : parts(std::move(given)) {}

  // Makes a run for each channel there is, and lets every one do what is due.
  void advance_all() {
    woken = false;
    if (stopped) return;
    std::vector<std::pair<CooperativeId, ChannelId>> channels;
    try {
      channels = look_around();
    } catch (const store::StorageError& failure) {
      const Duration wait = backoff_first;
      if (parts.observe) {
        parts.observe(
            {.kind = Event::Kind::storage, .detail = store::noted(failure), .wait = wait});
      }
      wake_at(parts.clock.now() + wait);
      return;
    }
    for (const auto& [cooperative, id] : channels) {
      auto& run = runs[id];
      if (!run) run = std::make_shared<ChannelRun>(parts, cooperative, id);
      if (orders_wanted.erase(id) > 0) run->want_orders();
      run->advance();
    }
  }

  // Every channel there is; and where a day has begun or a hold has expired, the stock is told.
  std::vector<std::pair<CooperativeId, ChannelId>> look_around() {
    const Time now = parts.clock.now();
    const Date today = date_in_vietnam(now);
    std::vector<std::pair<CooperativeId, ChannelId>> channels;
    std::vector<CooperativeId> new_day;
    std::vector<CooperativeId> with_due_holds;
    std::optional<Time> next_expiry;
    parts.database.read([&](const store::Read& read) {
      for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
        const auto scope = read.scope(cooperative.id);
        if (catalog::stock::day_has_turned(scope, today)) new_day.push_back(cooperative.id);
        if (const auto expiry = catalog::stock::first_expiry(scope)) {
          if (*expiry <= now) {
            with_due_holds.push_back(cooperative.id);
          } else {
            next_expiry = std::min(next_expiry.value_or(*expiry), *expiry);
          }
        }
        for (const auto& channel : channel::all_channels(scope)) {
          channels.emplace_back(cooperative.id, channel.id);
        }
      }
    });
    for (const auto& cooperative : new_day) turn_day(cooperative);
    for (const auto& cooperative : with_due_holds) expire_holds(cooperative);
    if (!with_due_holds.empty()) wake();  // to look when the next one expires
    if (next_expiry && next_expiry != hold_alarm) {
      hold_alarm = next_expiry;
      wake_at(*next_expiry);
    }
    if (day_alarm != today) {
      day_alarm = today;
      wake_at(start_of_day(today + std::chrono::days{1}));
    }
    return channels;
  }

  void wake_at(Time time) {
    parts.executor.post_at(time, [self = weak_from_this()] {
      if (auto inner = self.lock()) inner->advance_all();
    });
  }

  void turn_day(const CooperativeId& cooperative) {
    command(cooperative, "a day has begun", catalog::stock::turn_day);
  }

  void expire_holds(const CooperativeId& cooperative) {
    command(cooperative, "holds have expired", [](catalog::changes::Command& command) {
      catalog::stock::expire_holds(command, static_cast<int>(catalog::stock::holds_max));
    });
  }

  // What passing time does: it refuses nothing.
  template <class Fn>
  void command(const CooperativeId& cooperative, const char* cause, Fn fn) {
    const catalog::changes::Heading heading{new_id<CommandTag>(parts.clock.now(), parts.randomness),
                                            "system", cause};
    const auto done = parts.database.write([&](store::Write& write) -> Result<> {
      catalog::changes::Command command(write, cooperative, heading, parts.clock.now(),
                                        parts.randomness);
      fn(command);
      return {};
    });
    assert(done && "passing time refuses nothing");
    static_cast<void>(done);
  }

  void wake() {
    if (woken.exchange(true)) return;
    parts.executor.post([self = weak_from_this()] {
      if (auto inner = self.lock()) inner->advance_all();
    });
  }

  EngineParts parts;
  std::map<ChannelId, std::shared_ptr<ChannelRun>> runs;
  std::set<ChannelId> orders_wanted;
  std::optional<Date> day_alarm;  // the day after which advance_all() has itself called
  std::optional<Time> hold_alarm;  // when it is called for the hold that is the first to expire
  std::atomic<bool> woken = false;
  bool stopped = false;
};

Engine::Engine(EngineParts parts) : inner_(std::make_shared<Inner>(std::move(parts))) {}
Engine::~Engine() = default;

void Engine::wake() {
  inner_->wake();
}

void Engine::poll_orders(const ChannelId& channel) {
  inner_->parts.executor.post([self = std::weak_ptr<Inner>(inner_), channel] {
    auto inner = self.lock();
    if (!inner) return;
    inner->orders_wanted.insert(channel);
    inner->wake();
  });
}

void Engine::stop() {
  inner_->parts.executor.post([self = std::weak_ptr<Inner>(inner_)] {
    auto inner = self.lock();
    if (!inner) return;
    inner->stopped = true;
    for (auto& [id, run] : inner->runs) run->stop();
  });
}

bool Engine::idle() const {
  for (const auto& [id, run] : inner_->runs) {
    if (!run->idle()) return false;
  }
  return true;
}

}  // namespace ganh::connectors::publishing
