// How orders, their lines and shipments are read from rows, for the files of this folder that ask
// for them. Each says which columns it wants, in this order.

#pragma once

#include "catalog/orders/lines.h"
#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

Order head_of(const store::Row& row);  // without lines and shipments
LineRow line_row_of(const store::Row& row);
Shipment shipment_of(const store::Row& row);

}  // namespace ganh::catalog::orders
