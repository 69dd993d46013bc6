// Refusals as application/problem+json (RFC 9457), in the language that the client asks for.

#pragma once

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "catalog/text/sentence.h"
#include "connectors/transport/http_message.h"

namespace ganh::service::http {

// Vietnamese unless Accept-Language prefers English.
catalog::text::Language language_of(const connectors::transport::Request& request);

// {"type": "urn:ganh:<reason>", "title": the problem, "status", "detail": the cure}.
connectors::transport::Reply problem(const connectors::transport::Request& request, int status,
                                     const Fault& fault);

// The status that an Error's code stands for.
int status_of(Code code);

// 503, with when to try again.
connectors::transport::Reply storage_problem(const connectors::transport::Request& request,
                                             const catalog::store::StorageError& failure);

}  // namespace ganh::service::http
