#include "connectors/postmart/sandbox_operator.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "connectors/postmart/sandbox_api.h"
#include "connectors/postmart/sandbox_fields.h"

namespace ganh::connectors::postmart::market {

namespace {

using catalog::json::Value;
using catalog::json::Writer;
using transport::Reply;
using transport::Request;

constexpr std::size_t faults_max = 100;
constexpr std::size_t lines_max = 100;
constexpr std::int64_t line_packs_max = 10'000;

Reply written(int status, const std::function<void(Writer&)>& body) {
  Writer writer;
  writer.object([&] { body(writer); });
  return transport::json_reply(status, std::move(writer).text());
}

Reply done() {
  return written(200, [](Writer& writer) { writer.field("done", true); });
}

Reply show_listings(const Market& market, Time now) {
  return written(200, [&](Writer& writer) {
    writer.array("listings", [&] {
      for (const Listing* listing : market.all_listings()) write_listing(writer, *listing, now);
    });
    writer.array("requests", [&] {
      for (const ListingRequest* request : market.all_requests()) {
        write_request(writer, market, *request, now);
      }
    });
  });
}

Reply show_orders(const Market& market) {
  return written(200, [&](Writer& writer) {
    writer.array("orders", [&] {
      for (const Order& order : market.orders()) write_order(writer, order);
    });
  });
}

// The oldest listing with that ref: what a customer finds first.
Result<OrderLine> read_line(Market& market, Value item) {
  const std::string ref = item["ref"].text_or();
  const std::int64_t packs = item["packs"].integer_or(0);
  const auto listings = market.listings_of(ref);
  if (listings.empty()) return error(Code::not_found, ref, "listing.unknown");
  if (packs < 1 || packs > line_packs_max) return error(Code::invalid, ref, "packs.range");
  OrderLine line;
  line.listing_id = listings.front()->id;
  line.packs = packs;
  return line;
}

Reply buy(Market& market, Webhooks& webhooks, Value body, Time now) {
  Fields fields(body["customer"]);
  Customer customer;
  customer.name = fields.required("name", 200);
  customer.phone = fields.optional("phone", 32);
  customer.address = fields.optional("address", 500);
  if (fields.fault()) return error_reply(*fields.fault());

  const auto items = body["lines"].items();
  if (items.empty() || items.size() > lines_max) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "lines", "1 to 100 lines"});
  }
  std::vector<OrderLine> lines;
  std::map<std::string, std::int64_t> wanted;  // by listing
  for (const Value item : items) {
    auto line = read_line(market, item);
    if (!line && line.error().code == Code::not_found) {
      return error_reply(404, "NOT_FOUND", "no listing with this ref");
    }
    if (!line) return error_reply(FieldFault{"OUT_OF_RANGE", "packs", "1 to 10000 packs"});
    wanted[line->listing_id] += line->packs;
    lines.push_back(std::move(*line));
  }
  for (const auto& [listing_id, packs] : wanted) {
    if (body["force"].boolean_or(false)) break;
    if (packs > market.find_listing(listing_id)->shown_packs()) {
      return error_reply(409, "NOT_ENOUGH", "fewer packs are shown than are wanted");
    }
  }
  const Order* order = market.place(std::move(customer), std::move(lines), now);
  if (order == nullptr) return error_reply(409, "ORDER_LIMIT", "no more orders fit in");

  Writer event;
  event.object([&] {
    event.field("type", "order.created");
    event.object("order", [&] { write_order_fields(event, *order); });
  });
  webhooks.add(std::move(event).text(), now);
  return written(201, [&](Writer& writer) {
    writer.field("order_id", order->id);
    writer.field("seq", order->seq);
  });
}

Reply cancel(Market& market, Webhooks& webhooks, Value body, Time now) {
  Fields fields(body);
  const std::string id = fields.required("order_id", 64);
  const std::string by = fields.optional("by", 16);
  std::string reason = fields.optional("reason", 500);
  fields.refuse_unless(by.empty() || by == "customer" || by == "marketplace", "OUT_OF_RANGE", "by",
                       "customer or marketplace");
  if (fields.fault()) return error_reply(*fields.fault());
  Order* order = market.find_order(id);
  if (order == nullptr) return error_reply(404, "NOT_FOUND", "no such order");
  if (order->status == Status::shipped) {
    return error_reply(409, "ALREADY_SHIPPED", "the order has left");
  }
  if (order->status == Status::cancelled) {
    return error_reply(409, "ORDER_CANCELLED", "the order is cancelled");
  }
  const auto canceller = by == "marketplace" ? Canceller::marketplace : Canceller::customer;
  const Cancellation& cancellation = market.cancel(*order, canceller, std::move(reason), now);
  Writer event;
  event.object([&] {
    event.field("type", "order.cancelled");
    event.object("cancellation", [&] { write_cancellation_fields(event, cancellation); });
  });
  webhooks.add(std::move(event).text(), now);
  return written(200, [&](Writer& writer) { write_cancellation_fields(writer, cancellation); });
}

Reply show_webhook(const Webhooks& webhooks) {
  return written(200, [&](Writer& writer) {
    writer.field("url", webhooks.settings.url);
    writer.field("enabled", webhooks.settings.enabled);
    writer.field("deliveries", webhooks.settings.deliveries);
    writer.field("newest_first", webhooks.settings.newest_first);
  });
}

