#include "service/telling/values.h"

#include <fmt/format.h>

#include "catalog/clock.h"
#include "catalog/measure/money.h"

namespace ganh::service::telling {

std::string number(catalog::json::Value value) {
  return std::to_string(value.integer_or(0));
}

std::string day(catalog::json::Value value) {
  const std::string text = value.text_or();
  if (const auto date = parse_iso_date(text)) return vietnamese_date(*date);
  const auto time = parse_rfc3339(text);
  return time ? vietnamese_date(date_in_vietnam(*time)) : "";
}

std::string moment(catalog::json::Value value) {
  const auto time = parse_rfc3339(value.text_or());
  if (!time) return "";
  const Date date = date_in_vietnam(*time);
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(*time - start_of_day(date)).count();
  return fmt::format("{} {:02}:{:02}", vietnamese_date(date), minutes / 60, minutes % 60);
}

std::string money(catalog::json::Value value) {
  return catalog::measure::vietnamese(catalog::measure::Money{value.integer_or(0)});
}

}  // namespace ganh::service::telling
