// What answers the routes of carriers and of what they tell (route_table.cpp).

#pragma once

#include "service/http/call.h"

namespace ganh::service::http {

// carrier_routes.cpp
Reply list_carriers(Call& call);
Reply connect_carrier(Call& call);
Reply get_carrier_webhook(Call& call);
Reply receive_carrier_webhook(Call& call);

// tracking_routes.cpp
Reply get_shipment_tracking(Call& call);
Reply find_tracking(Call& call);
Reply get_timeline(Call& call);
Reply get_timeline_style(Call& call);

}  // namespace ganh::service::http
