#include "service/cli/typed_days.h"

#include <cstdio>

#include "connectors/transport/system_clock.h"

namespace ganh::service::cli {

namespace {

constexpr std::chrono::minutes last_minute{24 * 60 - 1};
constexpr int years_tried = 8;  // 29/2 may be that far away

std::optional<Date> whole_day(const std::string& typed) {
  const auto day = parse_vietnamese_date(typed);
  return day ? day : parse_iso_date(typed);
}

std::optional<Date> in_year(const std::string& typed, int year) {
  return parse_vietnamese_date(typed + "/" + std::to_string(year));
}

int year_of(Date day) {
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

std::optional<std::chrono::minutes> minute_of_day(const std::string& typed) {
  int hour = 0;
  int minute = 0;
  int read = 0;
  const bool is_time = std::sscanf(typed.c_str(), "%2d:%2d%n", &hour, &minute, &read) == 2 &&
                       static_cast<std::size_t>(read) == typed.size();
  if (!is_time || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

std::optional<Date> coming_day(const std::string& typed, Date today) {
  std::optional<Date> day = whole_day(typed);
  for (int on = 0; !day && on <= years_tried; ++on) {
    const auto tried = in_year(typed, year_of(today) + on);
    if (tried && *tried >= today) day = tried;
  }
  return day;
}

Error no_day(const std::string& typed) {
  return error(Code::invalid, "date", "option.date", {{"text", typed}});
}

}  // namespace

Date today() {
  return date_in_vietnam(connectors::transport::SystemClock().now());
}

Result<Date> typed_day(const std::string& typed, Date today) {
  if (const auto day = whole_day(typed)) return *day;
  for (int back = 0; back <= years_tried; ++back) {
    const auto day = in_year(typed, year_of(today) - back);
    if (day && *day <= today) return *day;
  }
  return no_day(typed);
}

Result<Time> typed_moment(const std::string& typed, Date today) {
  if (const auto at = parse_rfc3339(typed)) return *at;
  const auto space = typed.find(' ');
  const auto day = coming_day(typed.substr(0, space), today);
  const auto minute = space == typed.npos ? last_minute : minute_of_day(typed.substr(space + 1));
  if (!day || !minute) {
    return error(Code::invalid, "until", "option.moment", {{"text", typed}});
  }
  return start_of_day(*day) + *minute;
}

Result<TypedDays> typed_days(const DaysOption& days, Date today) {
  TypedDays found;
  if (!days.from.empty()) {
    const auto from = typed_day(days.from, today);
    if (!from) return from.error();
    found.from = *from;
  }
  if (days.to.empty()) return found;
  found.to = whole_day(days.to);
  for (int on = 0; found.from && !found.to && on <= years_tried; ++on) {
    const auto day = in_year(days.to, year_of(*found.from) + on);
    if (day && *day >= *found.from) found.to = day;
  }
  if (found.to) return found;
  const auto to = typed_day(days.to, today);
  if (!to) return to.error();
  found.to = *to;
  return found;
}

}  // namespace ganh::service::cli
