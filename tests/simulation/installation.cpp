#include "tests/simulation/installation.h"

#include <fmt/format.h>

#include "catalog/crash_point.h"
#include "catalog/migrations.h"
#include "catalog/store/sqlite/sqlite_database.h"
#include "connectors/receiving/webhook.h"
#include "tests/simulation/ground.h"

namespace ganh::simulation {

namespace publishing = connectors::publishing;
namespace store = catalog::store;

Installation::Installation(const Disk::Image& image, Time start, std::uint64_t seed)
    : clock(start),
      agenda(clock, seed),
      network(agenda, clock),
      vault(connectors::channel::Vault::make()),
      randomness_(seed) {
  disk.load(image);
  network.is_up = [this] { return is_up(); };
  network.seen = &seen;
  on_crash_point([this](std::string_view name) {
    if (!planned_cut || planned_cut->point != name || planned_cut->passes-- > 0) return;
    planned_cut.reset();
    seen[fmt::format("the power goes at {}", name)] += 1;
    disk.cut_power();
    throw PowerCut{};
  });
}

Installation::~Installation() {
  on_crash_point({});
  engine_.reset();
  database_.reset();
}

void Installation::reseed(std::uint64_t seed) {
  fate_ = SeededRandomness(seed);
  network.reseed(seed + 1);
}

void Installation::start() {
  const auto migrations = all_migrations();
  auto database =
      store::sqlite::open(database_file(), migrations, {.writer = store::Writer::inline_});
  engine_ = std::make_unique<publishing::Engine>(
      publishing::EngineParts{*database, clock, randomness_, agenda, network, vault,
                              [this](const publishing::Event& event) { observe(event); }});
  database->on_commit([engine = engine_.get()] { engine->wake(); });
  database_ = std::move(database);
  engine_->wake();
}

void Installation::stop() {
  engine_.reset();
  agenda.forget_process();
  network.lose_process();
  database_.reset();
}

void Installation::lose_power() {
  disk.cut_power();
  stop();
  disk.restart(fate_);
}

bool Installation::attempt(const std::function<void()>& fn) {
  try {
    fn();
  } catch (const PowerCut&) {
    return false;
  } catch (const store::StorageError& failure) {
    seen["the disk failed under a command"] += 1;
    if (tell) tell(fmt::format("  storage: {}", failure.what()));
  }
  return disk.has_power();
}

int Installation::receive_webhook(const ChannelId& channel,
                                  const connectors::transport::Request& request) {
  int status = 503;
  attempt([&] {
    const auto imported = connectors::receiving::receive_webhook(*database_, clock, randomness_,
                                                                 vault, channel, request);
    status = imported ? 204 : 400;
    if (imported) engine_->poll_orders(channel);
  });
  return is_up() ? status : 0;
}

void Installation::observe(const publishing::Event& event) {
  seen[fmt::format("event {}", publishing::name(event.kind))] += 1;
  if (tell) {
    tell(fmt::format("  {}: {} {} {} ({})", event.channel, publishing::name(event.kind),
                     event.subject, event.detail, event.count));
  }
}

}  // namespace ganh::simulation
