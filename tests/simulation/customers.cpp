#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/simulation/world.h"

namespace ganh::simulation {

using connectors::sandbox::WebhookOut;

namespace {

constexpr std::array crash_points{
    "plan.before_commit",   "send.before_mark",     "send.marked",          "reply.received",
    "settle.before_commit", "settle.committed",     "orders.before_commit", "webhook.verified",
    "webhook.imported",     "recover.before_commit"};

}  // namespace

void World::buy() {
  const auto& channel = some(oracle_.channels);
  Market& market = *installation_.network.nodes.at(channel.base_url).market;
  const Time now = installation_.clock.now();
  auto shown = market.listings(now);
  if (shown.empty()) return;
  const bool force = one_in(5);  // bought in the same second by somebody else, too
  std::vector<MarketOrder::Line> lines;
  for (std::int64_t i = 0, wanted = 1 + roll(2); i < wanted; ++i) {
    const Shown& what = some(shown);
    const bool twice = std::ranges::any_of(
        lines, [&](const MarketOrder::Line& line) { return line.sku == what.sku; });
    const std::int64_t most = std::min<std::int64_t>(what.packs, 5) + (force ? 2 : 0);
    if (!twice && most > 0) lines.push_back({what.sku, 1 + roll(most), 0});
  }
  if (lines.empty()) return;
  if (const auto order = market.buy(lines, force, now)) {
    say(fmt::format("{} is bought at {}", *order, channel.base_url));
    met(force ? "more is bought than is shown" : "something is bought");
    pump(channel.base_url);
  }
}

void World::give_up_order() {
  const auto& channel = some(oracle_.channels);
  Market& market = *installation_.network.nodes.at(channel.base_url).market;
  const auto orders = market.orders(installation_.clock.now());
  if (orders.empty()) return buy();
  const auto& order = some(orders);
  const auto* by = one_in(3) ? "marketplace" : "customer";
  if (!market.give_up(order, by, dice_, installation_.clock.now())) return;
  say(fmt::format("{} is given up by its {}", order.id, by));
  met(market.sells_over_counter() ? "a sale is brought back" : "an order is given up there");
  pump(channel.base_url);
}

void World::moderate() {
  for (const auto& channel : oracle_.channels) {
    Market& market = *installation_.network.nodes.at(channel.base_url).market;
    const auto waiting = market.undecided(installation_.clock.now());
    if (waiting.empty()) continue;
    const auto& request = some(waiting);
    const bool approve = !one_in(3);
    if (!market.decide(request.ticket, approve, installation_.clock.now())) continue;
    say(fmt::format("{} is {}", request.ticket, approve ? "approved" : "rejected"));
    met(approve ? "approved by hand" : "rejected by hand");
  }
}

void World::promote() {
  const auto& channel = some(oracle_.channels);
  const char* sku = some(packings).sku;
  const Time until = installation_.clock.now() + std::chrono::minutes{1 + roll(15)};
  Market& market = *installation_.network.nodes.at(channel.base_url).market;
  if (!market.lock_price(sku, until, installation_.clock.now())) return;
  say(fmt::format("the price of {} is held", sku));
  met("a price is held");
}

void World::change_weather() {
  Network::Node& node = installation_.network.nodes.at(some(oracle_.channels).base_url);
  node.weather = {};
  const std::int64_t kind = roll(8);
  if (kind == 0) {
    node.weather.is_down = true;
  } else if (kind == 1) {
    node.weather.feed_is_down = true;
  } else if (kind == 2) {
    if (node.market->limit_calls(40, installation_.clock.now())) met("few calls an hour");
  } else {
    // Of the ways to go wrong chance picks about half, and how often.
    const auto rate = [this] { return one_in(2) ? 0 : static_cast<int>(roll(200)); };
    node.weather = {.no_connection = rate(),
                    .request_lost = rate(),
                    .reply_lost = rate(),
                    .late = rate(),
                    .reply_cut = rate(),
                    .throttled = rate(),
                    .unavailable = rate(),
                    .failed_after_effect = rate(),
                    .signed_out = rate(),
                    .switched_off = rate() / 8};
  }
  say(fmt::format("the weather changes at {}: {}", node.market->connector(), kind));
}

void World::calm() {
  for (auto& [url, node] : installation_.network.nodes) {
    node.weather = {};
    node.market->limit_calls(0, installation_.clock.now());
  }
  installation_.planned_cut.reset();
  installation_.disk.cut_power_after(-1);
  installation_.disk.fail_after(-1, false);
}

void World::plan_misfortune() {
  if (!installation_.is_up()) return;
  switch (roll(6)) {
    case 0:
      return power_is_gone();
    case 1:
    case 2: {
      const char* point = some(crash_points);
      say(fmt::format("the power will go at {}", point));
      installation_.planned_cut = {point, static_cast<int>(roll(4))};
      return;
    }
    case 3:
      say("the power will go");
      return installation_.disk.cut_power_after(roll(60));
    case 4:
      say("the disk will fail");
      met("the disk will fail");
      return installation_.disk.fail_after(roll(40), one_in(2));
    default:
      say("it is stopped");
      met("it is stopped");
      installation_.attempt([this] { installation_.stop(); });
      if (!installation_.disk.has_power()) return power_is_gone();
      begin_again(std::chrono::seconds{roll(60)});
  }
}

// Has the marketplace's own work done when it is due.
void World::pump(const std::string& base_url) {
  auto& sandbox = installation_.network.nodes.at(base_url).market->sandbox();
  const auto due = sandbox.next_due();
  const Time now = installation_.clock.now();
  Time& planned = next_pump_[base_url];
  if (!due || (planned > now && planned <= *due)) return;
  planned = std::max(*due, now + std::chrono::milliseconds{1});
  installation_.agenda.at(planned, [this, base_url, when = planned] {
    if (next_pump_[base_url] != when) return;
    next_pump_[base_url] = {};
    auto& awake = installation_.network.nodes.at(base_url).market->sandbox();
    for (const auto& webhook : awake.due(installation_.clock.now())) deliver(base_url, webhook);
    pump(base_url);
  });
}

void World::deliver(const std::string& base_url, const WebhookOut& webhook) {
  const std::int64_t fate = healing_ ? 9 : roll(10);
  if (fate == 0) return met("a webhook is lost");
  const bool late = fate == 1;
  const Duration delay = late ? Duration{std::chrono::seconds{roll(600)}}
                              : Duration{std::chrono::milliseconds{5 + roll(2000)}};
  if (late) met("a webhook is late");
  const std::string target = webhook.request.target;
  const ChannelId channel{target.substr(target.rfind('/') + 1)};
  installation_.agenda.at(
      installation_.clock.now() + delay, [this, base_url, webhook, channel, fate] {
        if (!installation_.is_up()) return;
        const int status = installation_.receive_webhook(channel, webhook.request);
        if (!installation_.is_up()) return;
        met(status == 204 ? "a webhook is taken" : "a webhook is refused");
        if (fate == 2) return met("a webhook's answer is lost");
        installation_.network.nodes.at(base_url).market->sandbox().answered(webhook, status);
      });
}

}  // namespace ganh::simulation
