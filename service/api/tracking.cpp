#include "service/api/tracking.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "service/api/orders.h"
#include "service/words/tracking.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

Tracking tracking_of(const store::Scope& scope, const orders::Order& order,
                     const orders::Shipment& shipment) {
  return {order, shipment, orders::tracking_of(scope, shipment.id)};
}

void write_text_or_null(json::Writer& out, std::string_view key, const std::string& text) {
  if (text.empty())
    out.null_field(key);
  else
    out.field(key, text);
}

void write_number_or_null(json::Writer& out, std::string_view key,
                          const std::optional<std::int64_t>& number) {
  if (number)
    out.field(key, *number);
  else
    out.null_field(key);
}

std::optional<std::int64_t> vnd_of(const std::optional<catalog::measure::Money>& money) {
  if (!money) return std::nullopt;
  return money->vnd;
}

void write_event(json::Writer& out, const orders::TrackingEvent& event) {
  const auto& words = words::text_of(event.progress);
  out.object([&] {
    out.field("at", rfc3339(event.at));
    out.field("received_at", rfc3339(event.received_at));
    out.field("progress", orders::name(event.progress));
    out.field("vi", words.vietnamese);
    out.field("en", words.english);
    out.field("code", event.code);
    out.field("text", event.text);
    out.field("place", event.place);
    write_number_or_null(out, "weight_g", event.weight_g);
    write_number_or_null(out, "fee_vnd", vnd_of(event.fee));
    write_number_or_null(out, "cod_vnd", vnd_of(event.cod));
  });
}

void write_tracking(json::Writer& out, const Tracking& tracking, const std::string& public_url) {
  const auto& shipment = tracking.shipment;
  const bool is_apart = shipment.state == orders::ShipmentState::cancelled;
  const std::string path = is_apart ? "" : tracking_path(shipment);
  out.object([&] {
    out.field("order_id", tracking.order.id.text);
    out.field("external_id", tracking.order.external_id);
    out.field("shipment_id", shipment.id.text);
    out.field("number", shipment.number);
    out.field("state", orders::name(shipment.state));
    out.field("carrier", shipment.carrier);
    out.field("waybill", shipment.waybill);
    write_text_or_null(out, "shipped_at", shipment.shipped_at ? rfc3339(*shipment.shipped_at) : "");
    write_text_or_null(out, "delivered_at",
                       shipment.delivered_at ? rfc3339(*shipment.delivered_at) : "");
    write_text_or_null(out, "link", path.empty() ? "" : public_url + path);
    out.array("events", [&] {
      for (const auto& event : tracking.events) write_event(out, event);
    });
  });
}

}  // namespace

std::optional<Tracking> read_tracking(const store::Scope& scope, const ShipmentId& id) {
  const auto order = orders::find_order_of(scope, id);
  if (!order) return std::nullopt;
  const auto found = std::ranges::find(order->shipments, id, &orders::Shipment::id);
  if (found == order->shipments.end()) return std::nullopt;
  return tracking_of(scope, *order, *found);
}

std::optional<std::vector<Tracking>> find_trackings(const store::Scope& scope,
                                                    const std::string& reference) {
  std::vector<Tracking> all;
  if (const auto id = find_order(scope, reference)) {
    const auto order = orders::find_order(scope, *id);
    for (const auto& shipment : order->shipments) {
      if (all.size() < tracked_max) all.push_back(tracking_of(scope, *order, shipment));
    }
    return all;
  }
  for (const auto& id : orders::shipments_under(scope, reference, tracked_max)) {
    if (auto tracking = read_tracking(scope, id)) all.push_back(std::move(*tracking));
  }
  if (all.empty()) return std::nullopt;
  return all;
}

std::string tracking_path(const orders::Shipment& shipment) {
  return shipment.tracking_code.empty() ? "" : "/t/" + shipment.tracking_code;
}

std::string tracking_json(const Tracking& tracking, const std::string& public_url) {
  json::Writer out;
  write_tracking(out, tracking, public_url);
  return std::move(out).text();
}

std::string trackings_json(const std::vector<Tracking>& all, const std::string& public_url) {
  json::Writer out;
  out.object([&] {
    out.array("shipments", [&] {
      for (const auto& tracking : all) write_tracking(out, tracking, public_url);
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
