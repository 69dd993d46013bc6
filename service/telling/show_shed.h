// Places, lots, holds, stock-takes and recalls as people read them.

#pragma once

#include <string>
#include <vector>

#include "catalog/json/json.h"
#include "service/telling/actors.h"

namespace ganh::service::telling {

void show_places(const Paper& paper, catalog::json::Value places);
void show_lots(const Paper& paper, catalog::json::Value page);
void show_lot(const Paper& paper, catalog::json::Value lot, catalog::json::Value entries,
              const ActorNames& names);
void show_holds(const Paper& paper, catalog::json::Value holds);
void show_takes(const Paper& paper, catalog::json::Value page);
void show_take(const Paper& paper, catalog::json::Value take);

// `orders` of all pages.
void show_recall(const Paper& paper, catalog::json::Value recall,
                 const std::vector<catalog::json::Value>& orders);

}  // namespace ganh::service::telling
