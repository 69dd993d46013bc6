// A database file of a single test, in a folder of its own.

#pragma once

#include <filesystem>

#include "catalog/store/sqlite/sqlite_database.h"
#include "tests/catalog/store/counters.h"
#include "tests/scratch_folder.h"

namespace ganh::catalog::store::sqlite {

struct ScratchFolder : tests::ScratchFolder {
  std::filesystem::path file() const { return path() / "ganh.db"; }
};

}  // namespace ganh::catalog::store::sqlite
