#include <cstdlib>
#include <fstream>

#include "catalog/json/json.h"
#include "catalog/text/normal_form.h"
#include "connectors/channel/channels.h"
#include "service/api/channels.h"
#include "service/cli/command.h"
#include "service/cli/show_channels.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace channel = connectors::channel;
namespace store = catalog::store;

namespace {

constexpr std::streamsize secret_bytes_max = 4096;

// Where a secret stands: never on the command line, which other people on the machine can see.
struct SecretPlace {
  std::string file;
  std::string variable;
  bool given() const { return !file.empty() || !variable.empty(); }
};

struct ConnectOptions {
  std::string name;
  std::string connector;
  std::string url;
  std::string key;
  SecretPlace secret;
  SecretPlace webhook_secret;
  std::string rules;
};

Result<std::string> read_secret(const SecretPlace& place) {
  if (place.file.empty()) {
    const char* value = std::getenv(place.variable.c_str());
    if (value == nullptr || *value == '\0') {
      return error(Code::invalid, "secret", "credentials.variable", {{"name", place.variable}});
    }
    return std::string(value);
  }
  std::ifstream in(place.file, std::ios::binary);
  std::string text(static_cast<std::size_t>(secret_bytes_max), '\0');
  in.read(text.data(), secret_bytes_max);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) {
    return error(Code::invalid, "secret", "credentials.file", {{"file", place.file}});
  }
  return text;
}

// What is given replaces what is kept; what is not stays.
Result<> take_secret(const SecretPlace& place, std::string& into) {
  if (!place.given()) return {};
  auto secret = read_secret(place);
  if (!secret) return std::move(secret).error();
  into = std::move(*secret);
  return {};
}

Result<channel::Connection> connection_of(Opened& opened, const ConnectOptions& options) {
  channel::Connection connection{
      options.connector, catalog::text::normalise(options.name), options.url, "", {}};
  const auto* connector = connectors::find_connector(options.connector);
  if (connector != nullptr) connection.profile_json = std::string(connector->default_profile());
  opened.folder->database().read([&](const store::Read& read) {
    const auto scope = read.scope(opened.cooperative.id);
    const auto existing = channel::find_channel(scope, connection.name);
    if (!existing) return;
    connection.profile_json = existing->profile_json;
    connection.credentials = channel::credentials_of(scope, existing->id);
  });
  if (!options.rules.empty() && connector != nullptr) {
    auto profile = channel::with_rules(connection.profile_json, options.rules);
    if (!profile) return std::move(profile).error();
    connection.profile_json = std::move(*profile);
  }
  if (!options.key.empty()) connection.credentials.key = options.key;
  if (auto taken = take_secret(options.secret, connection.credentials.secret); !taken) {
    return std::move(taken).error();
  }
  if (auto taken = take_secret(options.webhook_secret, connection.credentials.webhook_secret);
      !taken) {
    return std::move(taken).error();
  }
  if (connection.credentials.secret.empty()) {
    return error(Code::invalid, "secret", "credentials.missing", {{"name", connection.name}});
  }
  return connection;
}

api::ChannelList read_list(Opened& opened) {
  return opened.folder->database().read([&](const store::Read& read) {
    return api::ChannelList{opened.cooperative.name, opened.today(),
                            opened.folder->clock().offset(),
                            api::read_channels(read.scope(opened.cooperative.id))};
  });
}

int run_channels(const Console& console) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto list = read_list(*opened);
  if (console.json) return console.answer(api::channels_json(list));
  show_channels(console.paper(), list);
  return done;
}

int run_connect(const Console& console, const ConnectOptions& options) {
  auto opened = open(console);
  if (!opened) return console.refuse(opened.error());
  const auto connection = connection_of(*opened, options);
  if (!connection) return console.refuse(connection.error());
  const auto id = opened->folder->command(
      opened->cooperative.id, actor, "channels connect",
      [&](catalog::changes::Command& command) { return channel::connect(command, *connection); });
  if (!id) return console.refuse(id.error());
  auto list = read_list(*opened);
  std::erase_if(list.channels, [&](const auto& of) { return of.channel.id != *id; });
  if (console.json) return console.answer(api::channels_json(list));

  const auto& connected = list.channels.front();
  const Paper paper = console.paper();
  paper.line(words::channel_connected, connected.channel.name, connected.channel.connector,
             connected.channel.base_url);
  if (!connected.webhook_path.empty() && !connection->credentials.webhook_secret.empty()) {
    paper.line(words::webhook_address, "http://127.0.0.1:8080" + connected.webhook_path);
  }
  paper.line(words::next_publish, connected.channel.name);
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
  CLI::App* command = commands.add("channels", help::channels);
  command->callback([&console = commands.console, &run = commands.run] {
    if (!run) run = [&console] { return run_channels(console); };
  });

  auto options = std::make_shared<ConnectOptions>();
  CLI::App* connect = commands.add(*command, "connect", help::connect);
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
  connect->callback([&console = commands.console, &run = commands.run, options] {
    run = [&console, options] { return run_connect(console, *options); };
  });
}

}  // namespace ganh::service::cli
