// Carriers, and where parcels are, as people read them.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_carriers(const Paper& paper, catalog::json::Value list);
void show_trackings(const Paper& paper, catalog::json::Value found);

// Where the customer of each shipment may look.
void show_tracking_links(const Paper& paper, catalog::json::Value found);

}  // namespace ganh::service::telling
