#include "connectors/postmart/order_calls.h"

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/json/json_text.h"

namespace ganh::connectors::postmart {
namespace {

using catalog::json::Value;
using catalog::json::Writer;
using catalog::orders::NewOrder;
using catalog::orders::Party;
using catalog::orders::State;

// Gives the name of the field at fault, or nothing when the line is right.
std::string read_line(const Value& sent, NewOrder::Line& line) {
  line.sku = sent["ref"].text_or();
  line.name = sent["name"].text_or();
  line.packs = sent["packs"].integer_or(0);
  const auto price = sent["unit_price_vnd"].integer();
  line.unit_price = {price.value_or(0)};
  if (line.sku.empty()) return "ref";
  if (line.packs < 1 || line.packs > catalog::orders::line_packs_max) return "packs";
  if (!price || *price < 0) return "unit_price_vnd";
  return {};
}

std::string read_fields(const Value& sent, NewOrder& order) {
  order.external_id = sent["order_id"].text_or();
  const Value customer = sent["customer"];
  order.customer = {customer["name"].text_or(), customer["phone"].text_or(),
                    customer["address"].text_or()};
  if (order.external_id.empty()) return "order_id";
  const auto placed_at = parse_rfc3339(sent["placed_at"].text_or());
  if (!placed_at) return "placed_at";
  order.placed_at = *placed_at;
  order.confirm_by = parse_rfc3339(sent["confirm_by"].text_or());
  if (!order.confirm_by) return "confirm_by";
  if (!customer.is_object()) return "customer";
  const Value lines = sent["lines"];
  if (lines.size() == 0 || lines.size() > catalog::orders::lines_max) return "lines";
  for (const Value& line : lines.items()) {
    const std::string wrong = read_line(line, order.lines.emplace_back());
    if (!wrong.empty()) return "lines: " + wrong;
  }
  return {};
}

// "12" after order 12, "12-3" after cancellation 3 as well.
struct Place {
  std::int64_t order = 0;
  std::int64_t cancellation = 0;
  bool operator==(const Place&) const = default;
};

Place parse_place(std::string_view cursor) {
  const std::size_t dash = std::min(cursor.find('-'), cursor.size());
  const auto cancellation = cursor.substr(std::min(dash + 1, cursor.size()));
  return {parse_seq(cursor), parse_seq(cancellation)};
}

std::string cursor_of(const Place& place) {
  const std::string orders = std::to_string(place.order);
  return place.cancellation == 0 ? orders : orders + "-" + std::to_string(place.cancellation);
}

Reading read_page(const Place& after, const CallReply& reply) {
  const Value orders = reply.root["orders"];
  const auto next_order = reply.root["next_after_seq"].integer();
  const auto more = reply.root["more"].boolean();
  if (!reply.done() || !orders.is_array() || !next_order || !more) {
    return outside_contract("orders: " + reply.code);
  }
  const Place next{*next_order,
                   reply.root["next_after_cancellation"].integer_or(after.cancellation)};
  // A cursor that does not move while there is more would be asked for without end.
  if (next.order < after.order || next.cancellation < after.cancellation ||
      (*more && next == after)) {
    return outside_contract("orders: next_after_seq does not move on");
  }
  Reading reading;
  for (const Value& order : orders.items()) {
    auto outcome = read_order(order);
    if (outcome) reading.outcomes.push_back(*std::move(outcome));
  }
  for (const Value& cancellation : reply.root["cancellations"].items()) {
    reading.outcomes.push_back(read_cancellation(cancellation));
  }
  reading.outcomes.push_back(Cursor{cursor_of(next), *more});
  return reading;
}

Call order_call(const std::string& order_id, std::string_view verb, std::string body) {
  Call call;
  call.method = "POST";
  call.target = "/v1/orders/" + transport::percent_encode(order_id) + "/" + std::string(verb);
  call.body = std::move(body);
  call.read = [order_id](const CallReply& reply) -> Reading {
    if (!reply.done()) {
      return {{TellRefused{order_id, reply.code, reply.message}}, {}, Trouble::none, ""};
    }
    if (reply.root["order_id"].text() == order_id) {
      return {{Told{order_id}}, {}, Trouble::none, ""};
    }
    return {{}, {}, Trouble::unknown, "200 without the order"};
  };
  return call;
}

std::string ship_body(const catalog::orders::Shipment& shipment) {
  Writer w;
  w.object([&] {
    w.field("carrier", shipment.carrier);
    w.field("tracking_number", shipment.waybill);
  });
  return std::move(w).text();
}

// Postmart ships only what was confirmed; an order packed in a hurry is confirmed on the way.
Call ship_call(const TellOrder& task) {
  const std::string body = ship_body(task.shipment.value_or(catalog::orders::Shipment{}));
  const Call ship = order_call(task.external_id, "ship", body);
  Call confirm = order_call(task.external_id, "confirm", "");
  confirm.read = [ship, refused = confirm.read](const CallReply& reply) {
    return reply.done() ? Reading{{}, {ship}, Trouble::none, ""} : refused(reply);
  };
  Call call = ship;
  call.read = [confirm, told = ship.read](const CallReply& reply) {
    const bool confirm_first = reply.status == 409 && reply.code == "NOT_CONFIRMED";
    return confirm_first ? Reading{{}, {confirm}, Trouble::none, ""} : told(reply);
  };
  return call;
}

std::string cancel_body() {
  Writer w;
  // Why is not handed over; this reason is true of every order that the shop gives up.
  w.object([&] { w.field("reason_code", "CANNOT_DELIVER"); });
  return std::move(w).text();
}

}  // namespace

std::optional<Outcome> read_order(const Value& order) {
  if (order["status"].text_or() == "cancelled") {
    // What the shop gave up on the marketplace's own pages is told in no other way.
    if (order["cancelled_by"].text_or() != "shop") return {};
    return OrderCancelled{order["order_id"].text_or(), Party::channel,
                          order["cancel_reason"].text_or(), ""};
  }
  Received received;
  const std::string wrong = read_fields(order, received.order);
  if (wrong.empty()) {
    received.raw = catalog::json::text_of(order);
    return received;
  }
  Poisoned poisoned;
  poisoned.external_id = received.order.external_id;
  const auto seq = order["seq"].integer();
  if (poisoned.external_id.empty() && seq) poisoned.external_id = "seq-" + std::to_string(*seq);
  poisoned.why = wrong;
  poisoned.raw = catalog::json::text_of(order);
  return poisoned;
}

Outcome read_cancellation(const Value& cancellation) {
  const std::string by = cancellation["by"].text_or();
  OrderCancelled cancelled;
  cancelled.external_id = cancellation["order_id"].text_or();
  cancelled.by = by == "customer" ? Party::customer : Party::channel;
  cancelled.why = cancellation["reason"].text_or();
  const bool known = by == "customer" || by == "marketplace";
  if (known && !cancelled.external_id.empty()) return cancelled;
  const auto number = cancellation["number"].integer();
  return Poisoned{number ? "cancellation-" + std::to_string(*number) : "",
                  known ? "order_id" : "by", "", catalog::json::text_of(cancellation)};
}

Outcome read_kept(std::string_view raw) {
  const auto document = catalog::json::parse(raw);
  const Poisoned unreadable{"", "json", "", std::string(raw)};
  if (!document || !document->root().is_object()) return unreadable;
  const Value kept = document->root();
  if (!kept["lines"].present() && kept["by"].present()) return read_cancellation(kept);
  const auto order = read_order(kept);
  return order ? *order : unreadable;
}

std::vector<Call> poll_orders(const PollOrders& task) {
  const Place after = parse_place(task.cursor);
  Call call;
  call.method = "GET";
  call.target = "/v1/orders?after_seq=" + std::to_string(after.order) + "&limit=50";
  if (after.cancellation > 0) {
    call.target += "&after_cancellation=" + std::to_string(after.cancellation);
  }
  call.read = [after](const CallReply& reply) { return read_page(after, reply); };
  return {call};
}

std::vector<Call> tell_order(const TellOrder& task) {
  switch (task.state) {
    case State::confirmed:
      return {order_call(task.external_id, "confirm", "")};
    case State::shipped:
      return {ship_call(task)};
    case State::cancelled:
      return {order_call(task.external_id, "cancel", cancel_body())};
    case State::received:
    case State::packed:
    case State::delivered:
    case State::returned:
      break;
  }
  return {};
}

}  // namespace ganh::connectors::postmart
