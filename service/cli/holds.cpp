#include "catalog/stock/holds.h"
#include "catalog/json/json.h"
#include "connectors/transport/http_message.h"
#include "service/cli/mistakes.h"
#include "service/cli/options.h"
#include "service/cli/sending.h"
#include "service/cli/typed_days.h"
#include "service/telling/show_shed.h"
#include "service/telling/values.h"
#include "service/words/help_shed.h"
#include "service/words/messages_shed.h"

namespace ganh::service::cli {

using connectors::transport::percent_encode;
using office::Office;

namespace {

constexpr std::int64_t hold_hours_max = std::chrono::hours{catalog::stock::hold_longest}.count();

struct HoldOptions {
  std::string sku;
  std::int64_t packs = 0;
  std::string for_whom;
  std::int64_t hours = 0;
  std::string until;
};

int run_list(const Console& console, Office& office) {
  const auto holds = office.get(office.path("/holds"));
  if (!holds) return console.refuse(holds);
  if (console.json) return console.answer(holds.body());
  telling::show_holds(console.paper(), holds["holds"]);
  return done;
}

int run_make(const Console& console, Office& office, const HoldOptions& wanted) {
  std::string until;
  if (!wanted.until.empty()) {
    const auto moment = typed_moment(wanted.until, today());
    if (!moment) return console.refuse(moment.error());
    until = rfc3339(*moment);
  }
  catalog::json::Writer out;
  out.object([&] {
    out.field("sku", wanted.sku);
    out.field("packs", wanted.packs);
    out.field("for_whom", wanted.for_whom);
    if (wanted.hours != 0) out.field("hours", wanted.hours);
    if (!until.empty()) out.field("until", until);
  });
  const auto made = office.ask({.target = office.path("/holds"), .body = std::move(out).text()});
  if (!made) return console.refuse(made);
  if (console.json) {
    console.answer(made.body());
  } else {
    console.paper().line(words::shed::hold_made, made["packs"].integer_or(0), made["sku"].text_or(),
                         made["for_whom"].text_or(), telling::moment(made["expires_at"]),
                         made["id"].text_or());
  }
  tell_marketplaces(console, office);
  return done;
}

int run_end(const Console& console, Office& office, const std::string& id) {
  const auto ended =
      office.ask({.method = "DELETE", .target = office.path("/holds/") + percent_encode(id)});
  if (!ended) return console.refuse(ended);
  if (!console.json) console.paper().line(words::shed::hold_ended);
  tell_marketplaces(console, office);
  return done;
}

}  // namespace

void add_holds(const Commands& commands) {
  namespace help = words::help::shed;
  CLI::App* command = commands.add_inside(commands.app, "holds", help::holds);
  commands.on_chosen(*command, run_list);

  auto wanted = std::make_shared<HoldOptions>();
  CLI::App* make = commands.add_inside(*command, "make", help::make_hold);
  Options given(commands, *make);
  given.needed("sku", wanted->sku, help::sku, "SKU");
  given.needed("packs", wanted->packs, help::hold_packs, "N");
  given.needed("--for", wanted->for_whom, help::hold_for, "NAME");
  auto* hours = given.maybe("--hours", wanted->hours, help::hold_hours, "N")
                    ->check(within(commands.console.language, 1, hold_hours_max));
  given.maybe("--until", wanted->until, help::hold_until, "TIME")->excludes(hours);
  commands.on_chosen(*make, [wanted](const Console& console, Office& office) {
    return run_make(console, office, *wanted);
  });

  auto id = std::make_shared<std::string>();
  CLI::App* end = commands.add_inside(*command, "end", help::end_hold);
  Options(commands, *end).needed("hold", *id, help::hold_id, "ID");
  commands.on_chosen(
      *end, [id](const Console& console, Office& office) { return run_end(console, office, *id); });
}

}  // namespace ganh::service::cli
