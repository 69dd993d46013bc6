// How values are read from what carriers send, which differs more in spelling than in kind.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/json/json.h"
#include "catalog/measure/money.h"
#include "catalog/orders/tracking.h"
#include "connectors/carriers/carrier.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::carriers {

// A code, whether it is sent as a number or as a text; "" for anything else.
std::string code_text(catalog::json::Value value);

// "28/08/2019 07:54:50" as clocks in Viet Nam show it.
std::optional<Time> parse_local_time(std::string_view text);

// What is no whole number, or negative, is not told.
std::optional<catalog::measure::Money> money_in(catalog::json::Value value);
std::optional<std::int64_t> grams_in(catalog::json::Value value);

// With the meaning and, where none came along, the text that the table has for its code.
void understand(catalog::orders::TrackingEvent& event, const StatusTable& statuses);

Error unreadable(std::string_view field);  // `invalid`, "carrier.unreadable"

// What a reply that is not 200 comes to.
Answered stopped_by(const transport::Reply& reply);

}  // namespace ganh::connectors::carriers
