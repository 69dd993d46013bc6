// A hold (giữ hàng): packs that are kept for somebody who has not ordered yet, until a time.
//
// What is kept stands among the reservations, as an order's does. A hold whose time has come keeps
// nothing from anybody, whether or not it was ended.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/clock.h"
#include "catalog/result.h"
#include "catalog/stock/reservations.h"

namespace ganh::catalog::stock {

inline constexpr std::size_t for_whom_bytes_max = 200;
inline constexpr std::int64_t hold_packs_max = 100'000;
inline constexpr std::int64_t holds_max = 1000;  // in one cooperative
inline constexpr std::chrono::days hold_longest{14};

struct Hold {
  HoldId id;
  PackId pack;
  ProductId product;
  std::int64_t packs = 0;
  std::int64_t short_packs = 0;  // of those, no longer covered: stock fell
  std::string for_whom;          // "chị Hoa, 0912…": personal, so in no log; gone with the hold
  Time expires_at{};
};

// Keeps all of the packs or none. `not_found`, "pack.not_found"; `invalid` for `packs`, `for_whom`,
// and "hold.expires_too_soon" or "hold.expires_too_late" {days}; `limit`, "hold.too_many";
// `not_now`, "stock.not_enough" when fewer are free.
Result<HoldId> hold_for(changes::Command& command, const PackId& pack, std::int64_t packs,
                        const std::string& for_whom, Time expires_at);

// `not_found`, "hold.not_found".
Result<> end_hold(changes::Command& command, const HoldId& id);

// Ends the hold and gives what it kept to an order's line that lacks `wanted.packs`, which then is
// as old as the hold; more is taken if there is more, and what the line does not need is free
// again. Gives back how many packs were taken. `not_found`, "hold.not_found".
Result<std::int64_t> take_over(changes::Command& command, const HoldId& id,
                               const Reservation& wanted);

// When the first of them expires.
std::optional<Time> first_expiry(const store::Scope& scope);

// Ends those whose time has come, at most `limit`, and gives back how many there were.
std::int64_t expire_holds(changes::Command& command, int limit);

std::optional<Hold> find_hold(const store::Scope& scope, const HoldId& id);

// First to expire first; of one product, or of all.
std::vector<Hold> holds(const store::Scope& scope, const std::optional<ProductId>& product = {});

}  // namespace ganh::catalog::stock
