// What the service logs. Each names its fields here, so that nothing else gets in.

#pragma once

#include <string>

#include "catalog/store/database.h"
#include "connectors/publishing/engine.h"
#include "connectors/transport/http_server.h"
#include "service/log/log.h"

namespace ganh::service::log {

Event started(const std::string& address, const std::string& version);
Event stopped();

// Nobody read the log fast enough: so many lines are not in it.
Event lines_dropped(std::uint64_t lines);

// A request and its reply, or its refusal. The path goes without its query: that may hold
// somebody's name.
Event access(const connectors::transport::Exchange& exchange);

// Whether such a reply is a refusal or a failure.
bool is_failed(int status);

// Of people: who, by his id, and from where. Never what he typed.
Event signed_in(const std::string& person_id, const std::string& client, const std::string& how);
Event sign_in_refused(const std::string& client, const std::string& reason);
Event signed_out(const std::string& person_id, const std::string& client);

// `said` is the event in people's words.
Event on_channel(const connectors::publishing::Event& event, std::string said);

// `doing`: "request", "health", "backup".
Event storage_failed(const catalog::store::StorageError& failure, const std::string& doing,
                     std::string said = "");

}  // namespace ganh::service::log
