#include "catalog/json/json_text.h"
#include "catalog/producers/cooperatives.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/credentials.h"
#include "connectors/receiving/webhook.h"
#include "service/api/channels.h"
#include "service/api/listings.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/problem.h"
#include "service/words/sentences.h"
#include "service/words/troubles.h"

namespace ganh::service::http {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace store = catalog::store;

namespace {

constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t secret_bytes_max = 4096;

Error no_channel(const std::string& id) {
  return error(Code::not_found, "channel_id", "channel.not_found", {{"name", id}});
}

struct Wanted {
  std::string name;
  std::string connector;
  std::string base_url;
  std::string key;
  std::string secret;
  std::string webhook_secret;
  std::string rules;  // a JSON object; empty: as they are
};

Wanted wanted_of(Fields& fields) {
  Wanted wanted;
  wanted.name = fields.text("name", name_bytes_max);
  wanted.connector = fields.text("connector", 64);
  wanted.base_url = fields.text("base_url", 2000);
  wanted.key = fields.text_or_empty("key", 1000);
  wanted.secret = fields.secret("secret", secret_bytes_max);
  wanted.webhook_secret = fields.secret("webhook_secret", secret_bytes_max);
  const auto rules = fields.object("rules");
  if (rules.present()) wanted.rules = json::text_of(rules);
  return wanted;
}

// What is given replaces what is kept; what is not stays.
Result<channel::Connection> connection_of(const store::Scope& scope, const Wanted& wanted,
                                          const channel::Vault& vault) {
  channel::Connection connection{wanted.connector, wanted.name, wanted.base_url, "", {}};
  const auto* connector = connectors::find_connector(wanted.connector);
  if (connector != nullptr) connection.profile_json = std::string(connector->default_profile());
  if (const auto existing = channel::find_channel(scope, connection.name)) {
    connection.profile_json = existing->profile_json;
    // A kept secret goes to nobody but whom it was given for.
    if (wanted.base_url != existing->base_url && wanted.secret.empty()) {
      return error(Code::invalid, "secret", "credentials.missing", {{"name", connection.name}});
    }
    auto kept = channel::credentials_of(scope, existing->id, vault);
    // With a secret the channel is connected anew: what could not be read is given up.
    if (!kept && wanted.secret.empty()) return std::move(kept).error();
    if (kept) connection.credentials = std::move(*kept);
  }
  if (!wanted.rules.empty() && connector != nullptr) {
    auto profile = channel::with_rules(connection.profile_json, wanted.rules);
    if (!profile) return std::move(profile).error();
    connection.profile_json = std::move(*profile);
  }
  auto& credentials = connection.credentials;
  if (!wanted.key.empty()) credentials.key = wanted.key;
  if (!wanted.secret.empty()) credentials.secret = wanted.secret;
  if (!wanted.webhook_secret.empty()) credentials.webhook_secret = wanted.webhook_secret;
  if (credentials.secret.empty()) {
    return error(Code::invalid, "secret", "credentials.missing", {{"name", connection.name}});
  }
  return connection;
}

// `write(Scope, Channel) -> std::string` of the channel that the path names.
template <class Write>
Reply read_of_channel(const Call& call, Write write) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = channel::find_channel(scope, ChannelId{call.name(1)});
    if (!found) return no_channel(call.name(1));
    return write(scope, *found);
  });
}

std::optional<std::string> spoken_trouble_of(const Call& call, const store::Scope& scope,
                                             const channel::Channel& of) {
  const auto noted = trouble_of(call, scope, of);
  if (!noted) return std::nullopt;
  return words::trouble_in_words(language_of(call.request()), *noted);
}

}  // namespace

std::optional<std::string> trouble_of(const Call& call, const store::Scope& scope,
                                      const channel::Channel& of) {
  if (const auto kept = channel::credentials_of(scope, of.id, call.folder().vault()); !kept) {
    const auto spoken = words::speak(kept.error().faults.front(), language_of(call.request()));
    return spoken.problem + " " + spoken.cure;
  }
  if (!call.parts().trouble_of) return std::nullopt;
  return call.parts().trouble_of(of.name);
}

Reply list_channels(Call& call) {
  return read_live_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto cooperative = catalog::producers::find_cooperative(scope);
    api::ChannelList list{cooperative ? cooperative->cooperative.name : "", call.today(),
                          call.folder().clock().offset(), api::read_channels(scope, call.today())};
    for (auto& of : list.channels) of.trouble = spoken_trouble_of(call, scope, of.channel);
    return api::channels_json(list);
  });
}

Reply get_channel(Call& call) {
  return read_live_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    auto found = api::read_channel(scope, ChannelId{call.name(1)}, call.today());
    if (!found) return no_channel(call.name(1));
    found->trouble = spoken_trouble_of(call, scope, found->channel);
    return api::channel_json(*found);
  });
}

Reply get_channel_profile(Call& call) {
  return read_of_channel(call, [](const store::Scope&, const channel::Channel& of) {
    return channel::upgraded_profile(of.profile_json);
  });
}

Reply connect_channel(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const Wanted wanted = wanted_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "channels connect", [&](catalog::changes::Command& command) -> Result<Answer> {
    const auto connection = connection_of(command.rows(), wanted, call.folder().vault());
    if (!connection) return connection.error();
    const auto id = channel::connect(command, *connection, call.folder().vault());
    if (!id) return id.error();
    const auto connected = api::read_channel(command.rows(), *id, call.today());
    return Answer{200, api::channel_json(*connected)};
  });
}

Reply list_listings(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_of_channel(call, [&](const store::Scope& scope, const channel::Channel& of) {
    return api::listings_json(scope, of, *page);
  });
}

Reply list_offers(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  const auto& bound_to = call.caller().channel;
  if (bound_to && bound_to->text != call.name(1)) return call.refuse(no_channel(call.name(1)));
  return read_of_channel(call, [&](const store::Scope& scope, const channel::Channel& of) {
    return api::offers_json(scope, of, *page, call.today());
  });
}

Reply receive_webhook(Call& call) {
  const ChannelId id{call.name(0)};
  const auto imported = connectors::receiving::receive_webhook(
      call.folder().database(), call.folder().clock(), call.folder().randomness(),
      call.folder().vault(), id, call.request());
  if (!imported) return call.refuse(imported.error());
  if (call.parts().poll_orders) call.parts().poll_orders(id);
  return no_content();
}

}  // namespace ganh::service::http
