#include "connectors/postmart/listing_calls.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace ganh::connectors::postmart {
namespace {

using catalog::json::Value;
using catalog::json::Writer;

constexpr std::size_t tickets_max = 20;  // in one GET /v1/listing-requests

std::string listing_target(std::string_view listing_id, std::string_view aspect) {
  return "/v1/listings/" + transport::percent_encode(listing_id) + std::string(aspect);
}

void write_content(Writer& w, const Listing& listing) {
  w.field("revision", listing.version);
  w.field("title", listing.title);
  w.field("description", listing.description);
  w.field("category_id", listing.category);
  w.field("unit", listing.unit);
  w.field("net", listing.net_base);
  w.field("origin", listing.origin);
  if (!listing.certificate.empty()) w.field("certificate", listing.certificate);
  if (!listing.barcode.empty()) w.field("barcode", listing.barcode);
}

template <class Fields>
std::string body(const Fields& fields) {
  Writer w;
  w.object([&] { fields(w); });
  return std::move(w).text();
}

Reading one(Outcome outcome) {
  return {{std::move(outcome)}, {}, Trouble::none, ""};
}

Reading refused(const std::string& sku, const CallReply& reply) {
  return one(Refused{sku, reply.code, reply.message});
}

// One aspect of a listing at a revision; the contract answers all three alike.
struct Update {
  std::string sku;
  std::string external_id;
  std::int64_t version = 0;
  Time now{};
};

Reading locked(const Update& update, const CallReply& reply) {
  const auto until = parse_rfc3339(reply.root["locked_until"].text_or());
  if (!until) return outside_contract("423 without locked_until");
  return one(Locked{update.sku, std::max(Duration{0}, *until - update.now)});
}

// What an update that was not plainly applied comes to. 409 with our own revision says that it had
// been applied before: the reply to an earlier try was lost.
Reading read_update(const Update& update, const CallReply& reply) {
  if (reply.done()) {
    const bool is_of_it = reply.root["listing_id"].text() == update.external_id &&
                          reply.root["revision"].integer() == update.version;
    if (is_of_it) return one(Accepted{update.sku, update.external_id});
    return {{}, {}, Trouble::unknown, "200 that does not say what was applied"};
  }
  if (reply.status == 404) return one(Gone{update.sku});
  if (reply.status == 423) return locked(update, reply);
  if (reply.status != 409) return refused(update.sku, reply);
  const auto current = reply.root["current_revision"].integer();
  if (!current || *current < update.version) {
    return outside_contract("409 without a revision to match");
  }
  if (*current == update.version) return one(Accepted{update.sku, update.external_id});
  return one(Superseded{update.sku, *current});
}

Call price_call(const Update& update, catalog::measure::Money price) {
  Call call;
  call.method = "PUT";
  call.target = listing_target(update.external_id, "/price");
  call.body = body([&](Writer& w) {
    w.field("price_vnd", price.vnd);
    w.field("revision", update.version);
  });
  call.read = [update](const CallReply& reply) { return read_update(update, reply); };
  return call;
}

Call request_call(const Listing& listing) {
  Call call;
  call.method = "POST";
  call.target = "/v1/listing-requests";
  call.repeatable = false;
  call.body = body([&](Writer& w) {
    w.field("ref", listing.sku);
    write_content(w, listing);
    w.field("price_vnd", listing.price.vnd);
  });
  call.read = [sku = listing.sku](const CallReply& reply) -> Reading {
    if (!reply.done()) return refused(sku, reply);
    const std::string ticket = reply.root["request_id"].text_or();
    if (!ticket.empty()) return one(Pending{sku, ticket});
    return {{}, {}, Trouble::unknown, "202 without request_id"};
  };
  return call;
}

// Content and price have calls of their own; a listing is accepted when both stand.
Call content_call(const Listing& listing, Time now) {
  const Update update{listing.sku, listing.external_id, listing.version, now};
  Call call;
  call.method = "PUT";
  call.target = listing_target(listing.external_id, "");
  call.body = body([&](Writer& w) { write_content(w, listing); });
  const Call price = price_call(update, listing.price);
  call.read = [update, price](const CallReply& reply) {
    Reading reading = read_update(update, reply);
    const bool applied =
        !reading.outcomes.empty() && std::holds_alternative<Accepted>(reading.outcomes.front());
    if (applied) return Reading{{}, {price}, Trouble::none, ""};
    return reading;
  };
  return call;
}

Call stock_call(const StockItem& item, Time now) {
  const Update update{item.sku, item.external_id, item.version, now};
  Call call;
  call.method = "PUT";
  call.target = listing_target(item.external_id, "/stock");
  call.body = body([&](Writer& w) {
    w.field("packs", item.packs);
    // Of a figure that counts no order Postmart takes off all: it shows too few, the safe side.
    w.field("as_of_order_seq", parse_seq(item.as_of_order));
    w.field("revision", item.version);
  });
  call.read = [update](const CallReply& reply) { return read_update(update, reply); };
  return call;
}

bool undecided(const Value& request) {
  const std::string state = request["state"].text_or();
  return state == "queued" || state == "reviewing";
}

// The one of the greatest revision; of equals the first made, so that the answer stays the same.
Value newest(const std::vector<Value>& items, std::string_view revision) {
  const auto less = [&](const Value& a, const Value& b) {
    return a[revision].integer_or(0) < b[revision].integer_or(0);
  };
  const auto found = std::max_element(items.begin(), items.end(), less);
  return found == items.end() ? Value{} : *found;
}

// What stands under a SKU. Nothing when the reply is outside the contract.
std::optional<Found> read_found(const std::string& sku, const Value& root) {
  if (!root["listings"].is_array() || !root["requests"].is_array()) return {};
  Found found;
  found.sku = sku;
  const Value listing = newest(root["listings"].items(), "content_revision");
  if (listing.present()) {
    const auto version = listing["content_revision"].integer();
    found.present = true;
    found.external_id = listing["listing_id"].text_or();
    if (found.external_id.empty() || !version) return {};
    found.version = *version;
    found.title = listing["title"].text_or();
    found.price = {listing["price_vnd"].integer_or(0)};
    found.price_version = listing["price_revision"].integer_or(0);
    found.packs = listing["told_packs"].integer_or(0);
    return found;
  }
  std::vector<Value> waiting = root["requests"].items();
  std::erase_if(waiting, [](const Value& request) { return !undecided(request); });
  const Value request = newest(waiting, "revision");
  if (!request.present()) return found;
  found.present = true;
  found.ticket = request["request_id"].text_or();
  found.version = request["revision"].integer_or(0);
  if (found.ticket.empty()) return {};
  return found;
}

Call look_up_call(const std::string& sku, std::function<Outcome(const Found&)> meaning) {
  Call call;
  call.method = "GET";
  call.target = "/v1/listings?ref=" + transport::percent_encode(sku);
  call.read = [sku, meaning = std::move(meaning)](const CallReply& reply) -> Reading {
    const auto found = reply.done() ? read_found(sku, reply.root) : std::nullopt;
    if (!found) return outside_contract("look-up: " + reply.code);
    return one(meaning(*found));
  };
  return call;
}

// A decision older than 30 days is forgotten: what stands under the SKU tells it.
Outcome forgotten_decision(const Found& found) {
  if (!found.external_id.empty()) return Accepted{found.sku, found.external_id};
  if (!found.ticket.empty()) return Pending{found.sku, found.ticket};
  return Refused{found.sku, "REQUEST_UNKNOWN", "Sàn không còn giữ yêu cầu đăng bán này."};
}

std::optional<Outcome> read_decision(const std::string& sku, const Value& request) {
  const std::string state = request["state"].text_or();
  if (undecided(request)) return Pending{sku, request["request_id"].text_or()};
  if (state == "rejected") {
    return Refused{sku, request["reason_code"].text_or("OTHER"), request["reason"].text_or()};
  }
  const std::string listing_id = request["listing_id"].text_or();
  if (state != "approved" || listing_id.empty()) return {};
  return Accepted{sku, listing_id};
}

Call moderation_call(std::map<std::string, std::string> skus_by_ticket) {
  Call call;
  call.method = "GET";
  call.target = "/v1/listing-requests?ids=";
  for (const auto& [ticket, sku] : skus_by_ticket) {
    if (!call.target.ends_with('=')) call.target += ',';
    call.target += transport::percent_encode(ticket);
  }
  call.read = [skus_by_ticket = std::move(skus_by_ticket)](const CallReply& reply) -> Reading {
    if (!reply.done()) return outside_contract("moderation: " + reply.code);
    Reading reading;
    for (const Value& request : reply.root["requests"].items()) {
      const auto asked = skus_by_ticket.find(request["request_id"].text_or());
      if (asked == skus_by_ticket.end()) continue;
      auto decision = read_decision(asked->second, request);
      if (!decision) return outside_contract("moderation: a state that is not known");
      reading.outcomes.push_back(*std::move(decision));
    }
    for (const Value& ticket : reply.root["unknown"].items()) {
      const auto asked = skus_by_ticket.find(ticket.text_or());
      if (asked == skus_by_ticket.end()) continue;
      reading.next.push_back(look_up_call(asked->second, forgotten_decision));
    }
    return reading;
  };
  return call;
}

}  // namespace

