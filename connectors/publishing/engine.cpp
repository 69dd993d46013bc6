#include "connectors/publishing/engine.h"

#include <array>
#include <atomic>
#include <map>
#include <set>

#include "catalog/producers/cooperatives.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

namespace store = catalog::store;

std::string_view name(Event::Kind kind) {
  constexpr std::array names{"sent",      "accepted",   "pending", "refused",
                             "throttled", "retrying",   "looking_up", "order",
                             "quarantined", "told",     "storage"};
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
      parts.database.read([&](const store::Read& read) {
        for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
          for (const auto& channel : channel::all_channels(read.scope(cooperative.id))) {
            channels.emplace_back(cooperative.id, channel.id);
          }
        }
      });
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

  void wake() {
    if (woken.exchange(true)) return;
    parts.executor.post([self = weak_from_this()] {
      if (auto inner = self.lock()) inner->advance_all();
    });
  }

  EngineParts parts;
  std::map<ChannelId, std::shared_ptr<ChannelRun>> runs;
  std::set<ChannelId> orders_wanted;
  std::atomic<bool> woken = false;
  bool stopped = false;
};

Engine::Engine(EngineParts parts) : inner_(std::make_shared<Inner>(std::move(parts))) {}
Engine::~Engine() = default;

void Engine::wake() { inner_->wake(); }

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
