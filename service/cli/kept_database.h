// Which database a data folder goes by, as its ganh.toml says: later commands find it there.

#pragma once

#include <filesystem>
#include <string>

#include "service/cli/command.h"

namespace ganh::service::cli {

std::filesystem::path settings_file(const std::filesystem::path& folder);

// That file's text with `database` in it. As config::with_setting.
Result<std::string> settings_with_database(const std::filesystem::path& folder,
                                           const std::string& database);

// Has the folder go by `database` from now on, whatever it went by before; empty: by its own file.
// Says what is to be done by hand where it cannot, and where something else outweighs the file.
void keep_database(const Console& console, const std::filesystem::path& folder,
                   const std::string& database);

}  // namespace ganh::service::cli
