#include "service/cli/carriers.h"

#include "catalog/json/json_text.h"
#include "connectors/carriers/carrier.h"
#include "connectors/transport/http_message.h"
#include "service/cli/secrets.h"
#include "service/telling/show_carriers.h"
#include "service/words/help_carriers.h"
#include "service/words/messages_carriers.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using office::Office;

namespace {

struct CarrierOptions {
  std::string name;
  std::string carrier;
  std::string url;
  std::string key;
  SecretPlace secret;
  SecretPlace webhook_secret;
  std::string statuses;
};

// What is not given stays as it is.
Result<std::string> connection_json(const CarrierOptions& options) {
  Result<> secret;
  Result<> webhook_secret;
  const auto statuses = json::parse(options.statuses.empty() ? "{}" : options.statuses);
  if (!statuses) return statuses.error();
  json::Writer out;
  out.object([&] {
    out.field("name", options.name);
    out.field("carrier", options.carrier);
    if (!options.url.empty()) out.field("base_url", options.url);
    if (!options.key.empty()) out.field("key", options.key);
    secret = write_secret(out, "secret", options.secret);
    webhook_secret = write_secret(out, "webhook_secret", options.webhook_secret);
    if (!options.statuses.empty()) json::copy(out, "statuses", statuses->root());
  });
  if (!secret) return secret.error();
  if (!webhook_secret) return webhook_secret.error();
  return std::move(out).text();
}

int run_carriers(const Console& console, Office& office) {
  const auto list = office.get(office.path("/carriers"));
  if (!list) return console.refuse(list);
  if (console.json) return console.answer(list.body());
  telling::show_carriers(console.paper(), list.root());
  return done;
}

int run_connect(const Console& console, Office& office, const CarrierOptions& options) {
  const auto wanted = connection_json(options);
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

std::string carrier_names() {
  std::string names;
  for (const auto* carrier : connectors::carriers::all_carriers()) {
    names += (names.empty() ? "" : ", ") + std::string(carrier->name());
  }
  return names;
}

void add_connect(const Commands& commands, CLI::App& carriers) {
  namespace help = words::help;
  auto options = std::make_shared<CarrierOptions>();
  CLI::App* connect = commands.add_inside(carriers, "connect", help::connect_carrier);
  const auto option = [&](const char* flag, std::string& into, const words::Text& about,
                          const char* type) {
    return connect->add_option(flag, into, commands.say(about))->type_name(type);
  };
  option("name", options->name, help::carrier_name, "NAME")->required();
  connect
      ->add_option("--carrier", options->carrier,
                   words::say(commands.console.language, help::carrier_kind, carrier_names()))
      ->required()
      ->type_name("C");
  option("--url", options->url, help::carrier_url, "URL");
  option("--key", options->key, help::key, "K");
  CLI::Option* file = option("--secret-file", options->secret.file, help::secret_file, "FILE");
  option("--secret-env", options->secret.variable, help::secret_env, "VAR")->excludes(file);
  file = option("--webhook-secret-file", options->webhook_secret.file, help::webhook_file, "FILE");
  option("--webhook-secret-env", options->webhook_secret.variable, help::webhook_env, "VAR")
      ->excludes(file);
  option("--statuses", options->statuses, help::carrier_statuses, "JSON");
  commands.on_chosen(*connect, [options](const Console& console, Office& office) {
    return run_connect(console, office, *options);
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
  webhook->add_option("name", *name, commands.say(help::carrier_name))
      ->required()
      ->type_name("NAME");
  commands.on_chosen(*webhook, [name](const Console& console, Office& office) {
    return run_webhook(console, office, *name);
  });
}

}  // namespace ganh::service::cli
