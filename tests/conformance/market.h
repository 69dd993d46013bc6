// A marketplace as the conformance suite sees it: its sandbox behind real HTTP, and what its
// customers and its operator do there. One file a connector; the promises are the same for all.
//
// Adding one: derive from Market in NAME_market.cpp, name that file in CMakeLists.txt, and give it
// a line in all_markets.cpp.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "connectors/connector.h"
#include "connectors/sandbox/shell.h"
#include "connectors/transport/http_client.h"
#include "tests/conformance/wire.h"

namespace ganh::tests {

// What a promise may need of a marketplace before it can be asked.
enum class Ability {
  // As its connector's capabilities say.
  signs_in,
  decides_later,
  versioned,
  acknowledges,
  webhooks,
  tells_orders,
  batches,        // more than one listing in a call
  creates_once,   // a creation that is sent twice makes one listing
  creates_twice,  // a creation that is sent twice makes two listings
  // As its sandbox has it.
  refuses,         // refused_description() or refused_barcode()
  rejects,         // decide(): its operator says no to what waits
  locks_prices,    // lock_price()
  switches_off,    // switch_off()
  limits_batches,  // limit_batches()
  over_counter,    // what is bought has gone with its customer; else orders_wait
  orders_wait,     // for the cooperative, to be confirmed, shipped or given up
  own_carriers,    // it fetches parcels itself; else, where it is told of orders, hears_of_waybills
  hears_of_waybills,
  queues_events,     // drop_queue(): it and all that was not pulled are gone
  keeps_told_packs,  // a look-up gives the figure as it was told, whatever was ordered since
};

std::string_view name(Ability ability);

// What the marketplace shows of one listing.
struct Shown {
  std::string sku;
  std::string title;
  std::int64_t price_vnd = 0;
  std::int64_t packs = 0;  // what a customer can buy now
};

// What somebody changes there, past Gánh.
struct Edit {
  std::string title = {};
  std::optional<std::int64_t> price_vnd = {};
  std::optional<std::int64_t> packs = {};
};

struct MarketOrder {
  std::string id;
  std::string status;  // the marketplace's own word
  std::string waybill;
};

class Market {
 public:
  virtual ~Market() = default;

  // ---- What it is -------------------------------------------------------------------------------
  virtual std::string_view connector() const = 0;
  // With a limit of rate, if it has any, that no test meets unawares.
  virtual std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const = 0;
  virtual connectors::Credentials credentials() const = 0;
  virtual Call kind_of(const connectors::transport::Request& request) const = 0;
  virtual std::set<Ability> more_abilities() const { return {}; }  // of its sandbox
  virtual Duration decision_takes() const { return Duration{0}; }  // of a new listing
  virtual std::string_view word_for(catalog::orders::State state) const {
    return catalog::orders::name(state);
  }
  // Its own way to say that it did not carry a call out, and that one should come again.
  virtual connectors::transport::Reply busy() const { return {503, {}, ""}; }
  // A member without which an order cannot be read; by its name in a reply with orders.
  virtual std::string_view needed_of_an_order() const { return "\"placed_at\""; }
  virtual std::string_view sku_is_called() const { return "sku"; }  // on its seller page
  virtual std::string_view folder() const { return "connectors"; }  // where its contract stands

  // ---- What its customers do --------------------------------------------------------------------
  virtual std::vector<Shown> listings() = 0;  // by SKU; a SKU listed twice stands twice
  virtual std::vector<MarketOrder> orders() = 0;
  // A customer buys; the order's id. `force`: also beyond what is shown.
  virtual std::string buy(std::string_view sku, std::int64_t packs, bool force = false) = 0;
  // By its customer, or by the marketplace; why: "Đổi ý".
  virtual void cancel(const std::string& order_id, bool by_marketplace = false) = 0;

  // ---- What is done on its seller page ----------------------------------------------------------
  virtual void edit(std::string_view sku, const Edit& edit);
  virtual void take_down(std::string_view sku);

  // ---- What its operator does, where it is able -------------------------------------------------
  // Sends order webhooks to `url`, each `deliveries` times.
  virtual void set_webhook(const std::string& /*url*/, int /*deliveries*/) {}
  virtual std::string refused_description() const { return ""; }
  virtual std::string refused_barcode() const { return ""; }
  virtual void decide(std::string_view /*sku*/, bool /*approve*/, std::string_view /*why*/) {}
  virtual void lock_price(std::string_view /*sku*/, Time /*until*/) {}
  virtual void switch_off(bool /*off*/) {}
  virtual void limit_batches(int /*items_max*/) {}
  virtual void drop_queue() {}

  // ---- The same for all -------------------------------------------------------------------------
  // `clock` and `client` must outlive it.
  void open(const Clock& clock, connectors::transport::HttpClient& client,
            connectors::sandbox::FaultPlan faults);
  void close() { shell_.reset(); }  // before it goes: its calls are sorted by what derives from it
  std::string address() const { return shell_->address(); }
  Wire& wire() const { return *wire_; }
  void wake() { shell_->wake(); }
  const connectors::Capabilities& capabilities() const;
  bool has(Ability ability) const;

 protected:
  // One call on the operator's side.
  std::string operate(std::string_view method, std::string_view target,
                      std::string_view body = "") const;

 private:
  Wire* wire_ = nullptr;  // the shell's
  std::unique_ptr<connectors::sandbox::Shell> shell_;
};

// Every marketplace of the suite, in all_markets.cpp.
std::vector<std::unique_ptr<Market>> all_markets();
std::unique_ptr<Market> make_market(std::string_view connector);

// One call on the operator's side; fails the test on a status other than 2xx.
std::string operate(const std::string& address, std::string_view method, std::string_view target,
                    std::string_view body = "");

}  // namespace ganh::tests
