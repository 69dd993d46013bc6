// A marketplace as the conformance suite sees it: its sandbox behind real HTTP, and what its
// customers and its operator do there. One adapter a connector; the promises are the same for all.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "connectors/connector.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_client.h"

namespace ganh::tests {

// What the marketplace shows of one listing.
struct Shown {
  std::string sku;
  std::string title;
  std::int64_t price_vnd = 0;
  std::int64_t packs = 0;  // what a customer can buy now
};

struct MarketOrder {
  std::string id;
  std::string status;  // the marketplace's own word
  std::string waybill;
};

class Market {
 public:
  virtual ~Market() = default;
  virtual std::string_view connector() const = 0;
  virtual connectors::Credentials credentials() const = 0;
  virtual std::string address() const = 0;
  virtual void wake() = 0;

  virtual std::vector<Shown> listings() = 0;  // by SKU; a SKU listed twice stands twice
  virtual std::vector<MarketOrder> orders() = 0;
  // A customer buys; the order's id. `force`: also beyond what is shown.
  virtual std::string buy(std::string_view sku, std::int64_t packs, bool force = false) = 0;
  virtual void cancel(const std::string& order_id) = 0;  // by its customer
  // Sends order webhooks to `url`, each `deliveries` times. False: it knows none.
  virtual bool set_webhook(const std::string& url, int deliveries) = 0;
  // The next `count` calls that create or change listings fail; `after_effect`: they are carried
  // out.
  virtual void fail_sending(int count, bool after_effect) = 0;
  virtual void throttle(int count) = 0;         // the next calls are answered with 429
  virtual Duration decision_takes() const = 0;  // how long a new listing is undecided
  virtual std::string_view word_for(catalog::orders::State state) const = 0;
};

// `clock` and `client` must outlive the market.
std::unique_ptr<Market> open_market(std::string_view connector, const Clock& clock,
                                    connectors::transport::HttpClient& client);

// One call on the operator's side; fails the test on a status other than 2xx.
std::string operate(const std::string& address, std::string_view method, std::string_view target,
                    std::string_view body = "");

}  // namespace ganh::tests
