// CLI11's help in the language that is spoken.

#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "service/words/text.h"

namespace ganh::service::cli {

std::shared_ptr<CLI::Formatter> help_format(words::Language language);

// What is wrong with the command line, in a sentence.
std::string spoken(words::Language language, const CLI::App& app, const CLI::ParseError& error);

}  // namespace ganh::service::cli
