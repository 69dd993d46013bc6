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
  bool may_double = true;  // approved beside another of its SKU it would make a second listing
};

struct MarketOrder {
  struct Line {
    std::string sku;
    std::int64_t packs = 0;
    std::int64_t price_vnd = 0;
    std::int64_t back_packs = 0;  // brought back since
    auto operator<=>(const Line&) const = default;
  };
  std::string id;
  std::string status;  // new, confirmed, shipped, cancelled; sold, over a counter
  std::string waybill;
  std::vector<Line> lines;
  std::vector<Line> spoilt = {};  // of what was brought back: nobody can sell it again
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
  // Whether it may come when nobody waits for it any more. What makes a listing could make two.
  virtual bool may_be_late(const connectors::transport::Request& request) const = 0;

  // What is bought has gone with its customer, and may be brought back in part.
  virtual bool sells_over_counter() const { return false; }
  // Refuses what is older than what it has. Of one that does not, nobody can promise that an older
  // price or text never comes over a newer: only that an audit finds it, and all agrees in the end.
  virtual bool has_versions() const { return true; }
  // A look-up tells the figure as it was told: changed there, an audit finds it.
  virtual bool tells_told_packs() const { return true; }
  virtual bool hears_of_waybills() const { return true; }
  // For so long it may have nobody call at all.
  virtual Duration rests_at_most() const { return Duration{0}; }

  // A customer buys; the order's id, or nothing when it is not to be had.
  virtual std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                         Time now) = 0;
  // Its customer gives it up, or the marketplace; or brings back what chance says.
  virtual bool give_up(const MarketOrder& order, std::string_view by, Randomness& dice, Time now);
  // Somebody changes it on the seller page, or takes it down; false where it does not stand.
  bool edit(const Edit& edit, Time now);
  bool take_down(std::string_view sku, Time now);
  virtual bool decide(std::string_view, bool, Time) { return false; }  // a ticket, for or against
  virtual bool lock_price(std::string_view, Time, Time) { return false; }  // a SKU's, until then
  virtual bool hook(std::string_view, int, bool, Time) {
    return false;
  }  // url, times, newest first
  // So many calls an hour from now on; 0: as many as in good times.
  virtual bool limit_calls(std::int64_t, Time) { return false; }
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
  std::uint64_t weight = 1;  // how readily a seed has it
};

const std::vector<MarketKind>& market_kinds();

// Two or three, as chance has it: with all of them a seed would cost too much.
std::vector<MarketKind> draw_markets(Randomness& dice);

std::unique_ptr<Market> open_postmart();
std::unique_ptr<Market> open_agriconnect();
std::unique_ptr<Market> open_shopone();
std::unique_ptr<Market> open_tiki();

}  // namespace ganh::simulation
