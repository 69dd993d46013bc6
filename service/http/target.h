// What a request's target says once its escapes are read.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/result.h"
#include "connectors/transport/http_message.h"

namespace ganh::service::http {

// What is no escape stands for itself.
std::string percent_decoded(std::string_view text);

// What keeps its texts from being read: escapes that come to no UTF-8, or to a NUL
// ("request.not_text", at "path" or "query"). Whatever is answered may repeat them, and answers are
// UTF-8.
std::optional<Fault> fault_of_target(const connectors::transport::Request& request);

}  // namespace ganh::service::http
