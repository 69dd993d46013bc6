// Why a request is refused before any handler sees it, and what its sender is told.
//
// The sentences are in connectors/sentences.cpp, under "http.*".

#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

enum class Refused {
  malformed,             // 400: readers could differ about what it says
  method,                // 405
  too_slow,              // 408
  body_too_large,        // 413
  too_many_connections,  // 429: of one client
  head_too_large,        // 431
  failed,                // 500: the handler threw
  busy,                  // 503: too much is under way
  version,               // 505
};

inline constexpr std::size_t refused_kinds = 9;

int status_of(Refused why);
std::string_view reason_of(Refused why);  // "http.malformed"

// As application/problem+json (RFC 9457), in the language that `request` asks for, as far as it was
// read; with Allow or Retry-After where they belong. Its connection closes.
Reply refusal(Refused why, const Request& request);

}  // namespace ganh::connectors::transport
