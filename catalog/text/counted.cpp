#include "catalog/text/counted.h"

#include <string_view>

namespace ganh::catalog::text {

namespace {

constexpr std::string_view open = "⟦";
constexpr std::string_view close = "⟧";

bool is_part_of_number(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

// Whether the last number before is one, and nothing else.
bool stands_behind_one(std::string_view before) {
  const auto last = before.find_last_of("0123456789");
  if (last == before.npos || before[last] != '1') return false;
  return last == 0 || !is_part_of_number(before[last - 1]);
}

}  // namespace

std::string counted(std::string filled) {
  for (auto at = filled.find(open); at != filled.npos; at = filled.find(open, at)) {
    const auto bar = filled.find('|', at);
    const auto end = filled.find(close, at);
    if (bar == filled.npos || end == filled.npos || bar > end) break;
    const auto one = filled.substr(at + open.size(), bar - at - open.size());
    const auto many = filled.substr(bar + 1, end - bar - 1);
    const auto& fitting = stands_behind_one(std::string_view(filled).substr(0, at)) ? one : many;
    filled.replace(at, end + close.size() - at, fitting);
    at += fitting.size();
  }
  return filled;
}

}  // namespace ganh::catalog::text
