// One value of a setting, from its text: whether it may be so.
//
// Where a value stands ("ganh.toml:12", "GANH_LISTEN", "--listen") is the fault's parameter
// `where`.

#pragma once

#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "service/config/settings.h"

namespace ganh::service::config {

// Lists are separated by commas. `invalid` with a reason for each kind: "config.address",
// "config.origin", "config.hosts", "config.proxies", "config.number", "config.choice".
Result<Given> parse_value(const Setting& setting, std::string_view text, std::string_view where);

// The refusal of a value that is not even of the right type.
Error wrong_value(const Setting& setting, std::string_view text, std::string_view where);

}  // namespace ganh::service::config
