// The settings of the service as flags of a command, and all sources of them together.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "service/cli/command.h"
#include "service/config/read.h"

namespace ganh::service::cli {

struct SettingsOptions {
  std::map<std::string_view, std::string> flags;  // by key
  std::string file;                               // of --config; empty: in the data folder
};

// Adds a flag for each setting, and --config. What is given is in the result after parsing.
std::shared_ptr<SettingsOptions> add_settings(const Commands& commands, CLI::App& command);

// As config::read, from the folder's file or --config or $GANH_CONFIG, this process's environment,
// and the flags.
Result<config::Configuration> settings_in_force(const Console& console,
                                                const SettingsOptions& options);

// The address of the database that a command works on; empty: the folder's own file.
Result<std::string> database_in_force(const Console& console);

// As in_office(), with the settings in force: what the service would do, a command does just so.
int as_served(const Console& console, office::Wanted wanted,
              const std::function<int(office::Office&)>& work);

}  // namespace ganh::service::cli
