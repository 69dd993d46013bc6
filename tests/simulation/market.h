// A marketplace as the simulation sees it: its sandbox, without a socket, and what stands, happens
// and goes wrong there. One NAME_market.cpp a marketplace, and one line in market_kinds().

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "connectors/connector.h"
#include "connectors/sandbox/sandbox.h"

namespace ganh::simulation {

struct Shown {
  std::string sku;
  std::string title;
  std::int64_t price_vnd = 0;
  std::int64_t told_packs = 0;  // as told last
  std::int64_t packs = 0;       // what a customer can buy now
};

// As somebody sets it there, past the program.
struct Edit {
  std::string sku;
  std::string title;
  std::int64_t price_vnd = 0;
  std::int64_t packs = 0;
};

struct Undecided {
  std::string ticket;
  std::string sku;
};

struct MarketOrder {
  struct Line {
    std::string sku;
    std::int64_t packs = 0;
    std::int64_t price_vnd = 0;
    auto operator<=>(const Line&) const = default;
  };
  std::string id;
  std::string status;  // new, confirmed, shipped, cancelled
  std::string waybill;
  std::vector<Line> lines;
  bool will_come = false;  // by itself, however it stands: nobody has taken it off the queue
};

// What a marketplace itself may answer out of order. A kind that does not know one says so.
enum class Fault { throttled, unavailable, failed_after_effect, signed_out, switched_off };

class Market {
 public:
  explicit Market(std::unique_ptr<connectors::sandbox::Sandbox> sandbox)
      : sandbox_(std::move(sandbox)) {}
  virtual ~Market() = default;

  virtual std::string_view connector() const = 0;
  virtual connectors::Credentials credentials() const = 0;
  connectors::sandbox::Sandbox& sandbox() { return *sandbox_; }

  virtual std::vector<Shown> listings(Time now) = 0;  // a SKU listed twice stands twice
  virtual std::vector<Undecided> undecided(Time now) = 0;
  virtual std::vector<MarketOrder> orders(Time now) = 0;

  virtual bool asks_for_orders(const connectors::transport::Request& request) const = 0;
  virtual bool creates(const connectors::transport::Request& request) const = 0;

  // A customer buys; the order's id, or nothing when it is not to be had.
  virtual std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                         Time now) = 0;
  bool cancel(std::string_view order, std::string_view by, Time now);
  // Somebody changes it on the seller page, or takes it down; false where it does not stand.
  bool edit(const Edit& edit, Time now);
  bool take_down(std::string_view sku, Time now);
  virtual bool decide(std::string_view, bool, Time) { return false; }  // a ticket, for or against
  virtual bool lock_price(std::string_view, Time, Time) { return false; }  // a SKU's, until then
  virtual bool hook(std::string_view, int, bool, Time) {
    return false;
  }  // url, times, newest first
  virtual bool fail_next(Fault fault, Randomness& dice, Time now) = 0;

 protected:
  virtual std::string_view sku_is_called() const { return "sku"; }
  // On the operator's side; the body of the reply, or nothing when it was refused.
  std::optional<std::string> operate(std::string_view method, std::string_view target,
                                     std::string body, Time now);

 private:
  std::unique_ptr<connectors::sandbox::Sandbox> sandbox_;
};

struct MarketKind {
  std::string_view name;
  std::unique_ptr<Market> (*open)();
};

const std::vector<MarketKind>& market_kinds();

std::unique_ptr<Market> open_postmart();
std::unique_ptr<Market> open_agriconnect();

}  // namespace ganh::simulation
