#include "tests/conformance/shop.h"

#include <boost/test/unit_test.hpp>
#include <utility>

#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/audit.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rehearsal.h"
#include "connectors/receiving/webhook.h"
#include "tests/conformance/must.h"

namespace ganh::tests {

namespace changes = catalog::changes;
namespace channel = connectors::channel;
namespace orders = catalog::orders;
namespace publishing = connectors::publishing;
namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

constexpr std::chrono::seconds patience{60};  // of a test that fails
constexpr std::chrono::milliseconds look_again{5};
constexpr std::chrono::milliseconds between_steps{15};
constexpr Duration step_when_wrong = std::chrono::seconds{2};
constexpr Duration step_most = std::chrono::seconds{20};

}  // namespace

Shop::Shop(const Setting& setting, const Opening& opening)
    : folder_(must(service::folder::DataFolder::create(scratch_.path() / "data", server_.name()))),
      client_(transport::make_http_client()),
      own_market_(make_market(setting.market)),
      market_(own_market_.get()),
      orders_poll_seconds_(opening.orders_poll_seconds),
      goes_wrong_(setting.seed != 0) {
  market_->open(folder_->clock(), *client_, faults_of(setting));
  found_cooperative();
  connect(opening.credentials.value_or(market_->credentials()));
  if (setting.webhooks) listen(opening);
}

Shop::Shop(const Setting& setting, Shop& before)
    : folder_(must(service::folder::DataFolder::create(scratch_.path() / "data", server_.name()))),
      client_(transport::make_http_client()),
      market_(before.market_),
      before_(&before),
      goes_wrong_(setting.seed != 0) {
  folder_->step_clock(before.folder().clock().now() - folder_->clock().now());
  found_cooperative();
  connect(market_->credentials());
}

void Shop::found_cooperative() {
  cooperative_ = new_id<CooperativeTag>(folder_->clock().now(), folder_->randomness());
  must(folder_->command(cooperative_, "test", "set up", [&](changes::Command& command) -> Result<> {
    catalog::producers::Cooperative cooperative;
    cooperative.id = cooperative_;
    cooperative.name = "Hợp tác xã Thiên An";
    if (auto put = catalog::producers::put(command, cooperative); !put) return put.error();
    catalog::producers::Household household;
    household.code = "H01";
    household.name = "Nguyễn Thị Lan";
    if (auto put = catalog::producers::put(command, household, 0); !put) return put.error();
    return {};
  }));
  describe("Gạo một vụ, hạt tròn, dẻo và thơm.");
  put_pack(rice, 1000, rice_price_vnd);
  put_lot("L01", rice_packs * 1000, 100);
}

void Shop::connect(const connectors::Credentials& credentials) {
  const std::string connector(market_->connector());
  const auto id = must(folder_->command(
      cooperative_, "test", "connect", [&](changes::Command& command) -> Result<ChannelId> {
        const std::string profile(connectors::find_connector(connector)->default_profile());
        auto rules = channel::with_rules(
            profile, R"({"buffer_packs":0,"requests_per_second":1000,"orders_poll_seconds":)" +
                         std::to_string(orders_poll_seconds_) + "}");
        if (!rules) return std::move(rules).error();
        return channel::connect(command,
                                {connector, connector, market_->address(), *rules, credentials},
                                folder_->vault());
      }));
  channel_ = *folder_->database().read(
      [&](const store::Read& read) { return channel::find_channel(read.scope(cooperative_), id); });
}

// Their webhooks reach the shop, each twice.
void Shop::listen(const Opening& opening) {
  webhook_server_ = must(transport::serve({}, [this](const transport::Request& request) {
    {
      const std::lock_guard lock(mutex_);
      webhooks_.push_back(request);
    }
    return transport::Reply{receive(request) ? 204 : 400, {}, ""};
  }));
  market_->set_webhook(opening.webhook_url.empty()
                           ? webhook_server_->address() + "/" + channel_.id.text
                           : opening.webhook_url,
                       2);
}

bool Shop::receive(const transport::Request& webhook) {
  const ChannelId to{std::string(webhook.path().substr(1))};
  transport::SystemRandomness randomness;
  return connectors::receiving::receive_webhook(folder_->database(), folder_->clock(), randomness,
                                                folder_->vault(), to, webhook)
      .has_value();
}

std::vector<transport::Request> Shop::webhooks() {
  const std::lock_guard lock(mutex_);
  return webhooks_;
}

Shop::~Shop() {
  stop();
  if (webhook_server_) webhook_server_->stop();
  if (own_market_) own_market_->close();
}

void Shop::start() {
  work_ = std::make_unique<service::jobs::ChannelWork>(
      *folder_, [this](const publishing::Event& event) { happened(event); });
}

void Shop::stop() {
  work_.reset();
}

void Shop::poll_orders() {
  work_->poll_orders(channel_.id);
}

void Shop::step(Duration by) {
  folder_->step_clock(by);
  if (before_) before_->folder().step_clock(by);
  market_->wake();
  if (work_) work_->wake();
}

void Shop::happened(const Event& event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(event);
  }
  changed_.notify_all();
}

