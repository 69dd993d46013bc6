#include "service/cli/carriers.h"

#include "connectors/carriers/carrier.h"
#include "connectors/transport/http_message.h"
#include "service/cli/connection.h"
#include "service/telling/show_carriers.h"
#include "service/words/help_carriers.h"
#include "service/words/messages_carriers.h"

namespace ganh::service::cli {

using office::Office;

namespace {

int run_carriers(const Console& console, Office& office) {
  const auto list = office.get(office.path("/carriers"));
  if (!list) return console.refuse(list);
  if (console.json) return console.answer(list.body());
  telling::show_carriers(console.paper(), list.root());
  return done;
}

int run_connect(const Console& console, Office& office, const Connection& connection) {
  const auto wanted = connection_json(connection, "carrier", "statuses");
  if (!wanted) return console.refuse(wanted.error());
  const auto connected = office.ask({.target = office.path("/carriers"), .body = *wanted});
  if (!connected) return console.refuse(connected);
  if (console.json) return console.answer(connected.body());
  const Paper paper = console.paper();
  paper.line(words::carrier_connected, connected["name"].text_or(), connected["title"].text_or());
  paper.line(words::carrier_next, connected["name"].text_or());
  return done;
}

int run_webhook(const Console& console, Office& office, const std::string& name) {
  const auto list = office.get(office.path("/carriers"));
  if (!list) return console.refuse(list);
  for (const auto& of : list["carriers"].items()) {
    if (of["name"].text_or() != name) continue;
    const auto found = office.get(office.path("/carriers/") + of["id"].text_or() + "/webhook");
    if (!found) return console.refuse(found);
    if (console.json) return console.answer(found.body());
    console.paper().out << found["address"].text_or() << '\n';
    return done;
  }
  return console.refuse(error(Code::not_found, "name", "carrier.not_found"));
}

void add_connect(const Commands& commands, CLI::App& carriers) {
  namespace help = words::help;
  auto connection = std::make_shared<Connection>();
  CLI::App* connect = commands.add_inside(carriers, "connect", help::connect_carrier);
  Options given(commands, *connect);
  given.needed("name", connection->name, help::carrier_name, "NAME");
  add_kind(commands, *connect, "--carrier", connection->kind, help::carrier_kind,
           connectors::carriers::all_carriers());
  given.maybe("--url", connection->url, help::carrier_url, "URL");
  add_secrets(given, *connection, help::carrier_key);
  given.maybe("--statuses", connection->more, help::carrier_statuses, "JSON");
  commands.on_chosen(*connect, [connection](const Console& console, Office& office) {
    return run_connect(console, office, *connection);
  });
}

}  // namespace

void add_carriers(const Commands& commands) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(commands.app, "carriers", help::carriers);
  commands.on_chosen(*command, run_carriers);
  add_connect(commands, *command);

  auto name = std::make_shared<std::string>();
  CLI::App* webhook = commands.add_inside(*command, "webhook", help::carrier_webhook);
  Options(commands, *webhook).needed("name", *name, help::carrier_name, "NAME");
  commands.on_chosen(*webhook, [name](const Console& console, Office& office) {
    return run_webhook(console, office, *name);
  });
}

}  // namespace ganh::service::cli
