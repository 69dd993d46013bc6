#include "connectors/transport/field_values.h"

#include <algorithm>

namespace ganh::connectors::transport {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void each_member(const Headers& headers, std::string_view name,
                 const std::function<void(std::string_view)>& member) {
  for (const auto& [key, value] : headers) {
    if (!same_letters(key, name)) continue;
    for (std::string_view rest = value; !rest.empty();) {
      const auto comma = std::min(rest.find(','), rest.size());
      if (const auto one = trimmed(rest.substr(0, comma)); !one.empty()) member(one);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
}

bool has_member(const Headers& headers, std::string_view name, std::string_view member) {
  bool found = false;
  each_member(headers, name, [&](std::string_view one) { found |= same_letters(one, member); });
  return found;
}

}  // namespace ganh::connectors::transport
