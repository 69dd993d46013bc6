// Where data is moved to, made ready: a database with the schema, and, for a folder, the key that
// opens what is sealed.

#pragma once

#include <memory>

#include "catalog/result.h"
#include "catalog/store/moving/claim.h"
#include "service/folder/lock.h"
#include "service/upkeep/move.h"

namespace ganh::service::upkeep {

struct NewHome {
  catalog::store::Address address;
  std::unique_ptr<folder::Lock> owner;           // of another folder than the one moved from
  std::unique_ptr<catalog::store::Claim> claim;  // of a server's
};

// Where the data is to go is where it is.
bool is_same_place(const MoveWish& wish);

// As move() refuses. Nothing that is there is changed but an older schema.
Result<NewHome> make_ready(const MoveWish& wish);

}  // namespace ganh::service::upkeep
