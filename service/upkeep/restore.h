// A data folder from a backup: verified first, put in place in one step.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "service/upkeep/backup.h"

namespace ganh::service::upkeep {

struct RestoreOptions {
  bool replace = false;  // what stands in the folder is kept aside
  bool even_so = false;  // a backup whose books disagree; never one that is damaged
};

struct Restored {
  std::filesystem::path folder;
  std::filesystem::path kept_aside;  // empty: there was nothing
  Contents contents;
  std::vector<Fault> books;                      // with `even_so`
  std::vector<std::string> unreadable_channels;  // the folder's key does not open their credentials
};

// Copies the backup beside the folder, opens it there (which brings an older schema up to date),
// checks it, and moves it into place; until then nothing has changed. ganh.toml and ganh.key of a
// folder that is replaced come along; without one a new key is made. `invalid`, "restore.not_sound"
// with what is wrong; `conflict`, "restore.not_empty" or "restore.under_way"; `in_use` as
// folder::Lock::take. Throws StorageError.
Result<Restored> restore(const std::filesystem::path& backup, const std::filesystem::path& folder,
                         const RestoreOptions& options, Time now, const Progress& progress = {});

}  // namespace ganh::service::upkeep
