#include "connectors/receiving/webhook.h"

#include "catalog/crash_point.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/credentials.h"

namespace ganh::connectors::receiving {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

struct Addressee {
  CooperativeId cooperative;
  channel::Channel channel;
  Result<Credentials> credentials;
};

std::optional<Addressee> find_addressee(store::Database& database, const channel::Vault& vault,
                                        const ChannelId& id) {
  return database.read([&](const store::Read& read) -> std::optional<Addressee> {
    const auto cooperative = channel::cooperative_of(read.global(), id);
    if (!cooperative) return std::nullopt;
    const auto scope = read.scope(*cooperative);
    auto found = channel::find_channel(scope, id);
    if (!found) return std::nullopt;
    return Addressee{*cooperative, std::move(*found), channel::credentials_of(scope, id, vault)};
  });
}

}  // namespace

Result<Imported> receive_webhook(store::Database& database, const Clock& clock,
                                 Randomness& randomness, const channel::Vault& vault,
                                 const ChannelId& id, const transport::Request& request) {
  const auto addressee = find_addressee(database, vault, id);
  const Connector* connector = addressee ? find_connector(addressee->channel.connector) : nullptr;
  if (!connector || !connector->capabilities().webhooks) {
    return error(Code::not_found, "channel", "channel.not_found", {{"name", id.text}});
  }
  if (!addressee->credentials) return addressee->credentials.error();
  const Session session{*addressee->credentials, "", clock.now()};
  auto outcomes = connector->read_webhook(request, session);
  if (!outcomes) return std::move(outcomes).error();
  crash_point("webhook.verified");

  const changes::Heading heading{new_id<CommandTag>(clock.now(), randomness),
                                 "channel:" + addressee->channel.name, "webhook"};
  auto imported = database.write([&](store::Write& write) -> Result<Imported> {
    changes::Command command(write, addressee->cooperative, heading, clock.now(), randomness);
    return import(command, addressee->channel, *outcomes);
  });
  crash_point("webhook.imported");
  return imported;
}

}  // namespace ganh::connectors::receiving
