#include <charconv>

#include "service/api/period_reports.h"
#include "service/api/period_tables.h"
#include "service/http/days.h"
#include "service/http/handing_out.h"
#include "service/http/handlers.h"
#include "service/http/problem.h"

namespace ganh::service::http {

namespace reports = catalog::reports;
namespace sheets = catalog::sheets;
namespace store = catalog::store;

namespace {

constexpr int expiring_days_usual = 14;
constexpr int expiring_days_max = 3'650;

Result<reports::Period> period_of(const Call& call) {
  const auto days = days_of(call);
  if (!days) return days.error();
  if ((days->to - days->from).count() >= reports::period_days_max) {
    return error(Code::invalid, "from", "days.too_many",
                 {{"most", std::to_string(reports::period_days_max)}});
  }
  return reports::Period{days->from, days->to};
}

Result<reports::SalesBy> sales_by_of(const Call& call) {
  const auto by = reports::parse_sales_by(call.request().query("by").value_or("product"));
  if (!by) return error(Code::invalid, "by", "report.by");
  return *by;
}

Result<Date> until_of(const Call& call) {
  int days = expiring_days_usual;
  if (const auto text = call.request().query("days")) {
    const auto end = text->data() + text->size();
    const auto [stop, failed] = std::from_chars(text->data(), end, days);
    if (failed != std::errc{} || stop != end || days < 0 || days > expiring_days_max) {
      return error(Code::invalid, "days", "report.days",
                   {{"most", std::to_string(expiring_days_max)}});
    }
  }
  return call.today() + std::chrono::days{days};
}

std::string days_in_name(const reports::Period& period) {
  return iso_date(period.from) + " " + iso_date(period.to);
}

// What a household earned is for those who may see that.
std::optional<Reply> not_for_caller(const Call& call, reports::SalesBy by) {
  using accounts::Permission;
  if (by != reports::SalesBy::household ||
      call.caller().may(Permission::shares_read, call.cooperative())) {
    return std::nullopt;
  }
  return call.refuse(403, {"by",
                           "caller.may_not",
                           {{"permission", std::string(accounts::name(Permission::shares_read))}}});
}

// `answer(by, period)` of what the query asks for.
template <class Answer>
Reply on_sales(Call& call, Answer answer) {
  const auto by = sales_by_of(call);
  if (!by) return call.refuse(by.error());
  if (auto refused = not_for_caller(call, *by)) return std::move(*refused);
  const auto period = period_of(call);
  if (!period) return call.refuse(period.error());
  return answer(*by, *period);
}

template <class Answer>
Reply on_period(Call& call, Answer answer) {
  const auto period = period_of(call);
  return period ? answer(*period) : call.refuse(period.error());
}

}  // namespace

Reply get_sales_report(Call& call) {
  return on_sales(call, [&](reports::SalesBy by, const reports::Period& period) {
    return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
      return api::sales_json(api::read_sales(scope, period, by));
    });
  });
}

Reply get_sales_workbook(Call& call) {
  return on_sales(call, [&](reports::SalesBy by, const reports::Period& period) {
    return hand_out(
        call, days_in_name(period), [&](const store::Scope& scope) -> Result<sheets::Table> {
          return api::sales_table(api::read_sales(scope, period, by), language_of(call.request()));
        });
  });
}

Reply get_stock_value(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::stock_value_json(reports::stock_values(scope), call.today());
  });
}

Reply get_stock_value_workbook(Call& call) {
  return hand_out(call, iso_date(call.today()),
                  [&](const store::Scope& scope) -> Result<sheets::Table> {
                    return api::stock_value_table(reports::stock_values(scope), call.today(),
                                                  language_of(call.request()));
                  });
}

Reply get_expiring(Call& call) {
  const auto until = until_of(call);
  if (!until) return call.refuse(until.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::expiring_json(reports::expiring_values(scope, *until), call.today(), *until);
  });
}

Reply get_expiring_workbook(Call& call) {
  const auto until = until_of(call);
  if (!until) return call.refuse(until.error());
  return hand_out(call, iso_date(*until), [&](const store::Scope& scope) -> Result<sheets::Table> {
    return api::expiring_table(reports::expiring_values(scope, *until), call.today(), *until,
                               language_of(call.request()));
  });
}

Reply get_waste_report(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
      return api::losses_json(reports::losses(scope, period), period);
    });
  });
}

Reply get_waste_workbook(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return hand_out(call, days_in_name(period),
                    [&](const store::Scope& scope) -> Result<sheets::Table> {
                      return api::losses_table(reports::losses(scope, period), period,
                                               language_of(call.request()));
                    });
  });
}

Reply get_fill_rate(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
      return api::fill_rate_json(reports::fill_rates(scope, period), period);
    });
  });
}

Reply get_fill_rate_workbook(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return hand_out(call, days_in_name(period),
                    [&](const store::Scope& scope) -> Result<sheets::Table> {
                      return api::fill_rate_table(reports::fill_rates(scope, period), period,
                                                  language_of(call.request()));
                    });
  });
}

// What is overdue changes by the mere passing of time.
Reply get_time_to_ship(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return read_live_json(call, [&](const store::Scope& scope) -> Result<std::string> {
      return api::time_to_ship_json(reports::shipping_times(scope, period, call.now()), period,
                                    api::channel_names(scope));
    });
  });
}

Reply get_time_to_ship_workbook(Call& call) {
  return on_period(call, [&](const reports::Period& period) {
    return hand_out(
        call, days_in_name(period), [&](const store::Scope& scope) -> Result<sheets::Table> {
          return api::time_to_ship_table(reports::shipping_times(scope, period, call.now()), period,
                                         api::channel_names(scope), language_of(call.request()));
        });
  });
}

}  // namespace ganh::service::http
