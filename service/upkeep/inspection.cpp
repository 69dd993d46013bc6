#include "service/upkeep/inspection.h"

#include <filesystem>
#include <stdexcept>

#include "catalog/store/holding.h"
#include "catalog/store/migrate.h"
#include "catalog/store/sqlite/file.h"
#include "service/folder/migrations.h"
#include "service/upkeep/books.h"

namespace ganh::service::upkeep {

namespace fs = std::filesystem;
namespace store = catalog::store;

namespace {

Fault damaged(const std::string& detail) {
  return {"file", "file.damaged", {{"detail", detail}}};
}

void look_inside(Inspection& found, const store::Address& database) {
  store::look_into(database, [&](const store::Read& read) {
    const store::Steps steps = folder::all_migrations();
    const auto standing = store::standing(read.global(), steps.of(database));
    if (!standing.has_steps) found.damage.push_back({"schema", "file.not_ours"});
    for (const auto& step : standing.unknown) {
      found.damage.push_back({"schema", "file.too_new", {{"step", step}}});
    }
    found.missing_steps = standing.missing;
    if (!found.damage.empty() || standing.missing > 0) return;
    found.home = folder::home_of(read.global());
    found.books = check_books(read);
    found.contents = contents_of(read);
  });
}

std::vector<Fault> look_at_file(const fs::path& file) {
  std::error_code unknown;
  if (!fs::is_regular_file(file, unknown)) {
    return {{"file", "file.not_found", {{"file", file.string()}}}};
  }
  if (fs::file_size(file, unknown) == 0) return {damaged("0 bytes")};
  std::vector<Fault> faults;
  try {
    for (const auto& damage : store::sqlite::find_damage(file)) faults.push_back(damaged(damage));
  } catch (const store::StorageError& failure) {
    // A full disk or one that fails says nothing of the file.
    if (failure.kind() != store::StorageError::Kind::corrupt) throw;
    faults.push_back(damaged(failure.what()));
  }
  return faults;
}

}  // namespace

Inspection inspect(const store::Address& database) {
  Inspection found;
  if (!database.is_server()) found.damage = look_at_file(database.file());
  if (!found.damage.empty()) return found;
  try {
    look_inside(found, database);
  } catch (const store::StorageError& failure) {
    if (failure.kind() != store::StorageError::Kind::corrupt) throw;
    found.damage.push_back(damaged(failure.what()));
  } catch (const std::logic_error&) {
    // A question that the program asks of its own schema and this one does not know.
    found.damage.push_back({"schema", "file.not_ours"});
  }
  return found;
}

}  // namespace ganh::service::upkeep
