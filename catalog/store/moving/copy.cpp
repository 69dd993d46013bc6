#include "catalog/store/moving/copy.h"

#include "catalog/store/migrate.h"
#include "catalog/store/moving/carry.h"
#include "catalog/store/sqlite/file.h"

namespace ganh::catalog::store {
namespace {

namespace fs = std::filesystem;

// A database's rows have a place in the file only when both know the same steps.
void check_steps(Rows& rows, const Steps& steps) {
  const Standing found = standing(Global(rows.connection()), steps.postgres);
  if (!found.unknown.empty() || found.missing > 0) {
    throw StorageError(StorageError::Kind::too_new, "the database is another version's");
  }
}

void carry_to_file(const Address& from, const Steps& steps, const fs::path& to,
                   const Progress& progress) {
  const auto source = rows_of(from, Purpose::snapshot);
  source->begin();
  check_steps(*source, steps);
  open(Address(to), steps).reset();
  {
    const auto copy = rows_of(Address(to), Purpose::filling);
    copy->begin();
    carry(*source, *copy, {}, [&](const Carried& carried) {
      if (!progress) return;
      progress(static_cast<std::int64_t>(carried.tables_done),
               static_cast<std::int64_t>(carried.tables));
    });
    copy->commit();
  }
  source->commit();
  sqlite::make_whole(to);
}

}  // namespace

void copy_to_file(const Address& from, const Steps& steps, const fs::path& to,
                  const Progress& progress) {
  if (!from.is_server()) return sqlite::copy_file(from.file(), to, progress);
  if (fs::exists(to)) throw StorageError(StorageError::Kind::io, "the copy is there already");
  try {
    carry_to_file(from, steps, to, progress);
  } catch (...) {
    std::error_code ignored;  // what failed before is what counts
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(to.string() + end, ignored);
    throw;
  }
}

}  // namespace ganh::catalog::store
