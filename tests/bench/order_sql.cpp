#include "tests/bench/order_sql.h"

#include <fmt/format.h>

namespace ganh::bench {
namespace {

std::uint64_t scatter(std::uint64_t number) {  // splitmix64's last step
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
  number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
  return number ^ (number >> 31);
}

}  // namespace

std::string schema_on_server() {
  std::string text(schema);
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {" STRICT, WITHOUT ROWID", ""}, {"INTEGER", "BIGINT"}};
  for (const auto& [from, to] : words) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::string sku_of(std::int64_t pack) {
  return fmt::format("XOAI-CAT-{:04}", pack);
}

Order::Order(std::uint64_t number)
    : id(fmt::format("ord_{:026}", number)),
      external_id(fmt::format("PM-{:016x}", scatter(number))),
      command_id(fmt::format("cmd_{:026}", number)),
      sku(sku_of(static_cast<std::int64_t>(scatter(number) % packs))),
      quantity(static_cast<std::int64_t>(1 + number % 5)),
      price_vnd(static_cast<std::int64_t>(25'000 + 500 * (number % 40))),
      at_us(static_cast<std::int64_t>(1'790'000'000'000'000 + number)) {
  detail = fmt::format(R"({{"order":"{}","sku":"{}","quantity":{}}})", id, sku, quantity);
}

}  // namespace ganh::bench
