// What an audit has come to, and where a marketplace differs.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_audit(const Paper& paper, catalog::json::Value channel);

// Those of a page that are not mended, while fewer than a screen's have been `shown`; how many.
std::size_t show_drifts(const Paper& paper, catalog::json::Value page, std::size_t shown);

}  // namespace ganh::service::telling
