// Work that one of several processes on a database may do at a time: whose it is, and until when.
//
// Whoever works renews his lease in the very transaction of each step, and a step whose lease
// somebody else has had meanwhile is refused: a process that stood still for a while finds out
// before it writes anything. Times are of the clock that all of them share.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/store/database.h"

namespace ganh::connectors {

inline constexpr Duration lease_life = std::chrono::seconds{30};

struct Lease {
  std::string holder;
  Time until{};
};

std::optional<Lease> find_lease(const catalog::store::Scope& rows, std::string_view work);

// False when it is somebody else's. What he had under way is then not known.
bool take_lease(const catalog::store::WriteScope& rows, std::string_view work,
                std::string_view holder, Time now);

// False when anybody else has had it since.
bool renew_lease(const catalog::store::WriteScope& rows, std::string_view work,
                 std::string_view holder, Time now);

bool holds_leases(const catalog::store::Scope& rows, std::string_view holder);

// All of the holder's are free at once.
void release_leases(const catalog::store::WriteScope& rows, std::string_view holder);

}  // namespace ganh::connectors
