// A small cooperative with one product, connected to one marketplace: everything real (SQLite,
// HTTP, threads), on a clock that the test steps.

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "catalog/orders/order.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/audits.h"
#include "connectors/publishing/drifts.h"
#include "connectors/publishing/outbox.h"
#include "connectors/receiving/inbox.h"
#include "connectors/transport/http_server.h"
#include "service/folder/data_folder.h"
#include "service/jobs/channel_work.h"
#include "tests/conformance/market.h"
#include "tests/conformance/promise.h"
#include "tests/scratch_folder.h"
#include "tests/service/scratch_server.h"

namespace ganh::tests {

using connectors::publishing::Event;

inline constexpr std::int64_t rice_price_vnd = 45'000;
inline constexpr std::int64_t rice_packs = 100;  // of 1 kg, in one lot
inline constexpr auto rice = "GAO-1KG";

struct Opening {
  int orders_poll_seconds = 2;
  std::string webhook_url = {};                             // instead of the shop's own
  std::optional<connectors::Credentials> credentials = {};  // instead of the right ones
};

struct PackOf {
  std::string barcode = {};
  std::string product = "GAO";
};

class Shop {
 public:
  explicit Shop(const Setting& setting, const Opening& opening = {});
  // Another shop at the same marketplace, as after a loss of everything on this side.
  Shop(const Setting& setting, Shop& before);
  ~Shop();

  Market& market() { return *market_; }
  Wire& wire() { return market_->wire(); }
  const connectors::channel::Channel& channel() const { return channel_; }
  service::folder::DataFolder& folder() { return *folder_; }
  const CooperativeId& cooperative() const { return cooperative_; }

  void start();            // the work on channels begins
  void stop();             // and ends, wherever it is
  void poll_orders();      // now
  void step(Duration by);  // the clock, for shop and marketplace
  void connect(const connectors::Credentials& credentials);  // again

  void put_pack(std::string_view sku, std::int64_t net_base, std::int64_t price_vnd,
                const PackOf& of = {});
  void describe(std::string_view description) { put_product("Gạo Bao Thai", description); }
  void put_product(std::string_view name, std::string_view description,
                   std::string_view code = "GAO", std::string_view category = "Gạo");
  void put_lot(std::string_view code, std::int64_t base, int days_left);
  void hold(std::int64_t packs, Duration for_long);
  std::size_t publish();      // rehearses and releases; how many listings
  void publish_and_settle();  // and waits until they stand, stock and all
  void ask_for_audit();
  void audit();  // what is shown is compared with what was acknowledged, to the end
  connectors::publishing::Audit last_audit();
  std::vector<connectors::publishing::Drift> drifts();  // mended ones too
  void settle();              // what is released or goes by itself is said and answered

  OrderId order(std::string_view external_id);  // waits for it
  catalog::orders::Order read_order(const OrderId& id);
  std::size_t orders_standing();
  void confirm(const OrderId& id);
  void ship(const OrderId& id, std::string_view waybill);  // confirms, packs, ships
  void cancel(const OrderId& id);                          // the cooperative gives it up
  std::string their_words_about(const OrderId& id);        // why they would not hear of it
  std::vector<connectors::receiving::Quarantined> quarantined();

  // Waits for something that the work on channels brings about; fails the test after a while. While
  // things go wrong by chance the clock goes on by itself.
  void eventually(std::string_view what, const std::function<bool()>& holds);
  // The same, and the clock goes on by itself.
  void in_time(std::string_view what, const std::function<bool()>& holds);

  std::int64_t shown(std::string_view sku = rice);  // packs, on the marketplace; −1: not listed
  Shown listed(std::string_view sku = rice);
  std::int64_t allowance(std::string_view sku = rice);  // packs, by our own rule
  std::optional<connectors::channel::ListingRow> listing(std::string_view sku = rice);
  connectors::publishing::OutboxCounts waiting();
  void planned();  // the planner has caught up
  void books_balance();

  int count(Event::Kind kind);
  std::vector<Event> events();
  // Those of the kind that came after the first `seen`.
  std::optional<Event> last(Event::Kind kind);
  // What the marketplace's webhooks brought, as it came.
  std::vector<connectors::transport::Request> webhooks();
  bool receive(const connectors::transport::Request& webhook);

 private:
  void happened(const Event& event);
  void found_cooperative();
  void listen(const Opening& opening);
  void wait(std::string_view what, const std::function<bool()>& holds, Duration step_by);

  ScratchFolder scratch_;
  service::ScratchServer server_;
  std::unique_ptr<service::folder::DataFolder> folder_;
  std::unique_ptr<connectors::transport::HttpClient> client_;
  std::unique_ptr<Market> own_market_;
  Market* market_ = nullptr;
  Shop* before_ = nullptr;
  std::unique_ptr<connectors::transport::HttpServer> webhook_server_;
  std::unique_ptr<service::jobs::ChannelWork> work_;
  CooperativeId cooperative_;
  connectors::channel::Channel channel_;
  int orders_poll_seconds_ = 2;
  bool goes_wrong_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Event> events_;
  std::vector<connectors::transport::Request> webhooks_;
};

// Of an order's one line: what it keeps back, or has left already.
inline std::int64_t taken_packs(const catalog::orders::Order& order) {
  return order.lines.at(0).reserved_packs + order.lines.at(0).packed_packs;
}

// A shop whose one listing stands on the marketplace.
struct OpenShop : Shop {
  explicit OpenShop(const Setting& setting, const Opening& opening = {}) : Shop(setting, opening) {
    start();
    publish_and_settle();
  }
};

}  // namespace ganh::tests
