// How the values of header fields are read (RFC 9110, section 5.6): lists, blanks, letter case.

#pragma once

#include <functional>
#include <string_view>

#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

bool same_letters(std::string_view a, std::string_view b);  // A–Z as a–z
std::string_view trimmed(std::string_view text);            // of blanks and tabs

// Each member of all fields of that name, trimmed, in order; none that is empty.
void each_member(const Headers& headers, std::string_view name,
                 const std::function<void(std::string_view)>& member);

// Whether a field "name" lists `member`, in whatever case: has_member(h, "Connection", "close").
bool has_member(const Headers& headers, std::string_view name, std::string_view member);

}  // namespace ganh::connectors::transport
