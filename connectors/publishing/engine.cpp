#include "connectors/publishing/engine.h"

#include <array>
#include <atomic>
#include <cassert>
#include <map>
#include <set>

#include "catalog/producers/cooperatives.h"
#include "catalog/stock/day.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

namespace store = catalog::store;

std::string_view name(Event::Kind kind) {
  constexpr std::array names{"sent",        "accepted", "pending",    "refused",
                             "throttled",   "retrying", "looking_up", "order",
                             "quarantined", "told",     "storage",    "locked_out",
                             "tracked"};
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
        parts.observe({.kind = Event::Kind::storage, .detail = failure.what(), .wait = wait});
      }
      parts.executor.post_at(parts.clock.now() + wait, [self = weak_from_this()] {
        if (auto inner = self.lock()) inner->advance_all();
      });
      return;
    }
    for (const auto& [cooperative, id] : channels) {
      auto& run = runs[id];
      if (!run) run = std::make_shared<ChannelRun>(parts, cooperative, id);
      if (orders_wanted.erase(id) > 0) run->want_orders();
      run->advance();
    }
  }

  // Every channel there is; and where a day has begun, the stock is told of it.
  std::vector<std::pair<CooperativeId, ChannelId>> look_around() {
    const Date today = date_in_vietnam(parts.clock.now());
    std::vector<std::pair<CooperativeId, ChannelId>> channels;
    std::vector<CooperativeId> new_day;
    parts.database.read([&](const store::Read& read) {
      for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
        const auto scope = read.scope(cooperative.id);
        if (catalog::stock::day_has_turned(scope, today)) new_day.push_back(cooperative.id);
        for (const auto& channel : channel::all_channels(scope)) {
          channels.emplace_back(cooperative.id, channel.id);
        }
      }
    });
    for (const auto& cooperative : new_day) turn_day(cooperative);
    if (day_alarm != today) {
      day_alarm = today;
      parts.executor.post_at(start_of_day(today + std::chrono::days{1}), [self = weak_from_this()] {
        if (auto inner = self.lock()) inner->advance_all();
      });
    }
    return channels;
  }

  void turn_day(const CooperativeId& cooperative) {
    const catalog::changes::Heading heading{new_id<CommandTag>(parts.clock.now(), parts.randomness),
                                            "system", "a day has begun"};
    const auto turned = parts.database.write([&](store::Write& write) -> Result<> {
      catalog::changes::Command command(write, cooperative, heading, parts.clock.now(),
                                        parts.randomness);
      catalog::stock::turn_day(command);
      return {};
    });
    assert(turned && "turning the day refuses nothing");
    static_cast<void>(turned);
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
