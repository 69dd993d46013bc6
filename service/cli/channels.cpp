#include <algorithm>

#include "catalog/json/json_text.h"
#include "connectors/connector.h"
#include "connectors/transport/http_message.h"
#include "service/cli/command.h"
#include "service/cli/secrets.h"
#include "service/telling/show_channels.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace json = catalog::json;
using office::Office;

namespace {

struct ConnectOptions {
  std::string name;
  std::string connector;
  std::string url;
  std::string key;
  SecretPlace secret;
  SecretPlace webhook_secret;
  std::string rules;
};

// What is not given stays as it is.
Result<std::string> connection_json(const ConnectOptions& options) {
  Result<> secret;
  Result<> webhook_secret;
  const auto rules = json::parse(options.rules.empty() ? "{}" : options.rules);
  if (!rules) return rules.error();
  json::Writer out;
  out.object([&] {
    out.field("name", options.name);
    out.field("connector", options.connector);
    out.field("base_url", options.url);
    if (!options.key.empty()) out.field("key", options.key);
    secret = write_secret(out, "secret", options.secret);
    webhook_secret = write_secret(out, "webhook_secret", options.webhook_secret);
    if (!options.rules.empty()) json::copy(out, "rules", rules->root());
  });
  if (!secret) return secret.error();
  if (!webhook_secret) return webhook_secret.error();
  return std::move(out).text();
}

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

int run_connect(const Console& console, Office& office, const ConnectOptions& options) {
  const auto wanted = connection_json(options);
  if (!wanted) return console.refuse(wanted.error());
  const auto connected = office.ask({.target = office.path("/channels"), .body = *wanted});
  if (!connected) return console.refuse(connected);
  if (console.json) return console.answer(connected.body());
  const Paper paper = console.paper();
  const std::string name = connected["name"].text_or();
  paper.line(words::channel_connected, name, connected["connector"].text_or(),
             connected["address"].text_or());
  if (options.webhook_secret.given() && !connected["webhook_path"].is_null()) {
    paper.line(words::webhook_address, connected["webhook_path"].text_or());
  }
  paper.line(words::next_publish, name);
  return done;
}

std::string connector_names() {
  std::string names;
  for (const auto* connector : connectors::all_connectors()) {
    names += (names.empty() ? "" : ", ") + std::string(connector->name());
  }
  return names;
}

}  // namespace

void add_channels(const Commands& commands) {
  namespace help = words::help;
  CLI::App* command = commands.add_inside(commands.app, "channels", help::channels);
  commands.on_chosen(*command, run_channels);

  auto options = std::make_shared<ConnectOptions>();
  CLI::App* connect = commands.add_inside(*command, "connect", help::connect);
  const auto option = [&](const char* flag, std::string& into, const words::Text& about,
                          const char* type) {
    return connect->add_option(flag, into, commands.say(about))->type_name(type);
  };
  option("name", options->name, help::channel_name, "NAME")->required();
  connect
      ->add_option("--connector", options->connector,
                   words::say(commands.console.language, help::connector, connector_names()))
      ->required()
      ->type_name("C");
  option("--url", options->url, help::url, "URL")->required();
  option("--key", options->key, help::key, "K");
  CLI::Option* file = option("--secret-file", options->secret.file, help::secret_file, "FILE");
  option("--secret-env", options->secret.variable, help::secret_env, "VAR")->excludes(file);
  file = option("--webhook-secret-file", options->webhook_secret.file, help::webhook_file, "FILE");
  option("--webhook-secret-env", options->webhook_secret.variable, help::webhook_env, "VAR")
      ->excludes(file);
  option("--rules", options->rules, help::rules, "JSON");
  commands.on_chosen(*connect, [options](const Console& console, Office& office) {
    return run_connect(console, office, *options);
  });
}

}  // namespace ganh::service::cli
