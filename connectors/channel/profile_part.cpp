#include "connectors/channel/profile_part.h"

#include <algorithm>

#include "catalog/text/meant.h"

namespace ganh::connectors::channel {

using catalog::json::Value;

namespace {

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string listed(const std::vector<std::string_view>& choices) {
  std::string text;
  for (const auto choice : choices) text += (text.empty() ? "" : ", ") + std::string(choice);
  return text;
}

}  // namespace

std::string ProfilePart::path_of(std::string_view key) const {
  if (path_.empty() || key.empty()) return path_ + std::string(key);
  return path_ + "." + std::string(key);
}

Value ProfilePart::taken(std::string_view key) {
  known_.emplace_back(key);
  return value_[key];
}

void ProfilePart::fault(std::string_view key, std::string reason, std::vector<Param> params) {
  faults_->push_back({path_of(key), std::move(reason), std::move(params)});
}

bool ProfilePart::in_range(std::string_view key, std::int64_t value, std::int64_t least,
                           std::int64_t most) {
  if (value >= least && value <= most) return true;
  fault(key, "profile.out_of_range",
        {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return false;
}

bool ProfilePart::holds_text(Value value, std::string_view key, std::size_t least,
                             std::size_t chars_max) {
  const auto text = value.text();
  if (!text) {
    fault(key, "profile.not_a_text");
    return false;
  }
  const std::size_t count = characters(*text);
  if (count >= least && count <= chars_max) return true;
  fault(key, "profile.text_length",
        {{"least", std::to_string(least)}, {"most", std::to_string(chars_max)}});
  return false;
}

std::int64_t ProfilePart::number(std::string_view key, std::int64_t least, std::int64_t most,
                                 std::optional<std::int64_t> otherwise) {
  const Value value = taken(key);
  if (!value.present()) {
    if (otherwise) return *otherwise;
    fault(key, "profile.missing");
    return least;
  }
  if (const auto number = value.integer()) {
    return in_range(key, *number, least, most) ? *number : least;
  }
  fault(key, "profile.not_a_number");
  return least;
}

std::optional<std::int64_t> ProfilePart::maybe_number(std::string_view key, std::int64_t least,
                                                      std::int64_t most) {
  if (!has(key)) {
    taken(key);
    return std::nullopt;
  }
  return number(key, least, most);
}

bool ProfilePart::flag(std::string_view key, bool otherwise) {
  const Value value = taken(key);
  if (!value.present()) return otherwise;
  if (const auto flag = value.boolean()) return *flag;
  fault(key, "profile.not_a_flag");
  return otherwise;
}

std::string ProfilePart::text(std::string_view key, std::size_t chars_max) {
  const Value value = taken(key);
  if (!value.present()) {
    fault(key, "profile.missing");
    return {};
  }
  return holds_text(value, key, 1, chars_max) ? value.text_or() : std::string{};
}

std::string ProfilePart::maybe_text(std::string_view key, std::size_t chars_max) {
  if (has(key)) return text(key, chars_max);
  taken(key);
  return {};
}

std::string ProfilePart::choice(std::string_view key, const std::vector<std::string_view>& choices,
                                std::string_view otherwise) {
  const Value value = taken(key);
  if (!value.present()) return std::string(otherwise);
  const auto text = value.text();
  if (text && std::ranges::find(choices, *text) != choices.end()) return std::string(*text);
  fault(key, "profile.not_a_choice", {{"choices", listed(choices)}});
  return std::string(otherwise);
}

std::vector<std::string> ProfilePart::texts(std::string_view key, std::size_t most,
                                            std::size_t chars_max) {
  const Value list = taken(key);
  std::vector<std::string> found;
  if (!list.present()) return found;
  if (!list.is_array() || list.size() == 0 || list.size() > most) {
    fault(key, "profile.not_a_list", {{"most", std::to_string(most)}});
    return found;
  }
  for (const Value& item : list.items()) {
    const std::string at = std::string(key) + "[" + std::to_string(found.size()) + "]";
    if (!holds_text(item, at, 1, chars_max)) return {};
    found.push_back(item.text_or());
  }
  return found;
}

std::vector<std::int64_t> ProfilePart::numbers(std::string_view key, std::size_t most,
                                               std::int64_t least, std::int64_t greatest) {
  const Value list = taken(key);
  std::vector<std::int64_t> found;
  if (!list.present()) return found;
  if (!list.is_array() || list.size() == 0 || list.size() > most) {
    fault(key, "profile.not_a_list", {{"most", std::to_string(most)}});
    return found;
  }
  for (const Value& item : list.items()) {
    const std::string at = std::string(key) + "[" + std::to_string(found.size()) + "]";
    const auto number = item.integer();
    if (!number) fault(at, "profile.not_a_number");
    if (!number || !in_range(at, *number, least, greatest)) return {};
    found.push_back(*number);
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> ProfilePart::words(std::string_view key,
                                                                    std::size_t least,
                                                                    std::size_t most,
                                                                    std::size_t chars_max) {
  const Value map = taken(key);
  std::vector<std::pair<std::string, std::string>> pairs;
  if (!map.present() && least == 0) return pairs;
  if (!map.is_object() || map.size() < least || map.size() > most) {
    fault(key, map.present() ? "profile.not_a_map" : "profile.missing");
    return pairs;
  }
  for (const auto& [word, theirs] : map.members()) {
    const std::string at = std::string(key) + "." + std::string(word);
    if (holds_text(theirs, at, 1, chars_max)) pairs.emplace_back(word, theirs.text_or());
  }
  return pairs;
}

std::vector<std::pair<std::string, std::string>> ProfilePart::words(
    std::string_view key, std::size_t most, const std::vector<std::string_view>& choices) {
  constexpr std::size_t choice_chars_max = 100;
  auto pairs = words(key, 0, most, choice_chars_max);
  for (const auto& [word, meaning] : pairs) {
    if (std::ranges::find(choices, meaning) != choices.end()) continue;
    fault(std::string(key) + "." + word, "profile.not_a_choice", {{"choices", listed(choices)}});
  }
  return pairs;
}

std::optional<ProfilePart> ProfilePart::part(std::string_view key) {
  const Value value = taken(key);
  if (!value.present()) return std::nullopt;
  if (value.is_object()) return ProfilePart(value, path_of(key), *faults_);
  fault(key, "profile.not_an_object_here");
  return std::nullopt;
}

void ProfilePart::parts(std::string_view key, std::size_t most,
                        const std::function<void(std::string_view name, ProfilePart&)>& read) {
  auto all = part(key);
  if (!all) return;
  if (all->value_.size() > most) return fault(key, "profile.not_a_map");
  for (const auto& [name, value] : all->value_.members()) {
    if (auto one = all->part(name)) read(name, *one);
  }
}

void ProfilePart::end() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& [key, value] : value_.members()) {
    if (std::ranges::find(known_, key) != known_.end()) continue;
    const auto nearest = catalog::text::meant(key, known);
    if (nearest.empty()) {
      fault(key, "profile.unknown_key", {{"choices", listed(known)}});
    } else {
      fault(key, "profile.misspelt_key", {{"nearest", std::string(nearest)}});
    }
  }
}

}  // namespace ganh::connectors::channel
