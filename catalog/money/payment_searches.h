// How a payment is found by its reference; a test sees to it that an index is enough for each.

#pragma once

#include <string_view>

namespace ganh::catalog::money {

inline constexpr std::string_view payment_by_reference = R"sql(
  SELECT payment_id, order_id, method, reference, amount_vnd, why, at_us
    FROM payments
   WHERE cooperative_id = $1 AND method = $2 AND reference = $3)sql";

inline constexpr std::string_view payment_by_reference_key = R"sql(
  SELECT payment_id, order_id, method, reference, amount_vnd, why, at_us
    FROM payments
   WHERE cooperative_id = $1 AND method = $2 AND reference_key = $3)sql";

}  // namespace ganh::catalog::money
