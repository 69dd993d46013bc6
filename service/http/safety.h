// What is refused of a request before it is looked at more closely, and what every reply bears.

#pragma once

#include <optional>

#include "connectors/transport/http_message.h"
#include "service/http/parts.h"

namespace ganh::service::http {

// The Host names this service: loopback, a bare address, or a name of the settings. Any other leads
// here by a DNS answer that somebody else gave (rebinding).
bool is_own_host(const Parts& parts, std::string_view host);

// A browser sent it from another site's page (Sec-Fetch-Site, or else Origin).
bool is_cross_site(const connectors::transport::Request& request);

// Headers that keep browsers from doing more with a reply than they should.
void add_safety(const connectors::transport::Request& request,
                connectors::transport::Reply& reply);

// The session's cookie: its name begins with __Host- wherever the connection is safe.
std::optional<std::string> session_cookie(const connectors::transport::Request& request);
std::string set_session_cookie(const connectors::transport::Request& request, const Parts& parts,
                               std::string_view secret, long long max_age_seconds);

// Whether a password may come this way: TLS, this machine, or a setting that says so.
bool may_sign_in_over(const connectors::transport::Request& request, const Parts& parts);

}  // namespace ganh::service::http
