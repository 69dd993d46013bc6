// "127.0.0.1:8080" as people write it.

#pragma once

#include <string_view>

#include "catalog/result.h"
#include "connectors/transport/http_server.h"

namespace ganh::service::config {

// HOST:PORT, or PORT alone. `invalid`, "listen.unreadable".
Result<connectors::transport::ServerOptions> parse_listen(std::string_view text);

}  // namespace ganh::service::config
