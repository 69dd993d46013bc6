// How a benchmark begins and ends: its flags (whole numbers, and the folder to work in), what it
// measures, its exit code.

#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace ganh::bench {

using Numbers = std::initializer_list<std::pair<std::string_view, unsigned*>>;

// False when --help was asked for and has been given. Throws std::invalid_argument.
bool read_flags(int count, char** words, std::string_view help, Numbers numbers,
                std::filesystem::path& folder);

// The exit code of `measure`; 0 after --help; 2, once it is told, when something is thrown.
int run_bench(int count, char** words, std::string_view help, Numbers numbers,
              std::filesystem::path& folder, const std::function<int()>& measure);

}  // namespace ganh::bench
