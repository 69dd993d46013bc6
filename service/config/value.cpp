#include "service/config/value.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "catalog/store/address.h"
#include "service/config/listen.h"

namespace ganh::service::config {

namespace {

constexpr std::string_view letters_and_digits =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [stop, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || failed != std::errc{} || stop != text.data() + text.size()) return {};
  return number;
}

// 4 or 6; 0 for what is no address.
int family_of(std::string_view text) {
  unsigned char bytes[sizeof(in6_addr)];
  const std::string address(text);
  if (::inet_pton(AF_INET, address.c_str(), bytes) == 1) return 4;
  return ::inet_pton(AF_INET6, address.c_str(), bytes) == 1 ? 6 : 0;
}

bool is_host(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) {
    return family_of(text.substr(1, text.size() - 2)) == 6;
  }
  return !text.empty() && text.size() <= 253 &&
         text.find_first_not_of(std::string(letters_and_digits) + "-.") == text.npos;
}

bool is_origin(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme)) return false;
  text.remove_prefix(scheme.size());
  const auto bracket = text.rfind(']');
  const auto colon = text.find(':', bracket == text.npos ? 0 : bracket);
  if (colon == text.npos) return is_host(text);
  const auto port = whole_number(text.substr(colon + 1));
  return is_host(text.substr(0, colon)) && port && *port > 0 && *port < 65536;
}

bool is_network(std::string_view text) {
  const auto slash = text.find('/');
  const int family = family_of(text.substr(0, slash));
  if (family == 0 || slash == text.npos) return family != 0;
  const auto bits = whole_number(text.substr(slash + 1));
  return bits && *bits >= 0 && *bits <= (family == 4 ? 32 : 128);
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    parts.emplace_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool takes(const Setting& setting, const Given& given) {
  switch (setting.kind) {
    case Kind::database:
      return given.text.empty() || catalog::store::Address(given.text).is_server();
    case Kind::address:
      return parse_listen(given.text).has_value();
    case Kind::origin:
      return given.text.empty() || is_origin(given.text);
    case Kind::hosts:
      return std::ranges::all_of(given.list, is_host);
    case Kind::proxies:
      return std::ranges::all_of(given.list, is_network);
    case Kind::number: {
      const auto number = whole_number(given.text);
      return number && *number >= setting.least && *number <= setting.most;
    }
    case Kind::choice:
      return std::ranges::count(split(setting.choices, '|'), given.text) == 1;
  }
  return false;
}

}  // namespace

Error wrong_value(const Setting& setting, std::string_view text, std::string_view where) {
  const auto with = [&](std::string reason, std::vector<Param> more = {}) {
    std::vector<Param> params{{"where", std::string(where)},
                              {"key", std::string(setting.key)},
                              {"text", std::string(text)}};
    params.insert(params.end(), more.begin(), more.end());
    return error(Code::invalid, std::string(setting.key), std::move(reason), std::move(params));
  };
  switch (setting.kind) {
    case Kind::database:  // not as it was given: it may hold a password
      return error(Code::invalid, std::string(setting.key), "config.database",
                   {{"where", std::string(where)}, {"key", std::string(setting.key)}});
    case Kind::address:
      return with("config.address");
    case Kind::origin:
      return with("config.origin");
    case Kind::hosts:
      return with("config.hosts");
    case Kind::proxies:
      return with("config.proxies");
    case Kind::number:
      return with("config.number", {{"least", std::to_string(setting.least)},
                                    {"most", std::to_string(setting.most)}});
    case Kind::choice:
      break;
  }
  std::string choices;
  for (const auto& choice : split(setting.choices, '|')) {
    choices += (choices.empty() ? "" : ", ") + choice;
  }
  return with("config.choice", {{"choices", choices}});
}

Result<Given> parse_value(const Setting& setting, std::string_view text, std::string_view where) {
  Given given;
  given.text = std::string(trimmed(text));
  if (setting.kind == Kind::hosts || setting.kind == Kind::proxies) {
    given.list = split(given.text, ',');
  }
  if (!takes(setting, given)) return wrong_value(setting, text, where);
  if (setting.kind == Kind::number) given.number = *whole_number(given.text);
  return given;
}

}  // namespace ganh::service::config
