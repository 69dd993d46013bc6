// The contract of a connector: how Gánh talks with one kind of marketplace.
//
// A connector does no I/O and keeps no state between tasks: it turns a task into requests, and
// replies into outcomes. The engine carries the requests and owns everything else: rate limits,
// retries, batching, tokens, secrets, what is sent when. So a connector runs unchanged over a
// socket and inside a simulation.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "catalog/clock.h"
#include "catalog/measure/money.h"
#include "catalog/orders/order.h"
#include "catalog/result.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors {

// ---- What the engine hands over ---------------------------------------------------------------

// One pack as it should stand on the marketplace. Text and category are already the profile's.
struct Listing {
  std::string sku;           // our reference
  std::string external_id;   // the marketplace's; empty until it has given one
  std::int64_t version = 0;  // ours: grows with every change of this listing, never repeats
  std::string title;
  std::string description;
  std::string category;  // the marketplace's id of it
  std::string origin;
  std::string certificate;
  std::string barcode;
  std::string unit;  // the base unit: "g", "ml", "piece"
  std::int64_t net_base = 0;
  catalog::measure::Money price;
  std::vector<std::pair<std::string, std::string>> attributes;  // the category's own, by its names
};

struct PriceItem {
  std::string sku;
  std::string external_id;
  std::int64_t version = 0;
  catalog::measure::Money price;
};

struct StockItem {
  std::string sku;
  std::string external_id;
  std::int64_t version = 0;
  std::int64_t packs = 0;   // what the marketplace may sell; 0 takes it off sale
  std::string as_of_order;  // the order cursor this figure already counts; for marketplaces that
                            // deduct their own orders
};

struct SignIn {};
// Creates those without external_id. Accepted says that content and price both stand.
struct SendListings {
  std::vector<Listing> listings;
};
struct SendPrices {
  std::vector<PriceItem> items;
};
struct SendStock {
  std::vector<StockItem> items;
};
struct LookUp {
  std::vector<std::string> skus;
};
struct PollModeration {
  struct Ticket {
    std::string sku;
    std::string ticket;
  };
  std::vector<Ticket> tickets;
};
struct PollOrders {
  std::string cursor;
};  // "" from the beginning
struct Acknowledge {
  std::vector<std::string> receipts;
};
struct TellOrder {  // moves the marketplace's order along
  std::string external_id;
  catalog::orders::State state = catalog::orders::State::confirmed;
  std::optional<catalog::orders::Shipment> shipment;
};

using Task = std::variant<SignIn, SendListings, SendPrices, SendStock, LookUp, PollModeration,
                          PollOrders, Acknowledge, TellOrder>;

std::string_view name(const Task& task);  // "send_stock"; for logs and the audit

// ---- What a connector gives back --------------------------------------------------------------

struct SignedIn {
  std::string token;
  Duration valid_for{};
};
struct Accepted {
  std::string sku;
  std::string external_id;
};  // applied, at that version
struct Pending {
  std::string sku;
  std::string ticket;
};  // decided later; poll for it
struct Refused {
  std::string sku;
  std::string their_code;
  std::string their_words;
};
// Nothing of it stands there (any more): taken down, or never there. Nothing was changed.
struct Gone {
  std::string sku;
};
// A later version stands there: ours was not applied, and is sent again above theirs.
struct Superseded {
  std::string sku;
  std::int64_t their_version = 0;
};
struct Locked {
  std::string sku;
  Duration wait{};
};              // e.g. price in a promotion
struct Found {  // the answer of a look-up
  std::string sku;
  bool present = false;
  std::string external_id;   // empty while its creation is undecided
  std::string ticket;        // while undecided
  std::int64_t version = 0;  // 0 where the marketplace keeps none
  std::string title;
  catalog::measure::Money price;   // 0: not told
  std::int64_t price_version = 0;  // 0 where the marketplace keeps none
  // As told by us, before the marketplace's own deductions; empty where it does not keep that.
  std::optional<std::int64_t> packs;
};
struct Received {
  catalog::orders::NewOrder order;
  std::string receipt;
  std::string raw;
};
// An order that the marketplace or its customer has given up; never one that we have. It may come
// before the order itself.
struct OrderCancelled {
  std::string external_id;
  catalog::orders::Party by = catalog::orders::Party::customer;  // or channel
  std::string why;
  std::string receipt;
  std::vector<std::string> skus = {};  // of its lines, where its packs are given back by itself
};
// What was sold over a counter of the marketplace's own: its goods have left already. It comes
// again with all that has come back since; a refund is known by its id. A marketplace that tells of
// these tells of no other orders.
struct CounterSale {
  struct Refund {
    struct Line {
      std::string sku;
      std::int64_t packs = 0;
      bool resellable = true;
    };
    std::string external_id;  // unique within the sale
    Time at{};                // sales of that time and later may have sold the same goods again
    std::vector<Line> lines;
    std::string why;
  };
  catalog::orders::NewOrder order;
  std::vector<Refund> refunds;  // oldest first
  std::string receipt;
  std::string raw;
};
struct Poisoned {
  std::string external_id;
  std::string why;
  std::string receipt;
  std::string raw;
};
struct Cursor {
  std::string next;
  bool more = false;
};
struct Acknowledged {
  std::string receipt;
};
struct Told {
  std::string external_id;
};
struct TellRefused {
  std::string external_id;
  std::string their_code;
  std::string their_words;
};

