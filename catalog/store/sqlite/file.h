// A database file looked at from beside its owner: copied, read, examined.
//
// All of that may be done while the owner, of this process or of another, reads and writes the
// file, and changes nothing. rewrite_file() alone is for a file that nobody has open.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "catalog/store/spreading.h"

namespace ganh::catalog::store::sqlite {

using Progress = std::function<void(std::int64_t done, std::int64_t all)>;  // in pages

// Copies what `from` holds at this moment into the new file `to` (mode 0600): one file, whole,
// synced, without a log beside it. `to` must not be there. Throws StorageError, and leaves no `to`.
// While it copies the owner's log cannot start again, and so grows with what is written meanwhile.
void copy_file(const std::filesystem::path& from, const std::filesystem::path& to,
               const Progress& progress = {});

// Runs `fn` on a snapshot of the file. Throws StorageError; std::logic_error for SQL that the
// file's schema does not know.
void read_file(const std::filesystem::path& file, const std::function<void(const Read&)>& fn);

// Takes the log of a file that nobody has open into the file, which stands alone from then on, and
// syncs it. Throws StorageError.
void make_whole(const std::filesystem::path& file);

Status status_of(const std::filesystem::path& file);

inline constexpr std::size_t damages_told_max = 20;

// What is wrong with the file itself: pages, indices, rows that point at nothing. Empty when it is
// sound. A file that is no database at all is StorageError, `corrupt`.
std::vector<std::string> find_damage(const std::filesystem::path& file);

// Writes the whole file anew, so that nothing of what was deleted or replaced is left in it or in
// its log. Nobody may be writing. False when that has to be done again another time: the disk has
// no room, or somebody is reading. Throws StorageError.
bool rewrite_file(const std::filesystem::path& file);

}  // namespace ganh::catalog::store::sqlite
