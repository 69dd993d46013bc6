// Orders as people read them.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_orders(const Paper& paper, catalog::json::Value page);

// One order, its lines, and from which lots it was packed.
void show_order(const Paper& paper, catalog::json::Value alone);

// From which lots it was packed: what is to be fetched from the shelves.
void show_picks(const Paper& paper, catalog::json::Value picks);

// What it comes to, what was paid and given back.
void show_order_money(const Paper& paper, catalog::json::Value order);

void show_returns(const Paper& paper, catalog::json::Value page);

std::string state_text(const Paper& paper, catalog::json::Value order);

}  // namespace ganh::service::telling
