// A copy of a database as one file, whatever keeps the database.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "catalog/store/address.h"

namespace ganh::catalog::store {

using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

// What `from` holds at this moment, in the new file `to` (mode 0600), whole and synced, without a
// log beside it; others may go on writing. `to` must not be there. Throws StorageError, and leaves
// no `to`; `too_new` when the database has other steps than `steps`.
void copy_to_file(const Address& from, const Steps& steps, const std::filesystem::path& to,
                  const Progress& progress = {});

}  // namespace ganh::catalog::store
