// The embedded database: SQLite in one file, for one process.
//
// One writer groups waiting commands into one durable commit; readers have read-only connections of
// their own. Nothing outside this folder includes sqlite3.h.

#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "catalog/store/database.h"

namespace ganh::catalog::store::sqlite {

// Who runs the writer: a thread of its own that groups, or the caller, one command a commit (tests,
// simulation). The code that runs a group is the same.
enum class Writer { grouped, inline_ };

struct Options {
  Writer writer = Writer::grouped;
  std::size_t group_commands_max = 512;
  Duration gather_window = std::chrono::microseconds{200};  // only while others are waiting
  std::size_t readers_max = 8;                              // more wait for one to come free
};

// Opens or makes the file (mode 0600), runs the missing migrations, each in a transaction of its
// own. Throws StorageError; `too_new` when the file knows a migration that the program does not.
std::unique_ptr<Database> open(const std::filesystem::path& file,
                               std::span<const Migration> migrations, Options options = {});

}  // namespace ganh::catalog::store::sqlite
