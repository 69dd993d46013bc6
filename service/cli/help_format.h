// CLI11's help in the language that is spoken.

#pragma once

#include <CLI/CLI.hpp>

#include <memory>

#include "service/words/text.h"

namespace ganh::service::cli {

std::shared_ptr<CLI::Formatter> help_format(words::Language language);

}  // namespace ganh::service::cli
