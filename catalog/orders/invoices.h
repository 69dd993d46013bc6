// The number of an order's e-invoice (hóa đơn điện tử), which somebody else's program issues.

#pragma once

#include <string_view>

#include "catalog/orders/orders.h"

namespace ganh::catalog::orders {

inline constexpr std::size_t invoice_number_bytes_max = 64;

// Sets it, or takes it away with "". `expected` is what the caller saw there: `conflict`,
// "changed_since" when it is another. Several orders may stand on one invoice. `not_found`,
// "order.not_found"; `invalid` for a number that is too long or not plain.
Result<> set_invoice_number(changes::Command& command, const OrderId& id, std::string_view number,
                            std::string_view expected);

}  // namespace ganh::catalog::orders
