// Backups: one file that holds everything the database held at a moment.
//
// Made while the service goes on, by its own process or another. Settings (ganh.toml) are not in
// it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "catalog/store/address.h"
#include "catalog/store/moving/copy.h"
#include "service/upkeep/contents.h"

namespace ganh::service::upkeep {

using Progress = catalog::store::Progress;

struct Backup {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  Time made_at{};
  Contents contents = {};
  // What the data itself has wrong (check_books): the backup is kept, and so is what is wrong.
  std::vector<Fault> books;
};

// Writes FILE, or into the folder `to` a file named by the time; "" is <folder>/backups. It is
// written under the name FILE.partial, verified, synced, then named. `not_found`,
// "folder.not_found" or "backup.no_folder"; `conflict`, "backup.exists" or "backup.under_way";
// `invalid`, "backup.not_sound" with what is damaged, and `not_now` as folder::check_home: then
// there is no backup. `database` is where the folder's data is kept: its own file, or a server,
// whose backup is the same file as a folder's. Throws StorageError.
Result<Backup> backup_to(const std::filesystem::path& folder,
                         const catalog::store::Address& database, const std::filesystem::path& to,
                         Time now, const Progress& progress = {});
Result<Backup> backup_to(const std::filesystem::path& folder, const std::filesystem::path& to,
                         Time now, const Progress& progress = {});  // of its own file

struct BackupFile {
  std::string name;
  std::uint64_t bytes = 0;
  Time made_at{};
};

// Those in <folder>/backups, newest first.
std::vector<BackupFile> backups_in(const std::filesystem::path& folder);

}  // namespace ganh::service::upkeep
