// A database examined from outside, as a backup is before anybody relies on it.

#pragma once

#include <cstddef>
#include <vector>

#include "catalog/result.h"
#include "catalog/store/address.h"
#include "service/folder/home.h"
#include "service/upkeep/contents.h"

namespace ganh::service::upkeep {

struct Inspection {
  // A file itself: "file.not_found", "file.damaged" (detail), "file.not_ours", "file.too_new".
  std::vector<Fault> damage;
  std::vector<Fault> books;       // as check_books; not looked at in a damaged file
  std::size_t missing_steps = 0;  // an older program's: then books and contents are not read
  Contents contents;
  folder::Home home;  // as it says itself; of an older program's the home

  bool is_sound() const { return damage.empty() && books.empty(); }
};

// Never throws for what the file holds; StorageError when it cannot be looked at, as on a full
// disk.
Inspection inspect(const catalog::store::Address& database);

}  // namespace ganh::service::upkeep
