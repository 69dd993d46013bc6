// A data folder to measure the program on: make_market FOLDER PACKS.

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>
#include <string_view>

#include "tests/bench/market.h"

int main(int count, char** words) {
  try {
    const std::string_view packs = count == 3 ? words[2] : "";
    unsigned number = 0;
    std::from_chars(packs.data(), packs.data() + packs.size(), number);
    if (number == 0) throw std::invalid_argument("make_market FOLDER PACKS");
    const auto folder = ganh::service::folder::DataFolder::create(words[1]);
    if (!folder) throw std::runtime_error("cannot make a data folder there");
    const auto market = ganh::bench::fill(**folder, number / ganh::bench::packs_a_product);
    fmt::print("{}\n", market.cooperative.text);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
