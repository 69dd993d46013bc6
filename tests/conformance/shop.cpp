#include "tests/conformance/shop.h"

#include <boost/test/unit_test.hpp>

#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rehearsal.h"
#include "connectors/receiving/webhook.h"
#include "tests/conformance/agriconnect_market.h"
#include "tests/conformance/postmart_market.h"
#include "tests/conformance/shopone_market.h"
#include "tests/conformance/tiki_market.h"

namespace ganh::tests {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace publishing = connectors::publishing;
namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

constexpr std::chrono::seconds patience{10};
constexpr std::chrono::milliseconds look_again{5};

std::string reasons(const Error& error) {
  std::string text;
  for (const auto& fault : error.faults) text += fault.field + ": " + fault.reason + " ";
  return text;
}

template <class T>
T must(Result<T> result) {
  const std::string why = result ? "" : reasons(result.error());
  BOOST_REQUIRE_MESSAGE(result.has_value(), why);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

std::unique_ptr<Market> open_market(std::string_view connector, const Clock& clock,
                                    transport::HttpClient& client) {
  if (connector == "postmart") return open_postmart(clock, client);
  if (connector == "agriconnect") return open_agriconnect(clock, client);
  if (connector == "shopone") return open_shopone(clock, client);
  if (connector == "tiki") return open_tiki(clock, client);
  BOOST_FAIL("a connector without a market in the conformance suite: " << connector);
  return nullptr;
}

Shop::Shop(std::string_view connector, bool webhooks, int orders_poll_seconds)
    : folder_(must(service::folder::DataFolder::create(scratch_.path() / "data"))),
      client_(transport::make_http_client()),
      market_(open_market(connector, folder_->clock(), *client_)) {
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
  put_pack("GAO-1KG", 1000, rice_price_vnd);
  put_lot("L01", rice_packs * 1000, 100);

  const auto id = must(folder_->command(
      cooperative_, "test", "connect", [&](changes::Command& command) -> Result<ChannelId> {
        const std::string profile(connectors::find_connector(connector)->default_profile());
        auto rules = connectors::channel::with_rules(
            profile, R"({"buffer_packs":0,"requests_per_second":1000,"orders_poll_seconds":)" +
                         std::to_string(orders_poll_seconds) + "}");
        if (!rules) return std::move(rules).error();
        return connectors::channel::connect(command,
                                            {std::string(connector), std::string(connector),
                                             market_->address(), *rules, market_->credentials()},
                                            folder_->vault());
      }));
  channel_ = *folder_->database().read([&](const store::Read& read) {
    return connectors::channel::find_channel(read.scope(cooperative_), id);
  });
  if (webhooks) {
    webhooks_ = must(transport::serve({}, [this](const transport::Request& request) {
      const ChannelId to{std::string(request.path().substr(1))};
      transport::SystemRandomness randomness;
      const auto received = connectors::receiving::receive_webhook(
          folder_->database(), folder_->clock(), randomness, folder_->vault(), to, request);
      return transport::Reply{received ? 204 : 400, {}, ""};
    }));
    market_->set_webhook(webhooks_->address() + "/" + id.text, 2);
  }
}

Shop::~Shop() {
  stop();
  if (webhooks_) webhooks_->stop();
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
  market_->wake();
  if (work_) work_->wake();
}

void Shop::happened(const publishing::Event& event) {
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

void Shop::eventually(std::string_view what, const std::function<bool()>& holds) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < give_up, "never came true: " << what);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, look_again);
  }
}

void Shop::describe(std::string_view description) {
  must(folder_->command(cooperative_, "test", "product", [&](changes::Command& command) {
    catalog::products::Product product;
    product.code = "GAO";
    product.name = "Gạo Bao Thai";
    product.category = "Gạo";
    product.description = std::string(description);
    product.origin = "Phủ Thông, Thái Nguyên";
    const auto standing = catalog::products::find_product(command.rows(), product.code);
    return catalog::products::put(command, product, standing ? standing->version : 0);
  }));
}

void Shop::put_pack(std::string_view sku, std::int64_t net_base, std::int64_t price_vnd) {
  must(folder_->command(cooperative_, "test", "pack", [&](changes::Command& command) {
    catalog::products::Pack pack;
    pack.sku = std::string(sku);
    pack.product = catalog::products::find_product(command.rows(), "GAO")->product.id;
    pack.name = "túi";
    pack.net_base = net_base;
    pack.price = {price_vnd};
    const auto standing = catalog::products::find_pack(command.rows(), sku);
    return catalog::products::put(command, pack, standing ? standing->version : 0);
  }));
}

void Shop::put_lot(std::string_view code, std::int64_t base, int days_left) {
  must(folder_->command(cooperative_, "test", "lot", [&](changes::Command& command) {
    catalog::stock::Lot lot;
    lot.code = std::string(code);
    lot.product = catalog::products::find_product(command.rows(), "GAO")->product.id;
    lot.household = catalog::producers::find_household(command.rows(), "H01")->household.id;
    lot.harvested_on = command.today();
    lot.expires_on = command.today() + std::chrono::days{days_left};
    lot.received_base = base;
    lot.household_share_bp = 8000;
    return catalog::stock::put(command, lot, 0);
  }));
}

std::size_t Shop::publish() {
  eventually("the planner has caught up", [&] {
    return !folder_->database().read([&](const store::Read& read) {
      return publishing::has_to_plan(read.scope(cooperative_), channel_,
                                     date_in_vietnam(folder_->clock().now()));
    });
  });
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
      return folder_->database().read([&](const store::Read& read) {
        return !connectors::channel::pending_listings(read.scope(cooperative_), channel_.id, 1)
                    .empty();
      });
    });
    step(market_->decision_takes() + std::chrono::minutes{1});
  }
  eventually("the marketplace shows what it should",
             [&] { return shown("GAO-1KG") == allowance("GAO-1KG"); });
}

std::int64_t Shop::shown(std::string_view sku) {
  for (const auto& listing : market_->listings()) {
    if (listing.sku == sku) return listing.packs;
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

OrderId Shop::order(std::string_view external_id) {
  OrderId id;
  eventually("the order stands with us", [&] {
    return folder_->database().read([&](const store::Read& read) {
      const auto found = orders::find_order(read.scope(cooperative_), channel_.id, external_id);
      if (found) id = found->id;
      return found.has_value();
    });
  });
  return id;
}

std::size_t Shop::orders_standing() {
  return folder_->database().read([&](const store::Read& read) {
    return orders::orders_before(read.scope(cooperative_), "", 100).size();
  });
}

void Shop::ship(const OrderId& id, std::string_view waybill) {
  must(folder_->command(cooperative_, "test", "ship", [&](changes::Command& command) -> Result<> {
    if (auto done = orders::confirm(command, id); !done) return done;
    if (auto done = orders::pack(command, id); !done) return done.error();
    return orders::ship(command, id, {"Vietnam Post", std::string(waybill)});
  }));
}

void Shop::cancel(const OrderId& id) {
  must(folder_->command(cooperative_, "test", "cancel", [&](changes::Command& command) {
    return orders::cancel(command, id, {orders::Party::cooperative, "hết hàng"});
  }));
}

std::string Shop::their_words_about(const OrderId& id) {
  return folder_->database().read([&](const store::Read& read) {
    return connectors::publishing::refusal_of(read.scope(cooperative_), channel_.id, id);
  });
}

}  // namespace ganh::tests
