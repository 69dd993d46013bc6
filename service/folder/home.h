// Which database is the home of an installation's data. One that is being moved into is not served
// yet, one that was moved away is not served any more: each says so in itself.

#pragma once

#include <string>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "catalog/store/moving/table.h"

namespace ganh::service::folder {

struct Home {
  enum class State { here, moving_in, moved_away };
  State state = State::here;
  std::string where;  // moving in: from where; moved away: to where; for people
  std::string move;   // which move it was, the same in both; "" before the first

  bool operator==(const Home&) const = default;
};

// A database that says nothing is a home.
Home home_of(const catalog::store::Global& global);
void save_home(const catalog::store::WriteGlobal& global, const Home& home);

// `not_now`, "home.moving_in" or "home.moved_away", with "where", unless it is the home.
Result<> check_home(const Home& home);
Result<> check_home(const catalog::store::Global& global);

// Whether a row says what the database is to others, and is not carried with the rest.
bool is_of_home(const catalog::store::Table& table, const catalog::store::Record& record);

}  // namespace ganh::service::folder
