// What was paid for orders, what to fetch for them, and what is erased, as people read it.

#pragma once

#include "catalog/json/json.h"
#include "service/telling/paper.h"

namespace ganh::service::telling {

void show_payments_of(const Paper& paper, catalog::json::Value money);
void show_overpaid(const Paper& paper, catalog::json::Value page);
void show_pick_list(const Paper& paper, catalog::json::Value list);
void show_erasure(const Paper& paper, catalog::json::Value erasure);

}  // namespace ganh::service::telling
