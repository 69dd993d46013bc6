// Text as it stands in a page that the service itself writes.

#pragma once

#include <string>
#include <string_view>

namespace ganh::service::http {

// Between tags, and inside an attribute's double quotes.
std::string escaped(std::string_view text);

}  // namespace ganh::service::http
