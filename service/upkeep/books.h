// Whether what must hold holds, cooperative by cooperative: balances, orders, the change log, how
// far channels have followed it. Reads only.

#pragma once

#include <vector>

#include "catalog/result.h"
#include "catalog/store/database.h"

namespace ganh::service::upkeep {

// Empty when all is well. Reasons "books.differ" (cooperative, what, kept, derived),
// "books.changes" (cooperative, last, count), "books.cursor" (cooperative, channel), "books.outbox"
// (cooperative, count). The field says which check: "stock", "orders", "changes", "channels".
std::vector<Fault> check_books(const catalog::store::Read& read);

inline constexpr std::size_t faults_told_max = 20;  // of one check

}  // namespace ganh::service::upkeep