using Outcome =
    std::variant<SignedIn, Accepted, Pending, Refused, Gone, Superseded, Locked, Found, Received,
                 OrderCancelled, CounterSale, Poisoned, Cursor, Acknowledged, Told, TellRefused>;

// What stopped an exchange; the engine decides what follows.
enum class Trouble {
  none,
  throttled,    // slow down, for `retry_after` if given
  signed_out,   // the token does not hold (any more)
  unavailable,  // 5xx or the like: not carried out as far as one can know; try later
  unknown,      // the reply does not tell whether it was carried out
  broken,       // the reply is outside the contract; `detail` says how
  forbidden,    // credentials or connection are switched off; a person must act
};

std::string_view name(Trouble trouble);

// What follows a reply: a further request, or the end. Outcomes may come with either.
struct Step {
  std::optional<transport::Request> request;  // empty: the exchange is over
  std::vector<Outcome> outcomes;
  Trouble trouble = Trouble::none;  // set only at the end
  std::optional<Duration> retry_after;
  std::string detail;  // for the log: no secrets, no customers' data
};

// One task under way. Items without an outcome at the end are the engine's to try again or look up.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual Step begin() = 0;
  virtual Step next(const transport::Reply& reply) = 0;
};

// What a channel was given to prove itself with; the names are the connector's own.
struct Credentials {
  std::string key;     // or client id
  std::string secret;  // or client secret
  std::string webhook_secret;
};

struct Session {
  Credentials credentials;
  std::string token;  // from SignedIn; empty if the connector needs none
  Time now{};
};

struct Capabilities {
  bool signs_in = false;       // needs SignIn before anything else
  bool decides_later = false;  // SendListings gives Pending; PollModeration follows
  bool versioned = false;      // refuses a version at or below its own; told, and not acted on
  bool acknowledges = false;   // orders come again until acknowledged; likewise
  bool pages_orders = true;    // PollOrders ends with a Cursor; else asked until empty
  bool webhooks = false;
  bool tells_orders = false;          // understands TellOrder
  bool creates_safely_again = false;  // sending a creation twice makes one listing
  std::size_t listings_max = 1;       // in one SendListings
  std::size_t prices_max = 1;
  std::size_t stock_max = 1;
  std::size_t look_up_max = 1;
};

class Connector {
 public:
  virtual ~Connector() = default;
  virtual std::string_view name() const = 0;  // "postmart"
  virtual const Capabilities& capabilities() const = 0;
  virtual std::string_view default_profile() const = 0;  // JSON, see channel/profile.h
  // JSON, see channel/refusals.h: what their codes mean.
  virtual std::string_view refusals() const { return "{}"; }
  virtual std::unique_ptr<Exchange> start(const Task& task, const Session& session) const = 0;

  // Checks a webhook's signature and reads the orders and cancellations in it. `unauthorized` when
  // it does not hold, `invalid` when it is signed but unreadable. An event that is not about orders
  // gives none.
  virtual Result<std::vector<Outcome>> read_webhook(const transport::Request& request,
                                                    const Session& session) const = 0;

  // Reads once more what an outcome kept as `raw`: gives what that outcome was, or would be today.
  virtual Outcome read_kept(std::string_view raw) const = 0;
};

// Every connector in the program, in all.cpp. Null when there is none of that name.
const Connector* find_connector(std::string_view name);
std::vector<const Connector*> all_connectors();

}  // namespace ganh::connectors
