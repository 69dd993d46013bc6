#include "connectors/channel/profile.h"

#include <algorithm>
#include <iterator>

#include "catalog/json/json_text.h"
#include "catalog/measure/quantity.h"
#include "connectors/channel/profile_part.h"

namespace ganh::connectors::channel {

namespace json = catalog::json;

namespace {

// profile.schema.json says the same; tests/connectors/channel holds them against each other.
constexpr std::int64_t chars_limit = 100'000;
constexpr std::int64_t poll_seconds_limit = 86'400;
constexpr std::int64_t deadline_hours_limit = 24 * 60;
constexpr std::int64_t days_limit = 3650;
constexpr std::int64_t packs_limit = 1'000'000'000;
constexpr std::size_t categories_limit = 2'000;
constexpr std::size_t attributes_limit = 200;
constexpr std::size_t values_limit = 500;
constexpr std::size_t word_chars_max = 200;

void read_text_rule(ProfilePart& texts, std::string_view field, TextRule& rule) {
  auto part = texts.part(field);
  if (!part) return;
  if (const auto most = part->maybe_number("chars_max", 1, chars_limit)) {
    rule.chars_max = static_cast<std::size_t>(*most);
  }
  if (const auto most = part->maybe_number("bytes_max", 1, 4 * chars_limit)) {
    rule.bytes_max = static_cast<std::size_t>(*most);
  }
  rule.required = part->flag("required", false);
  rule.lines = part->flag("lines", false);
  rule.values = part->texts("values", values_limit, word_chars_max);
  const std::string expression = part->maybe_text("pattern", catalog::text::pattern_chars_max);
  if (!expression.empty()) {
    auto pattern = catalog::text::Pattern::compile(expression);
    if (pattern) {
      rule.pattern = std::move(*pattern);
    } else {
      part->fault("pattern", "profile.pattern", pattern.error().faults.front().params);
    }
  }
  part->end();
}

void read_texts(ProfilePart& document, TextRules& rules) {
  if (!document.has("fields")) document.fault("fields", "profile.missing");
  auto part = document.part("fields");
  if (!part) return;
  read_text_rule(*part, "sku", rules.sku);
  read_text_rule(*part, "title", rules.title);
  read_text_rule(*part, "description", rules.description);
  read_text_rule(*part, "origin", rules.origin);
  read_text_rule(*part, "certificate", rules.certificate);
  read_text_rule(*part, "barcode", rules.barcode);
  part->end();
}

void read_units(ProfilePart& document, Profile& profile) {
  profile.units = document.words("units", 1, 3, word_chars_max);
  for (const auto& [unit, theirs] : profile.units) {
    if (catalog::measure::parse_base_unit(unit)) continue;
    document.fault("units." + unit, "profile.unknown_key", {{"choices", "g, ml, piece"}});
  }
}

AttributeRule attribute_of(std::string_view category, std::string_view name, ProfilePart& part) {
  AttributeRule rule;
  rule.category = category;
  rule.attribute = name;
  const bool is_fact = part.has("from");
  if (is_fact == part.has("always")) part.fault("", "profile.from_or_always");
  rule.from = part.choice(
      "from", {"origin", "storage", "certificate", "shelf_life_days", "unit", "net_base"}, "");
  rule.always = part.maybe_text("always", word_chars_max);
  rule.required = part.flag("required", false);
  rule.values = part.words("values", 0, values_limit, word_chars_max);
  part.end();
  return rule;
}

void read_attributes(ProfilePart& document, Profile& profile) {
  document.parts("attributes", categories_limit, [&](std::string_view category, ProfilePart& of) {
    if (of.value().size() > attributes_limit) return of.fault("", "profile.not_a_map");
    for (const auto& [name, value] : of.value().members()) {
      if (auto one = of.part(name)) {
        profile.attributes.push_back(attribute_of(category, name, *one));
      }
    }
  });
}

void read_certificates(ProfilePart& document, Profile& profile) {
  auto part = document.part("certificates_required");
  if (!part) return;
  if (part->value().size() > categories_limit) {
    return document.fault("certificates_required", "profile.not_a_map");
  }
  for (const auto& [category, words] : part->value().members()) {
    profile.certificates_required.push_back(
        {std::string(category), part->texts(category, values_limit, word_chars_max)});
  }
}

void read_price_rule(ProfilePart& document, PriceRule& rule) {
  constexpr std::int64_t most = catalog::measure::price_vnd_max;
  auto part = document.part("price_rule");
  if (!part) return;
  rule.commission_permille = part->number("commission_permille", 0, 900, 0);
  rule.added_vnd = part->number("added_vnd", 0, most, 0);
  rule.round_to_vnd = part->number("round_to_vnd", 1, 1'000'000, 1);
  const std::string rounding = part->choice("rounding", {"up", "nearest", "down"}, "up");
  rule.rounding = rounding == "down"      ? Rounding::down
                  : rounding == "nearest" ? Rounding::nearest
                                          : Rounding::up;
  rule.vnd_min = part->number("vnd_min", 1, most, 0);
  rule.vnd_max = part->number("vnd_max", 1, most, 0);
  rule.below_ours_vnd_max = part->number("below_ours_vnd_max", 0, most, 0);
  if (auto charm = part->part("charm")) {
    rule.endings_of_vnd = charm->number("of_vnd", 10, 1'000'000);
    rule.endings_vnd = charm->numbers("endings_vnd", 20, 0, 999'999);
    if (!charm->has("endings_vnd")) charm->fault("endings_vnd", "profile.missing");
    charm->end();
  }
  part->end();
}

void read_selling(ProfilePart& document, Profile& profile) {
  profile.days_left_min = static_cast<int>(document.number("days_left_min", 0, days_limit));
  profile.transit_days = static_cast<int>(document.number("transit_days", 0, days_limit, 0));
  profile.buffer_packs = document.number("buffer_packs", 0, 1'000'000);
  profile.share_percent = static_cast<int>(document.number("share_percent", 0, 100));
  profile.packs_per_day_max = document.maybe_number("packs_per_day_max", 0, 1'000'000);
  profile.confirm_within =
      std::chrono::hours{document.number("confirm_within_hours", 0, deadline_hours_limit, 0)};
  profile.ship_within =
      std::chrono::hours{document.number("ship_within_hours", 0, deadline_hours_limit, 0)};
  profile.follows = document.flag("follows", false);
  profile.mends_drift = document.choice("audit", {"mend", "tell"}, "mend") == "mend";
}

void read_speaking(ProfilePart& document, Profile& profile) {
  profile.batch_max = static_cast<int>(document.number("batch_max", 1, 1'000));
  profile.requests_per_second = static_cast<int>(document.number("requests_per_second", 1, 1'000));
  if (const auto most = document.maybe_number("requests_per_hour", 1, 3'600'000)) {
    profile.requests_per_hour = static_cast<int>(*most);
  }
  profile.orders_poll =
      std::chrono::seconds{document.number("orders_poll_seconds", 1, poll_seconds_limit)};
  profile.moderation_poll =
      std::chrono::seconds{document.number("moderation_poll_seconds", 0, poll_seconds_limit)};
}

Profile read_document(ProfilePart& document) {
  Profile profile;
  document.number("version", profile_version, profile_version);
  document.text("connector", 64);
  read_texts(document, profile.texts);
  profile.categories = document.words("categories", 1, categories_limit, word_chars_max);
  read_units(document, profile);
  profile.net_base_max = document.number("net_base_max", 1, catalog::measure::quantity_base_max);
  read_attributes(document, profile);
  // What their words of an order mean; connectors know them, and people read them here.
  document.words("statuses", 200,
                 {"received", "confirmed", "packed", "shipped", "delivered", "cancelled",
                  "returned", "unknown"});
  read_certificates(document, profile);
  profile.price_min.vnd = document.number("price_vnd_min", 1, catalog::measure::price_vnd_max);
  profile.price_max.vnd = document.number("price_vnd_max", 1, catalog::measure::price_vnd_max);
  profile.stock_packs_max = document.number("stock_packs_max", 0, packs_limit);
  read_price_rule(document, profile.price_rule);
  read_selling(document, profile);
  read_speaking(document, profile);
  document.end();
  return profile;
}

// What no schema can say of members that may each stand alone.
std::vector<Fault> contradictions(const Profile& profile) {
  std::vector<Fault> found;
  if (profile.price_min > profile.price_max) {
    found.push_back({"price_vnd_max", "profile.max_under_min", {{"other", "price_vnd_min"}}});
  }
  const PriceRule& rule = profile.price_rule;
  if (rule.vnd_max > 0 && rule.vnd_min > rule.vnd_max) {
    found.push_back({"price_rule.vnd_max", "profile.max_under_min", {{"other", "vnd_min"}}});
  }
  for (const std::int64_t ending : rule.endings_vnd) {
    if (ending < rule.endings_of_vnd) continue;
    found.push_back({"price_rule.charm.endings_vnd",
                     "profile.ending_too_great",
                     {{"of", std::to_string(rule.endings_of_vnd)}}});
    break;
  }
  return found;
}

constexpr std::string_view version_1_texts[] = {"title_chars_max", "description_chars_max",
                                                "description_required"};

// What version 1 did not say was not limited.
void write_upgraded(json::Writer& out, json::Value before) {
  out.field("version", profile_version);
  for (const auto& [key, value] : before.members()) {
    if (std::ranges::find(version_1_texts, key) == std::end(version_1_texts)) {
      json::copy(out, key, value);
    }
  }
  if (!before["connector"].present()) out.field("connector", "unknown");
  out.object("fields", [&] {
    out.object("title", [&] { json::copy(out, "chars_max", before["title_chars_max"]); });
    out.object("description", [&] {
      if (before["description_chars_max"].integer_or(0) > 0) {
        json::copy(out, "chars_max", before["description_chars_max"]);
      }
      out.field("required", before["description_required"].boolean_or(false));
      out.field("lines", true);
    });
  });
  out.object("units", [&] {
    for (const std::string_view unit : {"g", "ml", "piece"}) out.field(unit, unit);
  });
  out.field("net_base_max", catalog::measure::quantity_base_max);
  out.field("stock_packs_max", packs_limit);
}

}  // namespace

std::string upgraded_profile(std::string_view text) {
  const auto document = json::parse(text);
  if (!document || document->root()["version"].present() ||
      !document->root()["title_chars_max"].integer()) {
    return std::string(text);
  }
  json::Writer out;
  out.object([&] { write_upgraded(out, document->root()); });
  return std::move(out).text();
}

Result<Profile> parse_profile(std::string_view text) {
  const std::string today = upgraded_profile(text);
  auto document = json::parse(today);
  if (!document) return std::move(document).error();
  if (!document->root().is_object()) return error(Code::invalid, "", "profile.not_an_object");

  std::vector<Fault> faults;
  ProfilePart part(document->root(), "", faults);
  Profile profile = read_document(part);
  if (faults.empty()) faults = contradictions(profile);
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return profile;
}

Result<std::string> with_rules(std::string_view profile_json, std::string_view rules_json) {
  const std::string today = upgraded_profile(profile_json);
  auto profile = json::parse(today);
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
