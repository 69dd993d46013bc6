// Whether a server can be used as it is.

#pragma once

#include "catalog/store/postgres/server_connection.h"

namespace ganh::catalog::store::postgres {

inline constexpr auto server_time_us = R"sql(
  SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT))sql";

// Throws StorageError, `unsuitable`, with what it should be.
void check_suitable(ServerConnection& connection);

// How far the server's clock is ahead of ours, as near as a round trip tells.
Duration clock_ahead(ServerConnection& connection);

}  // namespace ganh::catalog::store::postgres
