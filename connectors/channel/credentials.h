// What a channel's marketplace knows the cooperative by: kept sealed, opened for use, never shown.

#pragma once

#include <cstdint>
#include <vector>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/connector.h"

namespace ganh::connectors::channel {

// `not_now`, "credentials.unreadable" when the vault does not open them: its key is not the one
// they were sealed with. None at all for a channel that is not there.
Result<Credentials> credentials_of(const catalog::store::Scope& scope, const ChannelId& id,
                                   const Vault& vault);

// `not_now`, "credentials.no_key" when the vault has no key.
Result<> keep_credentials(const catalog::store::WriteScope& scope, const ChannelId& id,
                          const Credentials& credentials, const Vault& vault);

// The names of the channels whose credentials the vault does not open; in order.
std::vector<std::string> unreadable_channels(const catalog::store::Scope& scope,
                                             const Vault& vault);

// Channels with something that an older program has kept in plain text; and sealing all of that.
std::int64_t plain_count(const catalog::store::Scope& scope);
void seal_plain_credentials(const catalog::store::WriteScope& scope, const Vault& vault);

}  // namespace ganh::connectors::channel
