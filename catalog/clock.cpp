#include "catalog/clock.h"

#include <fmt/format.h>

namespace ganh {

namespace {

constexpr std::chrono::hours vietnam_offset{7};

// Reads digits from `text` at `at`, between `least` and `most` of them; moves `at` behind them.
std::optional<int> digits(std::string_view text, std::size_t& at, int least, int most) {
  int value = 0;
  int count = 0;
  while (at < text.size() && count < most && text[at] >= '0' && text[at] <= '9') {
    value = value * 10 + (text[at] - '0');
    ++at;
    ++count;
  }
  if (count < least) return std::nullopt;
  return value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view any_of) {
  if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos) return false;
  ++at;
  return true;
}

std::optional<Date> real_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Date{std::chrono::local_days{date}};
}

std::chrono::year_month_day parts(Date date) { return std::chrono::year_month_day{date}; }

std::optional<Date> iso_day(std::string_view text, std::size_t& at) {
  const auto year = digits(text, at, 4, 4);
  if (!year || !skip(text, at, "-")) return std::nullopt;
  const auto month = digits(text, at, 2, 2);
  if (!month || !skip(text, at, "-")) return std::nullopt;
  const auto day = digits(text, at, 2, 2);
  if (!day) return std::nullopt;
  return real_day(*year, *month, *day);
}

// "+07:00", "-0530" or "Z".
std::optional<std::chrono::minutes> utc_offset(std::string_view text, std::size_t& at) {
  if (skip(text, at, "Zz")) return std::chrono::minutes{0};
  if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
  const int sign = text[at++] == '-' ? -1 : 1;
  const auto hours = digits(text, at, 2, 2);
  if (!hours) return std::nullopt;
  skip(text, at, ":");
  const auto minutes = digits(text, at, 2, 2);
  if (!minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  return std::chrono::minutes{sign * (*hours * 60 + *minutes)};
}

}  // namespace

Date date_in_vietnam(Time time) {
  const auto local = time + vietnam_offset;
  return Date{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

Time start_of_day(Date date) { return Time{date.time_since_epoch()} - vietnam_offset; }

std::string iso_date(Date date) {
  const auto d = parts(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string vietnamese_date(Date date) {
  const auto d = parts(date);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(d.day()),
                     static_cast<unsigned>(d.month()), static_cast<int>(d.year()));
}

std::string rfc3339(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::int64_t us = (time - day).count();
  const Date date{day.time_since_epoch()};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", iso_date(date), us / 3'600'000'000,
                     us / 60'000'000 % 60, us / 1'000'000 % 60, us % 1'000'000);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  std::size_t at = 0;
  const auto date = iso_day(text, at);
  return at == text.size() ? date : std::nullopt;
}

std::optional<Date> parse_vietnamese_date(std::string_view text) {
  std::size_t at = 0;
  const auto day = digits(text, at, 1, 2);
  if (!day || !skip(text, at, "/-.")) return std::nullopt;
  const auto month = digits(text, at, 1, 2);
  if (!month || !skip(text, at, "/-.")) return std::nullopt;
  const auto year = digits(text, at, 4, 4);
  if (!year || at != text.size()) return std::nullopt;
  return real_day(*year, *month, *day);
}

std::optional<Time> parse_rfc3339(std::string_view text) {
  std::size_t at = 0;
  const auto date = iso_day(text, at);
  if (!date || !skip(text, at, "Tt ")) return std::nullopt;
  const auto hour = digits(text, at, 2, 2);
  if (!hour || !skip(text, at, ":")) return std::nullopt;
  const auto minute = digits(text, at, 2, 2);
  if (!minute || !skip(text, at, ":")) return std::nullopt;
  const auto second = digits(text, at, 2, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;

  std::int64_t fraction_us = 0;
  if (skip(text, at, ".")) {
    const std::size_t start = at;
    const auto fraction = digits(text, at, 1, 6);
    if (!fraction) return std::nullopt;
    fraction_us = *fraction;
    for (std::size_t n = at - start; n < 6; ++n) fraction_us *= 10;
  }
  const auto offset = utc_offset(text, at);
  if (!offset || at != text.size()) return std::nullopt;
  const Time day{date->time_since_epoch()};
  return day + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second} + Duration{fraction_us} - *offset;
}

}  // namespace ganh