Reply set_webhook(Webhooks& webhooks, Value body) {
  Webhooks::Settings& settings = webhooks.settings;
  const std::string url = body["url"].text_or(settings.url);
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  if (!url.empty() && (!web || url.size() > 500)) {
    return error_reply(FieldFault{"BAD_TEXT", "url", "http:// or https://, up to 500 bytes"});
  }
  const std::int64_t deliveries = body["deliveries"].integer_or(settings.deliveries);
  if (deliveries < 1 || deliveries > 2) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "deliveries", "1 or 2"});
  }
  settings.url = url;
  settings.deliveries = static_cast<int>(deliveries);
  settings.enabled = body["enabled"].boolean_or(settings.enabled);
  settings.newest_first = body["newest_first"].boolean_or(settings.newest_first);
  return show_webhook(webhooks);
}

Reply moderate(Market& market, Value body, Time now) {
  const std::string id = body["request_id"].text_or();
  const auto approve = body["approve"].boolean();
  if (!approve) return error_reply(FieldFault{"REQUIRED", "approve", "true or false"});
  const bool decided =
      *approve ? market.approve(id, now)
               : market.reject(id, body["reason_code"].text_or("OTHER"),
                               body["reason"].text_or("Người kiểm duyệt từ chối."), now);
  return decided ? done() : error_reply(404, "NOT_FOUND", "no undecided request of that id");
}

Reply lock(Market& market, Value body) {
  const auto listings = market.listings_of(body["ref"].text_or());
  if (listings.empty()) return error_reply(404, "NOT_FOUND", "no listing with this ref");
  const auto until = parse_rfc3339(body["until"].text_or());
  if (!until) return error_reply(FieldFault{"WRONG_TYPE", "until", "an RFC 3339 time"});
  for (Listing* listing : listings) listing->locked_until = *until;
  return done();
}

// As somebody does it on the seller page: no revision of the seller's own moves.
Reply edit(Market& market, Value body) {
  const auto listings = market.listings_of(body["ref"].text_or());
  if (listings.empty()) return error_reply(404, "NOT_FOUND", "no listing with this ref");
  for (Listing* listing : listings) {
    listing->content.title = body["title"].text_or(listing->content.title);
    listing->price_vnd = body["price_vnd"].integer_or(listing->price_vnd);
    listing->told_packs = body["packs"].integer_or(listing->told_packs);
  }
  return done();
}

Reply remove(Market& market, Value body) {
  const std::string ref = body["ref"].text_or();
  if (market.listings_of(ref).empty()) {
    return error_reply(404, "NOT_FOUND", "no listing with this ref");
  }
  market.remove(ref);
  return done();
}

Reply plan_fault(Faults& faults, Value body) {
  PlannedFault fault;
  fault.method = body["method"].text_or();
  fault.path_prefix = body["path_prefix"].text_or();
  const std::int64_t status = body["status"].integer_or(500);
  fault.count = body["count"].integer_or(1);
  fault.drop_reply = body["drop_reply"].boolean_or(false);
  if (fault.count == 0) {
    faults.clear();
    return done();
  }
  if (status < 400 || status > 599) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "status", "400 to 599"});
  }
  // The contract promises that a call answered in any other way was not carried out.
  if (fault.drop_reply && status != 500 && status != 502 && status != 504) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "status", "a lost reply is 500, 502 or 504"});
  }
  if (fault.count < 0 || fault.count > 1'000'000) {
    return error_reply(FieldFault{"OUT_OF_RANGE", "count", "0 to 1000000"});
  }
  fault.status = static_cast<int>(status);
  fault.retry_after_seconds = body["retry_after"].integer_or(0);
  faults.plan(std::move(fault));
  return done();
}

}  // namespace

std::optional<PlannedFault> Faults::meet(const Request& request) {
  const auto fault = std::ranges::find_if(planned_, [&](const PlannedFault& planned) {
    return (planned.method.empty() || planned.method == request.method) &&
           request.path().starts_with(planned.path_prefix);
  });
  if (fault == planned_.end()) return std::nullopt;
  PlannedFault met = *fault;
  if (--fault->count <= 0) planned_.erase(fault);
  return met;
}

void Faults::plan(PlannedFault fault) {
  if (planned_.size() >= faults_max) planned_.erase(planned_.begin());
  planned_.push_back(std::move(fault));
}

Reply operate(Market& market, Webhooks& webhooks, Faults& faults, const Request& request,
              Time now) {
  const std::string call = request.method + " " + std::string(request.path());
  if (call == "GET /_sandbox/listings") return show_listings(market, now);
  if (call == "GET /_sandbox/orders") return show_orders(market);
  if (call == "GET /_sandbox/webhook") return show_webhook(webhooks);

  if (request.body.size() > body_bytes_max) return error_reply(413, "TOO_LARGE", "too large");
  const auto parsed = catalog::json::parse(request.body);
  if (!parsed || !parsed->root().is_object()) {
    return error_reply(400, "BAD_JSON", "the body is not a JSON object");
  }
  const Value body = parsed->root();
  if (call == "POST /_sandbox/orders") return buy(market, webhooks, body, now);
  if (call == "POST /_sandbox/cancel") return cancel(market, webhooks, body, now);
  if (call == "PUT /_sandbox/webhook") return set_webhook(webhooks, body);
  if (call == "POST /_sandbox/moderate") return moderate(market, body, now);
  if (call == "POST /_sandbox/lock") return lock(market, body);
  if (call == "POST /_sandbox/edit") return edit(market, body);
  if (call == "POST /_sandbox/remove") return remove(market, body);
  if (call == "POST /_sandbox/fail") return plan_fault(faults, body);
  return error_reply(404, "NOT_FOUND", "no such address");
}

}  // namespace ganh::connectors::postmart::market
