// Reports on sales, stock and orders as people read them, with bars drawn in text.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_sales(const Paper& paper, catalog::json::Value report);
void show_stock_value(const Paper& paper, catalog::json::Value report);
void show_expiring(const Paper& paper, catalog::json::Value report);
void show_waste_report(const Paper& paper, catalog::json::Value report);
void show_fill_rate(const Paper& paper, catalog::json::Value report);
void show_time_to_ship(const Paper& paper, catalog::json::Value report);

}  // namespace ganh::service::telling
