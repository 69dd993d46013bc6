#include "service/cli/kept_database.h"

#include <algorithm>

#include "catalog/store/address.h"
#include "service/cli/settings_options.h"
#include "service/config/document.h"
#include "service/folder/files.h"
#include "service/words/operation.h"

namespace ganh::service::cli {

namespace fs = std::filesystem;
using catalog::store::Address;

namespace {

const config::Setting& database_setting() {
  return *std::ranges::find(config::settings_table(), config::Kind::database,
                            &config::Setting::kind);
}

Result<std::string> settings_with_another(const fs::path& folder, const std::string& database) {
  const std::string text = folder::read_small(settings_file(folder));
  const auto without = config::without_setting(text, database_setting());
  if (!without || database.empty()) return without;
  return config::with_setting(*without, database_setting(), database);
}

bool write_settings(const fs::path& folder, const std::string& database) {
  const auto settings = settings_with_another(folder, database);
  if (!settings) return false;
  if (*settings == folder::read_small(settings_file(folder))) return true;
  try {
    folder::write_private(settings_file(folder), *settings);
    return true;
  } catch (const catalog::store::StorageError&) {
    return false;
  }
}

// What outweighs the folder's file: a variable, or a file that a variable names. Empty: nothing.
std::string said_elsewhere(const Console& console, const fs::path& folder,
                           const std::string& database) {
  Console later = console;
  later.data = folder.string();
  later.database.reset();
  const auto configuration = settings_in_force(later, {});
  if (!configuration || configuration->settings.database == database) return "";
  const auto found =
      std::ranges::find(configuration->in_force, &database_setting(), &config::InForce::setting);
  return found->where.empty() ? "GANH_CONFIG" : found->where;
}

}  // namespace

fs::path settings_file(const fs::path& folder) {
  return folder / config::file_name;
}

Result<std::string> settings_with_database(const fs::path& folder, const std::string& database) {
  return config::with_setting(folder::read_small(settings_file(folder)), database_setting(),
                              database);
}

void keep_database(const Console& console, const fs::path& folder, const std::string& database) {
  const Paper paper = console.notes();
  const std::string shown = config::in_toml(config::Kind::database, Address(database).shown());
  if (!write_settings(folder, database)) {
    paper.line(words::keep_database_by_hand, settings_file(folder).string(), shown);
  } else if (const auto where = said_elsewhere(console, folder, database); !where.empty()) {
    paper.line(words::database_said_elsewhere, where, shown);
  }
}

}  // namespace ganh::service::cli
