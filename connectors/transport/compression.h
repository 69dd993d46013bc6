// gzip for replies (RFC 1952), where the client takes it and it is worth it.

#pragma once

#include <cstddef>

#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

inline constexpr std::size_t compressed_from_bytes = 1024;

// Compresses texts, JSON, scripts, styles and SVG from that size on, and says in Vary that it
// depends on Accept-Encoding. Leaves streams, and what has a Content-Encoding already, as they are.
// An ETag stays the same: it names the state that the reply shows, of which no ranges are served.
void compress(const Request& request, Reply& reply);

// Whether the client takes gzip (RFC 9110 §12.5.3): "gzip", "gzip;q=0.8"; a weight of 0 refuses.
bool takes_gzip(const Request& request);

}  // namespace ganh::connectors::transport
