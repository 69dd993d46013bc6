// Channels' rows. Their credentials are in credentials.h.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "connectors/channel/channel.h"
#include "connectors/channel/vault.h"
#include "connectors/connector.h"

namespace ganh::connectors::channel {

struct Connection {
  std::string connector;
  std::string name;
  std::string base_url;
  std::string profile_json;  // empty: the connector's default
  Credentials credentials;
};

// Connects a channel, or changes the one of that name: address, profile, credentials. `invalid` for
// an unknown connector, a bad address or profile. An existing channel keeps its connector, and its
// key when it moves to another address: `conflict`, because that would be another shop.
// Credentials are sealed; refusals of that as keep_credentials().
Result<ChannelId> connect(catalog::changes::Command& command, const Connection& connection,
                          const Vault& vault);

std::vector<Channel> all_channels(const catalog::store::Scope& scope);  // by name
std::optional<Channel> find_channel(const catalog::store::Scope& scope, const ChannelId& id);
std::optional<Channel> find_channel(const catalog::store::Scope& scope, std::string_view name);

// The cooperative a channel belongs to: a webhook's address names only the channel.
std::optional<CooperativeId> cooperative_of(const catalog::store::Global& global,
                                            const ChannelId& id);

}  // namespace ganh::connectors::channel
