#include "connectors/carriers/reading.h"

#include <charconv>

namespace ganh::connectors::carriers {

namespace {

constexpr int retry_after_seconds_max = 3600;

// Digits alone: "-0" is none.
std::optional<int> whole_number(std::string_view text, int most) {
  if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || number > most) return std::nullopt;
  return number;
}

std::optional<Duration> retry_after(const transport::Reply& reply) {
  const auto text = transport::find(reply.headers, "Retry-After");
  const auto seconds = text ? whole_number(*text, retry_after_seconds_max) : std::nullopt;
  if (!seconds) return std::nullopt;
  return std::chrono::seconds{*seconds};
}

}  // namespace

std::string code_text(catalog::json::Value value) {
  if (const auto text = value.text()) return std::string(*text);
  if (const auto number = value.integer()) return std::to_string(*number);
  return "";
}

std::optional<Time> parse_local_time(std::string_view text) {
  const auto space = text.find(' ');
  if (space == text.npos || text.size() - space != 9) return std::nullopt;
  const auto day = parse_vietnamese_date(text.substr(0, space));
  const auto clock = text.substr(space + 1);
  if (!day || clock[2] != ':' || clock[5] != ':') return std::nullopt;
  const auto hours = whole_number(clock.substr(0, 2), 23);
  const auto minutes = whole_number(clock.substr(3, 2), 59);
  const auto seconds = whole_number(clock.substr(6, 2), 60);
  if (!hours || !minutes || !seconds) return std::nullopt;
  return start_of_day(*day) + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
         std::chrono::seconds{*seconds};
}

std::optional<catalog::measure::Money> money_in(catalog::json::Value value) {
  const auto vnd = value.integer();
  if (!vnd || *vnd < 0) return std::nullopt;
  return catalog::measure::Money{*vnd};
}

std::optional<std::int64_t> grams_in(catalog::json::Value value) {
  const auto grams = value.integer();
  if (!grams || *grams < 0) return std::nullopt;
  return grams;
}

void understand(catalog::orders::TrackingEvent& event, const StatusTable& statuses) {
  const Status* status = statuses.find(event.code);
  if (status == nullptr) return;
  event.progress = status->progress;
  if (event.text.empty()) event.text = status->text;
}

Error unreadable(std::string_view field) {
  return error(Code::invalid, std::string(field), "carrier.unreadable");
}

Answered stopped_by(const transport::Reply& reply) {
  Answered answered;
  answered.detail = "status " + std::to_string(reply.status);
  if (reply.status == 429) {
    answered.trouble = Trouble::throttled;
    answered.retry_after = retry_after(reply);
  } else if (reply.status == 401 || reply.status == 403) {
    answered.trouble = Trouble::forbidden;
  } else if (reply.status >= 500) {
    answered.trouble = Trouble::unavailable;
  } else {
    answered.trouble = Trouble::broken;
  }
  return answered;
}

}  // namespace ganh::connectors::carriers
