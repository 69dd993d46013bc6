// Orders as people read them.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_orders(const Paper& paper, catalog::json::Value page);

// One order, its lines, and from which lots it was packed.
void show_order(const Paper& paper, catalog::json::Value alone);

// From which lots it was packed: what is to be fetched from the shelves. Of one shipment only,
// unless `shipment` is 0.
void show_picks(const Paper& paper, catalog::json::Value picks, std::int64_t shipment = 0);

// The parcel that a step packed, sent or took apart, and what of the order is still here; `before`
// is the order as it was, for what went back to its lots.
void show_packed(const Paper& paper, catalog::json::Value alone);
void show_sent(const Paper& paper, catalog::json::Value alone, std::int64_t shipment);
void show_unpacked(const Paper& paper, catalog::json::Value before, std::int64_t shipment,
                   bool is_waste);

// The carriers that are to collect more than the customer owes, and what to tell them.
void show_collects_too_much(const Paper& paper, catalog::json::Value alone);

// What it comes to, what was paid and given back.
void show_order_money(const Paper& paper, catalog::json::Value order);

void show_returns(const Paper& paper, catalog::json::Value page);

std::string state_text(const Paper& paper, catalog::json::Value order);

}  // namespace ganh::service::telling
