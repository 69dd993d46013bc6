#include "tests/bench/flags.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace ganh::bench {
namespace {

unsigned positive(std::string_view flag, std::string_view text) {
  unsigned number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number == 0) {
    throw std::invalid_argument(fmt::format("{} wants a whole number from 1", flag));
  }
  return number;
}

}  // namespace

bool read_flags(int count, char** words, std::string_view help, Numbers numbers,
                std::filesystem::path& folder) {
  for (int i = 1; i < count; ++i) {
    const std::string_view flag = words[i];
    if (flag == "--help") {
      fmt::print("{}", help);
      return false;
    }
    if (i + 1 == count) throw std::invalid_argument(fmt::format("{} wants a value", flag));
    const std::string_view value = words[++i];
    bool known = flag == "--folder";
    if (known) folder = value;
    for (const auto& [name, number] : numbers) {
      if (name != flag) continue;
      *number = positive(flag, value);
      known = true;
    }
    if (!known) throw std::invalid_argument(fmt::format("{} is no flag; see --help", flag));
  }
  return true;
}

int run_bench(int count, char** words, std::string_view help, Numbers numbers,
              std::filesystem::path& folder, const std::function<int()>& measure) {
  try {
    return read_flags(count, words, help, numbers, folder) ? measure() : 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}

}  // namespace ganh::bench
