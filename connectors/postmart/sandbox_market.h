// What the sandbox's marketplace knows, and its rules: requests, moderation, listings, orders.
//
// Values in, values out; knows nothing of HTTP, JSON or signatures. All of it is bounded.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"

namespace ganh::connectors::postmart::market {

struct Content {
  std::string title;
  std::string description;
  std::string category_id;
  std::string unit;
  std::int64_t net = 0;
  std::string origin;
  std::string certificate;
  std::string barcode;
};

struct NewListing {
  std::string ref;
  std::int64_t revision = 0;
  Content content;
  std::int64_t price_vnd = 0;
};

enum class Decision { none, approved, rejected };

struct ListingRequest {
  std::string id;
  NewListing asked;
  Decision decision = Decision::none;
  std::string listing_id;   // when approved
  std::string reason_code;  // when rejected
  std::string reason;
  Time submitted_at{};
  Time decided_at{};
};

struct Listing {
  std::string id;
  std::string ref;
  Content content;
  std::int64_t price_vnd = 0;
  std::int64_t content_revision = 0;
  std::int64_t price_revision = 0;
  std::int64_t stock_revision = 0;
  std::int64_t told_packs = 0;
  std::int64_t as_of_order_seq = 0;
  std::optional<Time> locked_until;
  std::map<std::int64_t, std::int64_t> open_packs;  // by seq, of orders not shipped or cancelled

  std::int64_t shown_packs() const;
  bool locked(Time now) const { return locked_until && now < *locked_until; }
};

enum class Status { placed, confirmed, shipped, cancelled };

struct Customer {
  std::string name;
  std::string phone;
  std::string address;
};

struct OrderLine {
  std::string listing_id;
  std::string ref;
  std::string name;
  std::int64_t packs = 0;
  std::int64_t unit_price_vnd = 0;
};

enum class Canceller { none, shop, customer, marketplace };

struct Order {
  std::string id;
  std::int64_t seq = 0;
  Time placed_at{};
  Time confirm_by{};
  Status status = Status::placed;
  Customer customer;
  std::vector<OrderLine> lines;
  std::string carrier;
  std::string tracking_number;
  Canceller cancelled_by = Canceller::none;
  std::string cancel_reason;
};

// Of an order that its shop did not cancel.
struct Cancellation {
  std::int64_t number = 0;
  std::string order_id;
  Canceller by = Canceller::customer;
  std::string reason;
  Time at{};
};

// The first claim of healing in a text, as it is written in the rules; empty if there is none.
std::string_view medical_claim(std::string_view text);
std::string medical_claim_reason(std::string_view claim);

class Market {
 public:
  Market(Duration moderation_delay, std::size_t listings_max, std::size_t orders_max)
      : moderation_delay_(moderation_delay), listings_max_(listings_max), orders_max_(orders_max) {}

  // Asking anew never finds an earlier request: each call makes one. Null when the shop is full.
  const ListingRequest* ask(NewListing asked, Time now);
  std::string_view state(const ListingRequest& request, Time now) const;

  // Decides by rule what has waited long enough, and forgets what was decided 30 days ago.
  void moderate_due(Time now);
  std::optional<Time> next_due() const;

  // By the operator's hand; false when there is no such request or it is decided.
  bool approve(std::string_view request_id, Time now);
  bool reject(std::string_view request_id, std::string code, std::string reason, Time now);

  void remove(std::string_view ref);  // by the operator's hand: all that is listed under it

  const ListingRequest* find_request(std::string_view id) const;
  Listing* find_listing(std::string_view id);
  std::vector<const ListingRequest*> requests_of(std::string_view ref) const;
  std::vector<Listing*> listings_of(std::string_view ref);
  std::vector<const ListingRequest*> all_requests() const;
  std::vector<const Listing*> all_listings() const;

  // Lines hold listing_id and packs; the rest is filled in. Null when the shop has too many.
  const Order* place(Customer customer, std::vector<OrderLine> lines, Time now);
  Order* find_order(std::string_view id);
  const std::vector<Order>& orders() const { return orders_; }
  void ship(Order& order, std::string carrier, std::string tracking_number);
  void cancel(Order& order, std::string reason_code);  // by the shop
  const Cancellation& cancel(Order& order, Canceller by, std::string reason, Time now);
  const std::vector<Cancellation>& cancellations() const { return cancellations_; }

 private:
  using Number = std::int64_t;

  ListingRequest* undecided(std::string_view id);
  void decide(ListingRequest& request, Decision decision, Time at);
  void release(const Order& order);
  void forget_before(Time decided);

  Duration moderation_delay_;
  std::size_t listings_max_;
  std::size_t orders_max_;
  Number next_request_ = 1'000'001;
  Number next_listing_ = 1'000'001;
  std::map<Number, ListingRequest> requests_;
  std::map<Number, Listing> listings_;
  std::set<Number> undecided_;  // all wait equally long, so the first is due first
  std::map<std::string, std::vector<Number>, std::less<>> requests_by_ref_;
  std::map<std::string, std::vector<Number>, std::less<>> listings_by_ref_;
  std::vector<Order> orders_;                // seq n stands at n - 1
  std::vector<Cancellation> cancellations_;  // number n stands at n - 1
};

}  // namespace ganh::connectors::postmart::market
