#include "tests/simulation/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "catalog/changes/change_log.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/audit.h"

namespace ganh::simulation {

namespace publishing = connectors::publishing;
using catalog::store::Scope;
using catalog::store::StorageError;

namespace {

// Nothing that happens in a minute takes as many tasks, but an endless circle.
constexpr int tasks_a_minute_max = 20'000;
constexpr Duration look_again = std::chrono::minutes{1};
constexpr Duration all_has_arrived = std::chrono::minutes{3};
constexpr Duration quiet_for = std::chrono::minutes{5};
// Orders and moderation are asked after, tokens are fetched; nothing else has a reason.
constexpr std::int64_t quiet_requests_each_max = 20;

}  // namespace

World::World(const Disk::Image& ground, std::uint64_t seed,
             std::function<void(const std::string&)> tell)
    : installation_(
          ground, first_morning() + std::chrono::minutes{SeededRandomness(seed).next() % (24 * 60)},
          seed),
      tell_(std::move(tell)),
      dice_(seed) {
  installation_.tell = installation_.network.tell = tell_;
  SeededRandomness draw(~seed);
  for (const MarketKind& kind : draw_markets(draw)) {
    const std::string base_url = "http://" + std::string(kind.name) + ".test";
    installation_.network.nodes[base_url].market = kind.open();
  }
  installation_.network.after_handling = [this](Network::Node& node, const Network::Sent& sent) {
    for (const auto& channel : oracle_.channels) {
      if (&installation_.network.nodes.at(channel.base_url) != &node) continue;
      oracle_.look_at(node, channel, sent, installation_.clock.now());
      pump(channel.base_url);
    }
  };
  installation_.reseed(seed);
  installation_.start();
  connect_channels();
}

void World::say(const std::string& what) {
  if (tell_) tell_(fmt::format("{} {}", rfc3339(installation_.clock.now()), what));
}

bool World::step(std::uint64_t seed) {
  dice_ = SeededRandomness(seed);
  installation_.reseed(seed + 1);
  act();
  const std::int64_t how_long = roll(40);
  run_for(how_long == 0   ? Duration{std::chrono::minutes{10 + roll(20)}}
          : how_long < 10 ? Duration{std::chrono::seconds{60 + roll(120)}}
          : how_long < 20 ? Duration{0}
                          : Duration{std::chrono::milliseconds{roll(30'000)}});
  return wrong().empty();
}

void World::run_for(Duration span) {
  run_until(installation_.clock.now() + span);
}

void World::run_until(Time until) {
  int tasks = 0;
  const Time from = installation_.clock.now();
  const auto most = tasks_a_minute_max * (1 + (until - from) / std::chrono::minutes{1});
  while (wrong().empty()) {
    auto task = installation_.agenda.next(until);
    if (!task) return;
    if (!installation_.attempt(*task)) power_is_gone();
    if (++tasks > most) oracle_.impossible = "it goes round in a circle";
  }
}

void World::power_is_gone() {
  say("the power is gone");
  met("the power goes");
  installation_.lose_power();
  begin_again(std::chrono::seconds{roll(120)});
}

void World::begin_again(Duration after) {
  if (starts_) return;
  starts_ = true;
  installation_.agenda.at(installation_.clock.now() + after, [this] {
    starts_ = false;
    if (!start()) begin_again(std::chrono::seconds{1 + roll(30)});
  });
}

// False: the disk failed while it started.
bool World::start() {
  say("it starts");
  try {
    installation_.start();
  } catch (const StorageError&) {
    met("the disk failed while it started");
    installation_.lose_power();
    return false;
  }
  settle_doubts();
  oracle_.look_at_books(installation_);
  return true;
}

void World::settle_doubts() {
  if (!installation_.is_up()) return;
  std::erase_if(doubtful_, [&](const Doubtful& doubtful) {
    const bool done = installation_.look([&](const Scope& scope) {
      return catalog::changes::find_heading(scope, doubtful.id).has_value();
    });
    if (done) {
      oracle_.acknowledged.push_back(doubtful.id);
      if (doubtful.model) doubtful.model();
    }
    return done;
  });
}

// What nobody here has said, there: an audit is to find it.
void World::edit_there() {
  const Time now = installation_.clock.now();
  for (const auto& channel : oracle_.channels) {
    Market& market = *installation_.network.nodes.at(channel.base_url).market;
    for (const auto& shown : market.listings(now)) {
      const std::int64_t what = roll(4);
      if (what == 0) continue;
      Edit edit{shown.sku, shown.title, shown.price_vnd, shown.told_packs};
      if (what == 1 && market.take_down(shown.sku, now)) {
        oracle_.was_edited_there(channel, shown);
        say(fmt::format("{} is taken down at {}", shown.sku, channel.base_url));
        met("a listing is taken down there");
        continue;
      }
      if (one_in(2)) edit.title = "Ai đó sửa, số 0";
      if (one_in(2)) edit.price_vnd += 1'000'000;
      if (one_in(2) && market.tells_told_packs()) edit.packs += 1 + roll(50);
      if (!market.edit(edit, now)) continue;
      oracle_.was_edited_there(channel,
                               {edit.sku, edit.title, edit.price_vnd, edit.packs, shown.packs});
      say(fmt::format("{} is edited at {}", shown.sku, channel.base_url));
      met("a listing is edited there");
    }
  }
}

// What came late to such a marketplace may stand over what came after it.
void World::audit_what_has_no_versions() {
  const bool any = std::ranges::any_of(installation_.network.nodes, [](const auto& node) {
    return !node.second.market->has_versions();
  });
  if (!any) return;
  run_for(all_has_arrived);
  if (installation_.is_up()) audit();
}

void World::audit() {
  for (const auto& channel : oracle_.channels) {
    installation_.command("audit", [&](catalog::changes::Command& command) -> Result<> {
      publishing::ask_for_audit(command, channel.id);
      return {};
    });
  }
}

bool World::is_audited() {
  return std::ranges::all_of(oracle_.channels, [&](const auto& channel) {
    const auto standing = installation_.look(
        [&](const Scope& scope) { return publishing::find_audit(scope, channel.id); });
    return !standing || !standing->begun_at;
  });
}

bool World::heal() {
  healing_ = true;
  say("everything heals");
  calm();
  if (!installation_.is_up() && !starts_) begin_again(Duration{0});
  audit_what_has_no_versions();
  if (!come_to_agree()) return false;
  oracle_.look_at_books(installation_);
  edit_there();
  audit();
  if (!come_to_agree()) return false;
  oracle_.look_at_books(installation_);
  std::int64_t requests = 0;
  for (auto& [url, node] : installation_.network.nodes) requests -= node.requests;
  run_for(quiet_for);
  for (auto& [url, node] : installation_.network.nodes) requests += node.requests;
  const auto differences = oracle_.differences(installation_);
  if (!differences.empty() && wrong().empty()) {
    oracle_.impossible = "settled, and then: " + differences.front();
  } else if (requests > quiet_requests_each_max * std::ssize(oracle_.channels) && wrong().empty()) {
    oracle_.impossible = fmt::format("settled, and still {} requests", requests);
  }
  return wrong().empty();
}

bool World::come_to_agree() {
  const Time began = installation_.clock.now();
  Duration within = heals_within;
  for (const auto& [url, node] : installation_.network.nodes) {
    within = std::max(within, heals_within + node.market->rests_at_most());
  }
  std::vector<std::string> differences = {"it never started"};
  while (installation_.clock.now() - began < within && wrong().empty()) {
    if (installation_.is_up()) {
      mend_what_was_refused();
      settle_sales();
      publish();
    }
    run_for(look_again);
    if (!installation_.is_up()) continue;
    differences = oracle_.differences(installation_);
    if (!is_audited()) differences.emplace_back("an audit is under way");
    if (differences.empty()) break;
  }
  healed_after_ = std::max(healed_after_, installation_.clock.now() - began);
  if (!wrong().empty()) return false;
  if (!differences.empty()) {
    for (const auto& difference : differences) oracle_.impossible += difference + "\n";
  }
  return differences.empty();
}

// A marketplace that would not have a text gets another, as its shop would write one.
void World::mend_what_was_refused() {
  for (const auto& channel : oracle_.channels) {
    std::vector<bool> refused(goods.size());
    for (std::size_t i = 0; i < packings.size(); ++i) {
      const auto listing = installation_.look([&](const Scope& scope) {
        return connectors::channel::find_listing_by_sku(scope, channel.id, packings[i].sku);
      });
      const auto& which = packings[i].goods;
      const std::string title = title_of(which, oracle_.products[which].texts.back());
      const bool is_about_this = listing && listing->sent_content.find(title) != std::string::npos;
      if (is_about_this && !listing->their_code.empty()) refused[which] = true;
    }
    for (std::size_t i = 0; i < goods.size(); ++i) {
      if (refused[i]) write_text(i, ++texts_written_, false);
    }
  }
}

}  // namespace ganh::simulation
