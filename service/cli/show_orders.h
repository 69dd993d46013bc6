// Orders as people read them.

#pragma once

#include "service/api/orders.h"
#include "service/cli/paper.h"

namespace ganh::service::cli {

void show_orders(const Paper& paper, const api::OrderPage& page);

std::string state_text(const Paper& paper, catalog::orders::State state);

}  // namespace ganh::service::cli
