// Dates as HTTP writes them (RFC 9110, 5.6.7), and how long a reply asks to wait.
//
// Knows no clock: what "now" is comes from outside.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

std::string http_date(Time time);  // "Sun, 06 Nov 1994 08:49:37 GMT"

// Also the two obsolete forms, which a recipient still has to take. Weekdays are not checked.
std::optional<Time> parse_http_date(std::string_view text);

inline constexpr Duration retry_after_most = std::chrono::hours{24};

// Retry-After (RFC 9110, 10.2.3): in seconds or as a date, never longer than retry_after_most and
// never below 0. Nothing when it is not there or says neither.
std::optional<Duration> retry_after(const Headers& headers, Time now);

}  // namespace ganh::connectors::transport
