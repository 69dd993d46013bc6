// A marketplace's message that comes by itself: checked, kept, and its orders imported before it is
// answered.

#pragma once

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/receiving/inbox.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::receiving {

// `not_found` for a channel that is not there, `unauthorized` for a signature that does not hold,
// `invalid` for one that is signed but unreadable, `not_now` while the channel's credentials cannot
// be read. Afterwards the channel's orders should be
// polled: a webhook only makes it sooner. Any thread.
Result<Imported> receive_webhook(catalog::store::Database& database, const Clock& clock,
                                 Randomness& randomness, const channel::Vault& vault,
                                 const ChannelId& channel, const transport::Request& request);

}  // namespace ganh::connectors::receiving
