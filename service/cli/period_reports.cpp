#include "service/cli/period_reports.h"

#include "service/cli/days_option.h"
#include "service/cli/keeping.h"
#include "service/telling/show_period_reports.h"
#include "service/words/help_reports.h"

namespace ganh::service::cli {

using office::Office;

namespace {

struct Wanted {
  std::string by = "product";
  DaysOption period;
  std::string days;
  std::string workbook;
};

// What a report is asked with, and how it is told.
struct Report {
  const char* name;
  const words::help::Command& help;
  bool has_by = false;
  bool has_period = false;
  bool has_days = false;
  void (*show)(const Paper&, catalog::json::Value);
};

const Report reports[] = {
    {"sales", words::help::report_sales, true, true, false, telling::show_sales},
    {"stock-value", words::help::report_stock_value, false, false, false,
     telling::show_stock_value},
    {"expiring", words::help::report_expiring, false, false, true, telling::show_expiring},
    {"waste", words::help::report_waste, false, true, false, telling::show_waste_report},
    {"fill-rate", words::help::report_fill_rate, false, true, false, telling::show_fill_rate},
    {"time-to-ship", words::help::report_time_to_ship, false, true, false,
     telling::show_time_to_ship},
};

Result<std::string> query_of(const Report& report, const Wanted& wanted) {
  std::string more;
  if (report.has_by) more = "by=" + wanted.by;
  if (report.has_days && !wanted.days.empty()) more = "days=" + wanted.days;
  return cli::query_of(wanted.period, more);
}

int run_report(const Console& console, Office& office, const Report& report, const Wanted& wanted) {
  const auto query = query_of(report, wanted);
  if (!query) return console.refuse(query.error());
  const std::string path = std::string("/reports/") + report.name;
  if (!wanted.workbook.empty()) {
    return keep(console, office.get(office.path(path + ".xlsx") + *query), wanted.workbook);
  }
  const auto reply = office.get(office.path(path) + *query);
  if (!reply) return console.refuse(reply);
  if (console.json) return console.answer(reply.body());
  report.show(console.paper(), reply.root());
  return done;
}

void add_report(const Commands& commands, CLI::App& parent, const Report& report) {
  namespace help = words::help;
  auto wanted = std::make_shared<Wanted>();
  CLI::App* command = commands.add_inside(parent, report.name, report.help);
  if (report.has_by) {
    command->add_option("--by", wanted->by, commands.say(help::report_by))
        ->type_name("product|channel|household|month|day");
  }
  if (report.has_period) add_days(commands, *command, wanted->period);
  if (report.has_days) {
    command->add_option("--days", wanted->days, commands.say(help::report_days))->type_name("N");
  }
  command->add_option("--xlsx", wanted->workbook, commands.say(help::report_xlsx))
      ->type_name("FILE");
  commands.on_chosen(*command, [&report, wanted](const Console& console, Office& office) {
    return run_report(console, office, report, *wanted);
  });
}

}  // namespace

void add_reports(const Commands& commands) {
  CLI::App* parent = commands.add_inside(commands.app, "reports", words::help::reports);
  for (const Report& report : reports) add_report(commands, *parent, report);
  commands.on_chosen(*parent, [](const Console& console, Office& office) {
    return run_report(console, office, reports[0], {});
  });
}

}  // namespace ganh::service::cli
