// The embedded database: SQLite in one file, for one process.
//
// One writer groups waiting commands into one durable commit; readers have read-only connections of
// their own. Nothing outside this folder includes sqlite3.h.

#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "catalog/store/database.h"
#include "catalog/store/options.h"

namespace ganh::catalog::store::sqlite {

// Opens or makes the file (mode 0600), runs the missing migrations, each in a transaction of its
// own. Throws StorageError; `too_new` when the file knows a migration that the program does not.
std::unique_ptr<Database> open(const std::filesystem::path& file,
                               std::span<const Migration> migrations, Options options = {});

}  // namespace ganh::catalog::store::sqlite
