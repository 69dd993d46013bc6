// What a carrier tells by itself: believed when the address it came to bears the account's token,
// kept, and applied before it is answered.

#pragma once

#include <optional>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/store/database.h"
#include "connectors/carriers/accounts.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::carriers {

// Keeps events of an account, in one command.
catalog::orders::Noted keep(catalog::changes::Command& command, const Carrier& carrier,
                            const std::vector<Told>& told);

struct Received {
  transport::Reply reply;  // what the carrier wants to hear, also of what could not be read
  catalog::orders::Noted noted;
};

// `not_found`, "carrier.not_found" for an account that is not there and for a token that does not
// hold, alike; `unauthorized` where a token in the body does not hold; `not_now` while the
// account's secrets cannot be read. Any thread.
Result<Received> receive_webhook(catalog::store::Database& database, const Clock& clock,
                                 Randomness& randomness, const channel::Vault& vault,
                                 const AccountId& id, std::string_view token,
                                 const transport::Request& request);

}  // namespace ganh::connectors::carriers
