#include "catalog/json/json.h"
#include "catalog/money/household_shares.h"
#include "service/cli/command.h"
#include "service/cli/show_stock.h"

namespace ganh::service::cli {

namespace {

struct Days {
  std::string from;
  std::string to;
};

Result<Date> parse_day(const std::string& text, Date otherwise) {
  if (text.empty()) return otherwise;
  const auto day = parse_vietnamese_date(text);
  const auto date = day ? day : parse_iso_date(text);
  if (!date) return error(Code::invalid, "date", "option.date", {{"text", text}});
  return *date;
}

Date first_of_month(Date day) {
  const std::chrono::year_month_day parts{day};
  return Date{parts.year() / parts.month() / std::chrono::day{1}};
}

std::string shares_json(Date from, Date to,
                        const std::vector<catalog::money::HouseholdShare>& shares) {
  catalog::json::Writer out;
  out.object([&] {
    out.field("from", iso_date(from));
    out.field("to", iso_date(to));
    out.array("households", [&] {
      for (const auto& share : shares) {
        out.object([&] {
          out.field("code", share.code);
          out.field("name", share.name);
          out.field("billed_vnd", share.billed.vnd);
          out.field("share_vnd", share.share.vnd);
          out.field("cooperative_vnd", share.cooperative.vnd);
        });
      }
    });
  });
  return std::move(out).text();
}

int run_shares(const Console& console, const Days& days) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto from = parse_day(days.from, first_of_month(opened->today()));
  if (!from) return console.refuse(from.error());
  const auto to = parse_day(days.to, opened->today());
  if (!to) return console.refuse(to.error());
  const auto shares = opened->folder->database().read([&](const catalog::store::Read& read) {
    return catalog::money::household_shares(read.scope(opened->cooperative.id), start_of_day(*from),
                                            start_of_day(*to + std::chrono::days{1}));
  });
  if (console.json) return console.answer(shares_json(*from, *to, shares));
  show_shares(console.paper(), *from, *to, shares);
  return done;
}

}  // namespace

void add_shares(const Commands& commands) {
  namespace help = words::help;
  auto days = std::make_shared<Days>();
  CLI::App* command = commands.add("shares", help::shares);
  command->add_option("--from", days->from, commands.say(help::from))->type_name("D");
  command->add_option("--to", days->to, commands.say(help::to))->type_name("D");
  command->callback([&console = commands.console, &run = commands.run, days] {
    run = [&console, days] { return run_shares(console, *days); };
  });
}

}  // namespace ganh::service::cli
