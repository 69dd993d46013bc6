// Where a shipment is: what its carrier told of it, for clerks and for the customer.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/orders/orders.h"
#include "catalog/orders/tracking.h"
#include "catalog/store/database.h"

namespace ganh::service::api {

struct Tracking {
  catalog::orders::Order order;
  catalog::orders::Shipment shipment;
  std::vector<catalog::orders::TrackingEvent> events;  // by the carrier's time
};

inline constexpr int tracked_max = 20;  // shipments of one reference

std::optional<Tracking> read_tracking(const catalog::store::Scope& scope, const ShipmentId& id);

// By an order (our id or the channel's number) or by a waybill; nothing when it is neither. An
// order of which nothing is packed has none.
std::optional<std::vector<Tracking>> find_trackings(const catalog::store::Scope& scope,
                                                    const std::string& reference);

// The path of the customer's page; "" for a shipment that has none.
std::string tracking_path(const catalog::orders::Shipment& shipment);

// `public_url` goes before the path of the customer's page.
std::string tracking_json(const Tracking& tracking, const std::string& public_url);
std::string trackings_json(const std::vector<Tracking>& all, const std::string& public_url);

}  // namespace ganh::service::api