std::vector<Call> send_listings(const SendListings& task, Time now) {
  std::vector<Call> calls;
  for (const Listing& listing : task.listings) {
    calls.push_back(listing.external_id.empty() ? request_call(listing)
                                                : content_call(listing, now));
  }
  return calls;
}

std::vector<Call> send_prices(const SendPrices& task, Time now) {
  std::vector<Call> calls;
  for (const PriceItem& item : task.items) {
    calls.push_back(price_call({item.sku, item.external_id, item.version, now}, item.price));
  }
  return calls;
}

std::vector<Call> send_stock(const SendStock& task, Time now) {
  std::vector<Call> calls;
  for (const StockItem& item : task.items) calls.push_back(stock_call(item, now));
  return calls;
}

std::vector<Call> look_up(const LookUp& task) {
  std::vector<Call> calls;
  for (const std::string& sku : task.skus) {
    calls.push_back(look_up_call(sku, [](const Found& found) -> Outcome { return found; }));
  }
  return calls;
}

std::vector<Call> poll_moderation(const PollModeration& task) {
  std::vector<Call> calls;
  std::map<std::string, std::string> skus_by_ticket;
  for (const auto& [sku, ticket] : task.tickets) {
    skus_by_ticket.emplace(ticket, sku);
    if (skus_by_ticket.size() < tickets_max) continue;
    calls.push_back(moderation_call(std::exchange(skus_by_ticket, {})));
  }
  if (!skus_by_ticket.empty()) calls.push_back(moderation_call(std::move(skus_by_ticket)));
  return calls;
}

}  // namespace ganh::connectors::postmart
