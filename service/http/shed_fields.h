// Members that requests about the shed have in common.

#pragma once

#include <cstddef>
#include <optional>

#include "catalog/stock/cause.h"
#include "service/http/fields.h"

namespace ganh::service::http {

inline constexpr std::size_t lot_bytes_max = 255;
inline constexpr std::size_t place_bytes_max = 64;
inline constexpr std::size_t quantity_bytes_max = 64;

// One of the kinds of waste; absent or empty only where it is not `needed`. Refused otherwise.
enum class Given { needed, optional };
std::optional<catalog::stock::Waste> waste_of(Fields& fields, std::string_view key, Given is);

}  // namespace ganh::service::http
