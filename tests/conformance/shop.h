// A small cooperative with one product, connected to one marketplace: everything real (SQLite,
// HTTP, threads), on a clock that the test steps.

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "connectors/channel/channel.h"
#include "connectors/transport/http_server.h"
#include "service/folder/data_folder.h"
#include "service/jobs/channel_work.h"
#include "tests/conformance/market.h"
#include "tests/scratch_folder.h"

namespace ganh::tests {

inline constexpr std::int64_t rice_price_vnd = 45'000;
inline constexpr std::int64_t rice_packs = 100;  // of 1 kg, in one lot

class Shop {
 public:
  // `webhooks`: the marketplace's webhooks reach the shop, each twice.
  Shop(std::string_view connector, bool webhooks, int orders_poll_seconds = 2);
  ~Shop();

  Market& market() { return *market_; }
  const connectors::channel::Channel& channel() const { return channel_; }
  service::folder::DataFolder& folder() { return *folder_; }
  const CooperativeId& cooperative() const { return cooperative_; }

  void start();            // the work on channels begins
  void stop();             // and ends, wherever it is
  void poll_orders();      // now
  void step(Duration by);  // the clock, for shop and marketplace

  void put_pack(std::string_view sku, std::int64_t net_base, std::int64_t price_vnd);
  void describe(std::string_view description);  // of the product
  void put_lot(std::string_view code, std::int64_t base, int days_left);
  std::size_t publish();      // rehearses and releases; how many listings
  void publish_and_settle();  // and waits until they stand, stock and all

  OrderId order(std::string_view external_id);  // waits for it
  std::size_t orders_standing();
  void ship(const OrderId& id, std::string_view waybill);  // confirms, packs, ships
  void cancel(const OrderId& id);                          // the cooperative gives it up
  std::string their_words_about(const OrderId& id);        // why they would not hear of it

  // Waits for something that the work on channels brings about; fails the test after ten seconds.
  void eventually(std::string_view what, const std::function<bool()>& holds);

  std::int64_t shown(std::string_view sku);      // packs, on the marketplace; −1: not listed
  std::int64_t allowance(std::string_view sku);  // packs, by our own rule

  int count(connectors::publishing::Event::Kind kind);

 private:
  void happened(const connectors::publishing::Event& event);

  ScratchFolder scratch_;
  std::unique_ptr<service::folder::DataFolder> folder_;
  std::unique_ptr<connectors::transport::HttpClient> client_;
  std::unique_ptr<Market> market_;
  std::unique_ptr<connectors::transport::HttpServer> webhooks_;
  std::unique_ptr<service::jobs::ChannelWork> work_;
  CooperativeId cooperative_;
  connectors::channel::Channel channel_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<connectors::publishing::Event> events_;
};

}  // namespace ganh::tests
