// What is wrong with a command line, said in the language that is spoken. CLI11's own words, which
// are English, are never shown.

#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "catalog/text/sentence.h"
#include "service/words/text.h"

namespace ganh::service::cli {

// `app` as the parse that threw `error` left it. The cure may be empty.
catalog::text::Spoken mistake(words::Language language, const CLI::App& app,
                              const CLI::ParseError& error);

// The names that are likest to what was typed, if any is like it; at most three.
std::vector<std::string> likest(std::string_view typed, const std::vector<std::string>& names);

// For an option: one of the texts; a whole number of the range.
CLI::Validator one_of(words::Language language, std::vector<std::string> choices);
CLI::Validator within(words::Language language, std::int64_t least, std::int64_t most);

}  // namespace ganh::service::cli
