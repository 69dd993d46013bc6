#include "connectors/channel/profile_check.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <tuple>

#include "catalog/json/json.h"
#include "catalog/json/json_places.h"
#include "connectors/channel/profile.h"

namespace ganh::connectors::channel {

namespace json = catalog::json;

namespace {

using Places = std::map<std::string, json::Place, std::less<>>;

// A member that is missing is shown where what should hold it begins.
std::size_t offset_of(const Places& places, const Fault& fault) {
  const bool about_name =
      fault.reason == "profile.unknown_key" || fault.reason == "profile.misspelt_key";
  std::string path = fault.field;
  while (true) {
    if (const auto found = places.find(path); found != places.end()) {
      return about_name && path == fault.field ? found->second.name : found->second.value;
    }
    const std::size_t end = path.find_last_of(".[");
    if (path.empty()) return 0;
    path.resize(end == std::string::npos ? 0 : end);
  }
}

ProfileFault placed(std::string_view text, std::size_t offset, Fault fault) {
  const auto at = json::line_column(text, offset);
  return {at.line, at.column, std::move(fault)};
}

std::size_t offset_in(const Fault& fault) {
  std::size_t offset = 0;
  for (const auto& [name, value] : fault.params) {
    if (name == "offset") std::from_chars(value.data(), value.data() + value.size(), offset);
  }
  return offset;
}

// The reader's byte is nothing an editor can go to.
ProfileFault unreadable(std::string_view text, const Fault& fault) {
  const std::size_t offset = std::min(offset_in(fault), text.size());
  const bool twice = fault.reason == "json.duplicate_key";
  return placed(text, offset, {"", twice ? "profile.member_twice" : "profile.not_json", {}});
}

}  // namespace

std::vector<ProfileFault> check_profile(std::string_view text) {
  const auto document = json::parse(text);
  if (!document) return {unreadable(text, document.error().faults.front())};
  const Places places = json::places_of(text);
  std::vector<Fault> faults;
  if (upgraded_profile(text) != text) {
    faults = {{"title_chars_max", "profile.version_1", {}}};
  } else if (auto profile = parse_profile(text); !profile) {
    faults = std::move(profile).error().faults;
  }
  std::vector<ProfileFault> found;
  for (auto& fault : faults) {
    const std::size_t offset = offset_of(places, fault);
    found.push_back(placed(text, offset, std::move(fault)));
  }
  std::ranges::stable_sort(
      found, {}, [](const ProfileFault& fault) { return std::tuple(fault.line, fault.column); });
  return found;
}

}  // namespace ganh::connectors::channel
