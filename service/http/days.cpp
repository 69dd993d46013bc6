#include "service/http/days.h"

namespace ganh::service::http {

namespace {

Result<Date> day_of(const Call& call, std::string_view name, Date otherwise) {
  const auto text = call.request().query(name);
  if (!text) return otherwise;
  const auto day = parse_iso_date(*text);
  if (!day) return error(Code::invalid, std::string(name), "option.iso_date");
  return *day;
}

}  // namespace

Result<Days> days_of(const Call& call) {
  const std::chrono::year_month_day today{call.today()};
  const auto from = day_of(call, "from", Date{today.year() / today.month() / std::chrono::day{1}});
  if (!from) return from.error();
  const auto to = day_of(call, "to", call.today());
  if (!to) return to.error();
  if (*from > *to) return error(Code::invalid, "from", "days.reversed");
  return Days{*from, *to};
}

Date day_in(Fields& fields, std::string_view key) {
  const auto day = parse_iso_date(fields.text(key, 32));
  if (!day) fields.refuse(key, "option.iso_date");
  return day.value_or(Date{});
}

}  // namespace ganh::service::http
