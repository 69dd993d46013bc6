#include "connectors/channel/profile.h"

#include <algorithm>

#include "catalog/json/json_text.h"

namespace ganh::connectors::channel {

namespace json = catalog::json;

namespace {

constexpr std::int64_t chars_limit = 100'000;
constexpr std::int64_t poll_seconds_limit = 86'400;
constexpr std::int64_t deadline_hours_limit = 24 * 60;
constexpr std::int64_t categories_limit = 2'000;

// Reads the members of a profile one by one and collects what is wrong with them.
class Reader {
 public:
  explicit Reader(json::Value root) : root_(root) {}

  std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most,
                      std::optional<std::int64_t> otherwise = std::nullopt) {
    known_.push_back(key);
    if (!root_[key].present() && otherwise) return *otherwise;
    const auto value = root_[key].integer();
    if (!value) {
      fault(key, root_[key].present() ? "profile.not_a_number" : "profile.missing", {});
      return least;
    }
    if (*value < least || *value > most) {
      fault(key, "profile.out_of_range",
            {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    }
    return *value;
  }

  bool flag(std::string_view key, std::optional<bool> otherwise = std::nullopt) {
    known_.push_back(key);
    if (!root_[key].present() && otherwise) return *otherwise;
    const auto value = root_[key].boolean();
    if (!value) fault(key, "profile.not_a_flag", {});
    return value.value_or(false);
  }

  std::vector<std::pair<std::string, std::string>> map(std::string_view key) {
    known_.push_back(key);
    std::vector<std::pair<std::string, std::string>> pairs;
    if (!root_[key].is_object() || root_[key].size() > categories_limit) {
      fault(key, "profile.not_a_map", {});
      return pairs;
    }
    for (const auto& [word, theirs] : root_[key].members()) {
      if (!theirs.text()) {
        fault(std::string(key) + "." + std::string(word), "profile.not_a_text", {});
      }
      pairs.emplace_back(word, theirs.text_or());
    }
    return pairs;
  }

  void ignore(std::string_view key) { known_.push_back(key); }

  void refuse_unknown() {
    for (const auto& [key, value] : root_.members()) {
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        fault(key, "profile.unknown_key", {});
      }
    }
  }

  std::vector<Fault> take_faults() { return std::move(faults_); }

 private:
  void fault(std::string_view key, std::string reason, std::vector<Param> params) {
    faults_.push_back({std::string(key), std::move(reason), std::move(params)});
  }

  json::Value root_;
  std::vector<std::string_view> known_;
  std::vector<Fault> faults_;
};

}  // namespace

Result<Profile> parse_profile(std::string_view text) {
  auto document = json::parse(text);
  if (!document) return std::move(document).error();
  if (!document->root().is_object()) return error(Code::invalid, "", "profile.not_an_object");

  Reader reader(document->root());
  Profile profile;
  reader.ignore("connector");
  profile.title_chars_max =
      static_cast<std::size_t>(reader.number("title_chars_max", 1, chars_limit));
  profile.description_chars_max =
      static_cast<std::size_t>(reader.number("description_chars_max", 0, chars_limit));
  profile.description_required = reader.flag("description_required");
  profile.categories = reader.map("categories");
  profile.price_min.vnd = reader.number("price_vnd_min", 1, catalog::measure::price_vnd_max);
  profile.price_max.vnd = reader.number("price_vnd_max", 1, catalog::measure::price_vnd_max);
  profile.days_left_min = static_cast<int>(reader.number("days_left_min", 0, 3650));
  profile.buffer_packs = reader.number("buffer_packs", 0, 1'000'000);
  profile.share_percent = static_cast<int>(reader.number("share_percent", 0, 100));
  profile.confirm_within =
      std::chrono::hours{reader.number("confirm_within_hours", 0, deadline_hours_limit, 0)};
  profile.ship_within =
      std::chrono::hours{reader.number("ship_within_hours", 0, deadline_hours_limit, 0)};
  profile.follows = reader.flag("follows", false);
  profile.batch_max = static_cast<int>(reader.number("batch_max", 1, 1'000));
  profile.requests_per_second = static_cast<int>(reader.number("requests_per_second", 1, 1'000));
  profile.orders_poll =
      std::chrono::seconds{reader.number("orders_poll_seconds", 1, poll_seconds_limit)};
  profile.moderation_poll =
      std::chrono::seconds{reader.number("moderation_poll_seconds", 0, poll_seconds_limit)};
  reader.refuse_unknown();

  auto faults = reader.take_faults();
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return profile;
}

Result<std::string> with_rules(std::string_view profile_json, std::string_view rules_json) {
  auto profile = json::parse(profile_json);
  if (!profile) return std::move(profile).error();
  auto rules = json::parse(rules_json);
  if (!rules) return std::move(rules).error();
  if (!rules->root().is_object()) return error(Code::invalid, "", "profile.not_an_object");

  json::Writer out;
  out.object([&] {
    for (const auto& [key, value] : profile->root().members()) {
      if (!rules->root()[key].present()) json::copy(out, key, value);
    }
    for (const auto& [key, value] : rules->root().members()) json::copy(out, key, value);
  });
  std::string merged = std::move(out).text();
  auto checked = parse_profile(merged);
  if (!checked) return std::move(checked).error();
  return merged;
}

}  // namespace ganh::connectors::channel
