// Refusals as application/problem+json (RFC 9457), in the language that the client asks for; and
// the pages that their types lead to.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/result.h"
#include "catalog/store/database.h"
#include "catalog/text/sentence.h"
#include "connectors/transport/http_message.h"

namespace ganh::service::http {

// Vietnamese unless Accept-Language prefers English.
catalog::text::Language language_of(const connectors::transport::Request& request);

// {type, title: the first fault's problem, status, detail: its cure, reason, faults, request_id}.
connectors::transport::Reply problem(const connectors::transport::Request& request, int status,
                                     const std::vector<Fault>& faults);

// The status that an Error stands for.
int status_of(const Error& error);

// 503, with when to try again.
connectors::transport::Reply storage_problem(const connectors::transport::Request& request,
                                             const catalog::store::StorageError& failure);

// A page about a reason, in both languages. Empty when there is no such reason.
std::string problem_page(std::string_view reason);

// How tags are compared (RFC 9110 §8.8.3.2): weak for If-None-Match, strong for If-Match, where a
// weak one names nothing.
enum class Comparison { weak, strong };

// Whether If-None-Match or If-Match, a list or "*", names the tag.
bool is_tag(std::string_view header, std::string_view tag, Comparison how);

}  // namespace ganh::service::http
