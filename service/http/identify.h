// From what a request shows, a session's cookie or a token, to who asks.

#pragma once

#include "connectors/transport/http_message.h"
#include "service/accounts/caller.h"
#include "service/http/parts.h"

namespace ganh::service::http {

// Kind nobody when it shows nothing that holds. A token is looked at first, and alone.
accounts::Caller identify(const Parts& parts, const connectors::transport::Request& request);

// Whoever can read the data folder.
accounts::Caller machine();

}  // namespace ganh::service::http
