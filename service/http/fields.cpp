#include "service/http/fields.h"

#include <utility>

#include "catalog/text/normal_form.h"

namespace ganh::service::http {

namespace {

constexpr std::size_t unknown_told_max = 10;
constexpr std::size_t unknown_bytes_max = 64;

}  // namespace

Fields::Fields(catalog::json::Value object, std::string at) : object_(object), at_(std::move(at)) {
  if (!object_.is_object()) refuse("", "body.not_object");
}

catalog::json::Value Fields::take(std::string_view key) {
  known_.emplace(key);
  return object_[key];
}

std::optional<std::string_view> Fields::take_text(std::string_view key) {
  const auto value = take(key);
  if (!value.present()) return std::nullopt;
  const auto sent = value.text();
  if (!sent) refuse(key, "body.not_text");
  return sent;
}

void Fields::refuse(std::string_view key, std::string reason, std::vector<Param> params) {
  faults_.push_back({at_ + std::string(key), std::move(reason), std::move(params)});
}

std::string Fields::text(std::string_view key, std::size_t bytes_max) {
  if (!has(key)) {
    take(key);
    if (object_.is_object()) refuse(key, "body.missing");
    return "";
  }
  const std::size_t before = faults_.size();
  std::string text = text_or_empty(key, bytes_max);
  if (text.empty() && faults_.size() == before) refuse(key, "body.missing");
  return text;
}

std::string Fields::text_or_empty(std::string_view key, std::size_t bytes_max) {
  const auto sent = take_text(key);
  if (!sent) return "";
  if (!catalog::text::is_plain(*sent)) {
    refuse(key, "body.not_plain");
    return "";
  }
  std::string text = catalog::text::normalise(*sent);
  if (text.size() > bytes_max) {
    refuse(key, "body.too_long", {{"most", std::to_string(bytes_max)}});
    return "";
  }
  return text;
}

std::string Fields::secret(std::string_view key, std::size_t bytes_max) {
  const auto sent = take_text(key);
  if (!sent) return "";
  if (sent->size() > bytes_max) {
    refuse(key, "body.too_long", {{"most", std::to_string(bytes_max)}});
    return "";
  }
  return std::string(*sent);
}

std::optional<std::int64_t> Fields::integer(std::string_view key, std::int64_t least,
                                            std::int64_t most) {
  const auto value = take(key);
  if (!value.present()) return std::nullopt;
  const auto number = value.integer();
  if (!number || *number < least || *number > most) {
    refuse(key, "body.not_number",
           {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return std::nullopt;
  }
  return number;
}

std::int64_t Fields::number(std::string_view key, std::int64_t least, std::int64_t most) {
  if (!has(key)) {
    refuse(key, "body.not_number",
           {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  }
  return integer(key, least, most).value_or(least);
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const auto value = take(key);
  if (!value.present()) return std::nullopt;
  const auto flag = value.boolean();
  if (!flag) refuse(key, "body.not_boolean");
  return flag;
}

std::vector<catalog::json::Value> Fields::items(std::string_view key, std::size_t least,
                                                std::size_t most) {
  const auto value = take(key);
  if (!value.is_array() || value.size() < least || value.size() > most) {
    if (object_.is_object()) {
      refuse(key, "body.not_list",
             {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    }
    return {};
  }
  return value.items();
}

catalog::json::Value Fields::object(std::string_view key) {
  const auto value = take(key);
  if (value.present() && !value.is_object()) refuse(key, "body.not_object");
  return value;
}

std::vector<Fault> Fields::take_faults() {
  std::size_t told = 0;
  for (const auto& [name, value] : object_.members()) {
    if (known_.contains(name) || told == unknown_told_max) continue;
    // A name that is no plain text is not sent back.
    const bool tellable = name.size() <= unknown_bytes_max && catalog::text::is_plain(name);
    refuse(tellable ? name : "", "body.unknown");
    ++told;
  }
  return std::exchange(faults_, {});
}

Result<> Fields::end() {
  auto faults = take_faults();
  if (faults.empty()) return {};
  return Error{Code::invalid, std::move(faults)};
}

}  // namespace ganh::service::http
