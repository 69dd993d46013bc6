// An installation's data carried into another database: from a folder to a server, and back.
//
// What is moved into is not served before it holds everything, and what was moved away from not
// any more after that; at no moment are there two homes. Whoever is interrupted does it again.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "catalog/result.h"
#include "catalog/store/address.h"
#include "catalog/store/moving/carry.h"
#include "service/upkeep/contents.h"

namespace ganh::service::upkeep {

enum class MovePart { copying, catching_up, verifying };
using Moving = std::function<void(MovePart, const catalog::store::Carried&)>;

struct MoveWish {
  std::filesystem::path folder;  // whose lock is taken and whose ganh.key opens what is sealed
  catalog::store::Address from;
  std::string to;  // a server's address, or another folder
};

struct Moved {
  std::string to;  // as it is shown
  bool was_done_before = false;
  std::size_t tables = 0;
  std::int64_t rows = 0;
  Contents contents = {};
};

// While the data is in use only a first copy is made: `in_use`, "move.first_copy_made", with
// "rows"; done again once nobody uses it, only what has changed since is carried. Refuses with
// `conflict`, "move.same_place", "move.not_empty" (a home of other data, which stays as it is),
// "move.of_another" (another move has begun there), "move.other_key"; `not_now`, "home.moving_in",
// "home.moved_away" (elsewhere than to `to`); `in_use`, "move.under_way" (another goes
// there now), "move.target_in_use" or as Lock::take;
// `invalid`, "move.not_sound" with what the books have wrong, "move.differs". `not_found`,
// "folder.not_found", "folder.empty_database", "database.holds_nothing". Throws StorageError.
Result<Moved> move(const MoveWish& wish, const Moving& progress = {});

}  // namespace ganh::service::upkeep
