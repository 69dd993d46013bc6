#include "service/upkeep/inspection.h"

#include <stdexcept>

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

void look_inside(Inspection& found, const fs::path& file) {
  for (const auto& damage : store::sqlite::find_damage(file)) {
    found.damage.push_back(damaged(damage));
  }
  if (!found.damage.empty()) return;
  store::sqlite::read_file(file, [&](const store::Read& read) {
    const auto standing = store::standing(read.global(), folder::all_migrations().sqlite);
    if (!standing.has_steps) found.damage.push_back({"schema", "file.not_ours"});
    for (const auto& step : standing.unknown) {
      found.damage.push_back({"schema", "file.too_new", {{"step", step}}});
    }
    found.missing_steps = standing.missing;
    if (!found.damage.empty() || standing.missing > 0) return;
    found.books = check_books(read);
    found.contents = contents_of(read);
  });
}

}  // namespace

Inspection inspect(const fs::path& file) {
  Inspection found;
  std::error_code unknown;
  if (!fs::is_regular_file(file, unknown)) {
    found.damage.push_back({"file", "file.not_found", {{"file", file.string()}}});
    return found;
  }
  if (fs::file_size(file, unknown) == 0) {
    found.damage.push_back(damaged("0 bytes"));
    return found;
  }
  try {
    look_inside(found, file);
  } catch (const store::StorageError& failure) {
    // A full disk or one that fails says nothing of the file.
    if (failure.kind() != store::StorageError::Kind::corrupt) throw;
    found.damage.push_back(damaged(failure.what()));
  } catch (const std::logic_error&) {
    // A question that the program asks of its own schema and this one does not know.
    found.damage.push_back({"schema", "file.not_ours"});
  }
  return found;
}

}  // namespace ganh::service::upkeep