int Shop::count(publishing::Event::Kind kind) {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::count_if(events_.begin(), events_.end(),
                                        [&](const auto& event) { return event.kind == kind; }));
}

std::vector<Event> Shop::events() {
  const std::lock_guard lock(mutex_);
  return events_;
}

std::optional<Event> Shop::last(Event::Kind kind) {
  std::optional<Event> found;
  for (const Event& event : events()) {
    if (event.kind == kind) found = event;
  }
  return found;
}

void Shop::eventually(std::string_view what, const std::function<bool()>& holds) {
  wait(what, holds, goes_wrong_ ? step_when_wrong : Duration{0});
}

void Shop::in_time(std::string_view what, const std::function<bool()>& holds) {
  // Long enough for what is decided later to be decided on the way.
  constexpr int steps_to_a_decision = 20;
  wait(what, holds, step_when_wrong + market_->decision_takes() / steps_to_a_decision);
}

void Shop::wait(std::string_view what, const std::function<bool()>& holds, Duration step_by) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  auto step_next = std::chrono::steady_clock::now() + between_steps;
  int calls = wire().calls();
  while (!holds()) {
    const auto now = std::chrono::steady_clock::now();
    BOOST_REQUIRE_MESSAGE(now < give_up, "never came true: " << what);
    // Not while calls still come: a clock that runs ahead of a busy machine makes every feed of
    // orders a stale one.
    if (std::exchange(calls, wire().calls()) != calls) step_next = now + between_steps;
    if (step_by > Duration{0} && now >= step_next) {
      step(step_by);
      // The longer it takes, the longer the engine waits between its tries.
      step_by = std::max(step_by, std::min(step_by + step_by / 8, step_most));
      step_next = now + between_steps;
    }
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, look_again);
  }
}

void Shop::planned() {
  eventually("the planner has caught up", [&] {
    return !folder_->database().read([&](const store::Read& read) {
      return publishing::has_to_plan(read.scope(cooperative_), channel_,
                                     date_in_vietnam(folder_->clock().now()));
    });
  });
}

std::size_t Shop::publish() {
  planned();
  const auto rehearsal = folder_->database().read([&](const store::Read& read) {
    return publishing::rehearse(read.scope(cooperative_), channel_,
                                date_in_vietnam(folder_->clock().now()));
  });
  const auto released =
      must(folder_->command(cooperative_, "test", "publish",
                            [&](changes::Command& command) -> Result<publishing::Released> {
                              return publishing::release(command, channel_, rehearsal);
                            }));
  BOOST_TEST(released.changed_since.empty());
  return rehearsal.listings.size();
}

void Shop::publish_and_settle() {
  publish();
  if (market_->decision_takes() > Duration{0}) {
    eventually("the marketplace is deciding", [&] {
      const auto standing = listing();
      return standing && (standing->state == channel::ListingState::pending ||
                          standing->state == channel::ListingState::live);
    });
    step(market_->decision_takes() + std::chrono::minutes{1});
  }
  eventually("the marketplace shows what it should", [&] { return shown() == allowance(); });
}

void Shop::settle() {
  planned();
  eventually("nothing waits to be said", [&] {
    const auto counts = waiting();
    return counts.ready == 0 && counts.sending == 0;
  });
}

void Shop::ask_for_audit() {
  must(folder_->command(cooperative_, "test", "audit", [&](changes::Command& command) -> Result<> {
    publishing::ask_for_audit(command, channel_.id);
    return {};
  }));
}

void Shop::audit() {
  ask_for_audit();
  eventually("everything has been compared", [&] { return !last_audit().begun_at; });
}

publishing::Audit Shop::last_audit() {
  return folder_->database().read([&](const store::Read& read) {
    return publishing::find_audit(read.scope(cooperative_), channel_.id).value();
  });
}

std::vector<publishing::Drift> Shop::drifts() {
  return folder_->database().read([&](const store::Read& read) {
    return publishing::drifts_after(read.scope(cooperative_), channel_.id, "", "", 100);
  });
}

publishing::OutboxCounts Shop::waiting() {
  return folder_->database().read([&](const store::Read& read) {
    return publishing::counts(read.scope(cooperative_), channel_.id);
  });
}

std::optional<channel::ListingRow> Shop::listing(std::string_view sku) {
  return folder_->database().read([&](const store::Read& read) {
    return channel::find_listing_by_sku(read.scope(cooperative_), channel_.id, sku);
  });
}

Shown Shop::listed(std::string_view sku) {
  for (auto& each : market_->listings()) {
    if (each.sku == sku) return each;
  }
  return {};
}

std::int64_t Shop::shown(std::string_view sku) {
  for (const auto& each : market_->listings()) {
    if (each.sku == sku) return each.packs;
  }
  return -1;
}

std::int64_t Shop::allowance(std::string_view sku) {
  return folder_->database().read([&](const store::Read& read) {
    const auto scope = read.scope(cooperative_);
    const auto pack = catalog::products::find_pack(scope, sku);
    BOOST_REQUIRE(pack);
    return publishing::allowance_now(scope, channel_, pack->pack.id,
                                     date_in_vietnam(folder_->clock().now()));
  });
}

}  // namespace ganh::tests
