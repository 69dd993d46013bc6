// What needs doing, what was earned, who changed what: as people read it.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/actors.h"

namespace ganh::service::telling {

void show_to_do(const Paper& paper, catalog::json::Value to_do);

void show_shares(const Paper& paper, catalog::json::Value shares);

void show_changes(const Paper& paper, catalog::json::Value page, const ActorNames& names);

}  // namespace ganh::service::telling
