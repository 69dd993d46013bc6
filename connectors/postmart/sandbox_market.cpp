#include "connectors/postmart/sandbox_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace ganh::connectors::postmart::market {

namespace {

constexpr Duration kept_after_decision = std::chrono::hours{24 * 30};
constexpr Duration confirm_within = std::chrono::hours{24};

// "R1000001" → 1000001; -1 when there is no number behind the prefix.
std::int64_t number_of(std::string_view id, std::string_view prefix) {
  if (!id.starts_with(prefix)) return -1;
  id.remove_prefix(prefix.size());
  std::int64_t number = -1;
  const auto [end, bad] = std::from_chars(id.data(), id.data() + id.size(), number);
  return bad == std::errc{} && end == id.data() + id.size() ? number : -1;
}

// Compares the whole id too: a number can be written with zeros in front.
template <class Map>
auto* find_in(Map& map, std::string_view id, std::string_view prefix) {
  const auto found = map.find(number_of(id, prefix));
  return found == map.end() || found->second.id != id ? nullptr : &found->second;
}

}  // namespace

std::int64_t Listing::shown_packs() const {
  std::int64_t left = told_packs;
  for (auto open = open_packs.upper_bound(as_of_order_seq); open != open_packs.end(); ++open) {
    left -= open->second;
  }
  return std::max<std::int64_t>(left, 0);
}

const ListingRequest* Market::ask(NewListing asked, Time now) {
  if (requests_.size() + listings_.size() >= listings_max_) return nullptr;
  const Number number = next_request_++;
  ListingRequest& request = requests_[number];
  request.id = fmt::format("R{}", number);
  request.asked = std::move(asked);
  request.submitted_at = now;
  requests_by_ref_[request.asked.ref].push_back(number);
  undecided_.insert(number);
  return &request;
}

std::string_view Market::state(const ListingRequest& request, Time now) const {
  if (request.decision == Decision::approved) return "approved";
  if (request.decision == Decision::rejected) return "rejected";
  return now < request.submitted_at + moderation_delay_ / 5 ? "queued" : "reviewing";
}

void Market::moderate_due(Time now) {
  while (next_due() && *next_due() <= now) {
    ListingRequest& request = requests_.at(*undecided_.begin());
    const Time at = request.submitted_at + moderation_delay_;
    std::string_view claim = medical_claim(request.asked.content.title);
    if (claim.empty()) claim = medical_claim(request.asked.content.description);
    if (claim.empty()) {
      decide(request, Decision::approved, at);
    } else {
      request.reason_code = "MEDICAL_CLAIM";
      request.reason = medical_claim_reason(claim);
      decide(request, Decision::rejected, at);
    }
  }
  forget_before(now - kept_after_decision);
}

std::optional<Time> Market::next_due() const {
  if (undecided_.empty()) return std::nullopt;
  return requests_.at(*undecided_.begin()).submitted_at + moderation_delay_;
}

bool Market::approve(std::string_view request_id, Time now) {
  ListingRequest* request = undecided(request_id);
  if (request == nullptr) return false;
  decide(*request, Decision::approved, now);
  return true;
}

bool Market::reject(std::string_view request_id, std::string code, std::string reason, Time now) {
  ListingRequest* request = undecided(request_id);
  if (request == nullptr) return false;
  request->reason_code = std::move(code);
  request->reason = std::move(reason);
  decide(*request, Decision::rejected, now);
  return true;
}

ListingRequest* Market::undecided(std::string_view id) {
  ListingRequest* request = find_in(requests_, id, "R");
  return request != nullptr && request->decision == Decision::none ? request : nullptr;
}

void Market::decide(ListingRequest& request, Decision decision, Time at) {
  request.decision = decision;
  request.decided_at = at;
  undecided_.erase(number_of(request.id, "R"));
  if (decision != Decision::approved) return;

  const Number number = next_listing_++;
  Listing& listing = listings_[number];
  listing.id = fmt::format("L{}", number);
  listing.ref = request.asked.ref;
  listing.content = request.asked.content;
  listing.price_vnd = request.asked.price_vnd;
  listing.content_revision = request.asked.revision;
  listing.price_revision = request.asked.revision;
  listings_by_ref_[listing.ref].push_back(number);
  request.listing_id = listing.id;
}

