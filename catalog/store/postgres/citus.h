// A server with the Citus extension (https://docs.citusdata.com) keeps rows on several machines.
//
// As spreading.h. Throws StorageError.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/spreading.h"

namespace ganh::catalog::store::postgres {

std::optional<Spread> spread(const std::string& address,
                             std::span<const std::string_view> everywhere, std::string_view by);
Status status_of(const std::string& address);
std::vector<std::string> machines_of(const std::string& address, std::string_view table,
                                     std::span<const std::string> values);

}  // namespace ganh::catalog::store::postgres
