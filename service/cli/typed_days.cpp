#include "service/cli/typed_days.h"

#include "connectors/transport/system_clock.h"

namespace ganh::service::cli {

namespace {

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