// Requests are decided nearly in the order they came: looking at the oldest only is enough.
void Market::forget_before(Time decided) {
  while (!requests_.empty()) {
    const auto oldest = requests_.begin();
    const ListingRequest& request = oldest->second;
    if (request.decision == Decision::none || request.decided_at >= decided) return;
    auto& of_ref = requests_by_ref_[request.asked.ref];
    std::erase(of_ref, oldest->first);
    if (of_ref.empty()) requests_by_ref_.erase(request.asked.ref);
    requests_.erase(oldest);
  }
}

void Market::remove(std::string_view ref) {
  const auto numbers = listings_by_ref_.find(ref);
  if (numbers == listings_by_ref_.end()) return;
  for (const Number number : numbers->second) listings_.erase(number);
  listings_by_ref_.erase(numbers);
}

const ListingRequest* Market::find_request(std::string_view id) const {
  return find_in(requests_, id, "R");
}

Listing* Market::find_listing(std::string_view id) {
  return find_in(listings_, id, "L");
}

std::vector<const ListingRequest*> Market::requests_of(std::string_view ref) const {
  std::vector<const ListingRequest*> found;
  const auto numbers = requests_by_ref_.find(ref);
  if (numbers == requests_by_ref_.end()) return found;
  for (const Number number : numbers->second) found.push_back(&requests_.at(number));
  return found;
}

std::vector<Listing*> Market::listings_of(std::string_view ref) {
  std::vector<Listing*> found;
  const auto numbers = listings_by_ref_.find(ref);
  if (numbers == listings_by_ref_.end()) return found;
  for (const Number number : numbers->second) found.push_back(&listings_.at(number));
  return found;
}

std::vector<const ListingRequest*> Market::all_requests() const {
  std::vector<const ListingRequest*> all;
  for (const auto& [number, request] : requests_) all.push_back(&request);
  return all;
}

std::vector<const Listing*> Market::all_listings() const {
  std::vector<const Listing*> all;
  for (const auto& [number, listing] : listings_) all.push_back(&listing);
  return all;
}

const Order* Market::place(Customer customer, std::vector<OrderLine> lines, Time now) {
  if (orders_.size() >= orders_max_) return nullptr;
  Order order;
  order.seq = static_cast<std::int64_t>(orders_.size()) + 1;
  order.id = fmt::format("PM{:08}", order.seq);
  order.placed_at = now;
  order.confirm_by = now + confirm_within;
  order.customer = std::move(customer);
  order.lines = std::move(lines);
  for (OrderLine& line : order.lines) {
    Listing& listing = *find_listing(line.listing_id);
    line.ref = listing.ref;
    line.name = listing.content.title;
    line.unit_price_vnd = listing.price_vnd;
    listing.open_packs[order.seq] += line.packs;
  }
  orders_.push_back(std::move(order));
  return &orders_.back();
}

Order* Market::find_order(std::string_view id) {
  const std::int64_t seq = number_of(id, "PM");
  if (seq < 1 || seq > static_cast<std::int64_t>(orders_.size())) return nullptr;
  Order& order = orders_[static_cast<std::size_t>(seq - 1)];
  return order.id == id ? &order : nullptr;
}

void Market::ship(Order& order, std::string carrier, std::string tracking_number) {
  order.status = Status::shipped;
  order.carrier = std::move(carrier);
  order.tracking_number = std::move(tracking_number);
  release(order);
}

void Market::cancel(Order& order, std::string reason_code) {
  order.status = Status::cancelled;
  order.cancelled_by = Canceller::shop;
  order.cancel_reason = std::move(reason_code);
  release(order);
}

const Cancellation& Market::cancel(Order& order, Canceller by, std::string reason, Time now) {
  cancel(order, by == Canceller::customer ? "CUSTOMER_REQUEST" : "MARKETPLACE");
  order.cancelled_by = by;
  const auto number = static_cast<std::int64_t>(cancellations_.size()) + 1;
  cancellations_.push_back({number, order.id, by, std::move(reason), now});
  return cancellations_.back();
}

void Market::release(const Order& order) {
  for (const OrderLine& line : order.lines) {
    if (Listing* listing = find_listing(line.listing_id)) listing->open_packs.erase(order.seq);
  }
}

}  // namespace ganh::connectors::postmart::market
