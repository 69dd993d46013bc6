// Where reservations and holds meet, for those two alone.

#pragma once

#include <cstdint>

#include "catalog/changes/command.h"

namespace ganh::catalog::stock {

// A hold's id stands where an order's id does.
bool is_hold(const OrderId& order);

// Ends the product's holds that have expired; the caller keeps other writers from the product.
void end_due_holds(changes::Command& command, const ProductId& product);

// So many packs of a hold are no longer covered.
void note_short(changes::Command& command, const HoldId& hold, std::int64_t packs);

}  // namespace ganh::catalog::stock
