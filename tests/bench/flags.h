// A benchmark's flags: whole numbers, and the folder to work in.

#pragma once

#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace ganh::bench {

using Numbers = std::initializer_list<std::pair<std::string_view, unsigned*>>;

// False when --help was asked for and has been given. Throws std::invalid_argument.
bool read_flags(int count, char** words, std::string_view help, Numbers numbers,
                std::filesystem::path& folder);

}  // namespace ganh::bench
