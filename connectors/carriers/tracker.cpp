#include "connectors/carriers/tracker.h"

#include <atomic>
#include <map>

#include "catalog/producers/cooperatives.h"
#include "catalog/store/server_error.h"
#include "connectors/carriers/account_run.h"

namespace ganh::connectors::carriers {

namespace store = catalog::store;

namespace {

// Every commit wakes it, and hardly any is about parcels.
constexpr Duration look_every = std::chrono::seconds{1};

}  // namespace

struct Tracker::Inner : std::enable_shared_from_this<Tracker::Inner> {
  explicit Inner(publishing::EngineParts given) : parts(std::move(given)) {}

  void wake() {
    if (woken.exchange(true)) return;
    parts.executor.post([self = weak_from_this()] {
      if (auto inner = self.lock()) inner->look_soon();
    });
  }

  void look_soon() {
    const Time now = parts.clock.now();
    const bool just_looked = now >= looked_at && now < looked_at + look_every;
    if (!just_looked) {
      look_around();
      return;
    }
    parts.executor.post_at(looked_at + look_every, [self = weak_from_this()] {
      if (auto inner = self.lock()) inner->look_around();
    });
  }

  // Makes a run for each account there is, and lets every one do what is due.
  void look_around() {
    woken = false;
    looked_at = parts.clock.now();
    try {
      for (const auto& [cooperative, id] : accounts()) {
        auto& run = runs[id];
        if (!run) run = std::make_shared<AccountRun>(parts, cooperative, id);
        run->advance();
      }
    } catch (const store::StorageError& failure) {
      const Duration wait = publishing::backoff_first;
      if (parts.observe) {
        parts.observe({.kind = publishing::Event::Kind::storage,
                       .detail = store::noted(failure),
                       .wait = wait});
      }
      parts.executor.post_at(parts.clock.now() + wait, [self = weak_from_this()] {
        if (auto inner = self.lock()) inner->look_around();
      });
    }
  }

  std::vector<std::pair<CooperativeId, AccountId>> accounts() {
    std::vector<std::pair<CooperativeId, AccountId>> found;
    parts.database.read([&](const store::Read& read) {
      for (const auto& cooperative : catalog::producers::all_cooperatives(read.global())) {
        for (const auto& account : all_accounts(read.scope(cooperative.id))) {
          found.emplace_back(cooperative.id, account.id);
        }
      }
    });
    return found;
  }

  publishing::EngineParts parts;
  std::map<AccountId, std::shared_ptr<AccountRun>> runs;
  std::atomic<bool> woken = false;
  Time looked_at{};
};

Tracker::Tracker(publishing::EngineParts parts)
    : inner_(std::make_shared<Inner>(std::move(parts))) {}
Tracker::~Tracker() = default;

void Tracker::wake() {
  inner_->wake();
}

}  // namespace ganh::connectors::carriers
