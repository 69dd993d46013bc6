// The settings, told: the table of the README and a file to begin with.

#pragma once

#include <string>

#include "service/config/settings.h"

namespace ganh::service::config {

// Markdown, as README.md has it.
std::string settings_in_markdown();

// A ganh.toml with every setting as it is built in, commented out and explained.
std::string sample_file(words::Language language);

// A value as TOML has it.
std::string in_toml(Kind kind, std::string_view value);

}  // namespace ganh::service::config
