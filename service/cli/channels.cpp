#include <algorithm>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "connectors/transport/http_message.h"
#include "service/cli/channel_audit.h"
#include "service/cli/channel_check.h"
#include "service/cli/connection.h"
#include "service/telling/faults.h"
#include "service/telling/show_channels.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

using office::Office;

namespace {

constexpr int refusals_shown_max = 3;

// Of one channel, the first that were refused and why.
void tell_refusals(const Console& console, Office& office, catalog::json::Value of) {
  const std::int64_t refused = of["listings"]["refused"].integer_or(0);
  const std::string path = office.path("/channels/") + of["id"].text_or() + "/listings?limit=200";
  const Paper paper = console.paper();
  std::int64_t told = 0;
  std::string after;
  while (told < std::min<std::int64_t>(refused, refusals_shown_max)) {
    const auto page = office.get(path + after);
    if (!page) return;
    for (const auto& listing : page["listings"].items()) {
      if (listing["state"].text() != "refused" || told == refusals_shown_max) continue;
      ++told;
      const std::string said = listing["their_words"].text_or();
      paper.line(words::refused_by_market, of["name"].text_or(), listing["sku"].text_or(),
                 said.empty() ? listing["their_code"].text_or() : said);
      paper.line(words::refusal_cure, telling::spoken(paper, listing["refusal"]).cure);
    }
    if (page["next"].is_null()) break;
    after = "&after=" + connectors::transport::percent_encode(page["next"].text_or());
  }
  if (refused > told) paper.line(words::refused_more, of["name"].text_or(), refused - told);
}

int run_channels(const Console& console, Office& office) {
  const auto list = office.get(office.path("/channels"));
  if (!list) return console.refuse(list);
  if (console.json) return console.answer(list.body());
  telling::show_channels(console.paper(), list.root());
  for (const auto& of : list["channels"].items()) tell_refusals(console, office, of);
  return done;
}

int run_connect(const Console& console, Office& office, const Connection& connection) {
  const auto wanted = connection_json(connection, "connector", "rules");
  if (!wanted) return console.refuse(wanted.error());
  const auto connected = office.ask({.target = office.path("/channels"), .body = *wanted});
  if (!connected) return console.refuse(connected);
  if (console.json) return console.answer(connected.body());
  const Paper paper = console.paper();
  const std::string name = connected["name"].text_or();
  paper.line(words::channel_connected, name, connected["connector"].text_or(),
             connected["address"].text_or());
  if (connection.webhook_secret.given() && !connected["webhook_path"].is_null()) {
    paper.line(words::webhook_address, connected["webhook_path"].text_or());
  }
  paper.line(words::next_publish, name);
  return done;
}

}  // namespace

void add_channels(const Commands& commands) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(commands.app, "channels", help::channels);
  commands.on_chosen(*command, run_channels);

  auto connection = std::make_shared<Connection>();
  CLI::App* connect = commands.add_inside(*command, "connect", help::connect);
  Options given(commands, *connect);
  given.needed("name", connection->name, help::channel_name, "NAME");
  add_kind(commands, *connect, "--connector", connection->kind, help::connector,
           connectors::all_connectors());
  given.needed("--url", connection->url, help::url, "URL");
  add_secrets(given, *connection, help::key);
  given.maybe("--rules", connection->more, help::rules, "JSON");
  commands.on_chosen(*connect, [connection](const Console& console, Office& office) {
    return run_connect(console, office, *connection);
  });
  add_channel_check(commands, *command);
  add_channel_audit(commands, *command);
}

}  // namespace ganh::service::cli
