#include "connectors/transport/http_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace ganh::connectors::transport {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t date_bytes_max = 64;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failed == std::errc{} && end == text.data() + text.size() && !text.empty();
  return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" ,-"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<Duration> time_of_day(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = number(text.substr(0, 2));
  const auto minute = number(text.substr(3, 2));
  const auto second = number(text.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

std::optional<Time> time_of(std::string_view year, std::string_view month, std::string_view day,
                            std::string_view clock) {
  const auto of_year = number(year);
  const auto* named = std::ranges::find(months, month);
  const auto of_day = number(day);
  const auto since_midnight = time_of_day(clock);
  if (!of_year || named == months.end() || !of_day || !since_midnight) return std::nullopt;
  // Two digits, as the obsolete form has them, mean a year between 1970 and 2069.
  const int whole_year = year.size() == 2 ? *of_year + (*of_year < 70 ? 2000 : 1900) : *of_year;
  const std::chrono::year_month_day date{
      std::chrono::year{whole_year},
      std::chrono::month{static_cast<unsigned>(named - months.begin()) + 1},
      std::chrono::day{static_cast<unsigned>(*of_day)}};
  if (!date.ok() || whole_year < 1970 || whole_year > 9999) return std::nullopt;
  return Time{std::chrono::sys_days{date}} + *since_midnight;
}

}  // namespace

std::string http_date(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time - day).count();
  return fmt::format(
      "{}, {:02} {} {} {:02}:{:02}:{:02} GMT", weekdays.at(std::chrono::weekday{day}.c_encoding()),
      static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
      static_cast<int>(date.year()), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<Time> parse_http_date(std::string_view text) {
  if (text.size() > date_bytes_max) return std::nullopt;
  const auto words = words_of(text);
  const bool asctime = words.size() == 5;
  if (asctime) return time_of(words[4], words[1], words[2], words[3]);
  if (words.size() != 6 || words[5] != "GMT") return std::nullopt;
  return time_of(words[3], words[2], words[1], words[4]);
}

std::optional<Duration> retry_after(const Headers& headers, Time now) {
  const auto text = find(headers, "Retry-After");
  if (!text || text->empty()) return std::nullopt;
  constexpr Duration none{0};
  const bool in_seconds = std::ranges::all_of(*text, [](char c) { return c >= '0' && c <= '9'; });
  if (in_seconds) {
    const auto seconds = number(*text);
    // What does not even fit is longer than anybody waits.
    return seconds ? std::min<Duration>(std::chrono::seconds{*seconds}, retry_after_most)
                   : retry_after_most;
  }
  const auto until = parse_http_date(*text);
  if (!until) return std::nullopt;
  return std::clamp(*until - now, none, retry_after_most);
}

}  // namespace ganh::connectors::transport
