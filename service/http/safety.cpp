#include "service/http/safety.h"

#include <arpa/inet.h>

#include <algorithm>
#include <string>

namespace ganh::service::http {

namespace transport = connectors::transport;

namespace {

constexpr std::string_view safe_cookie = "__Host-ganh";
constexpr std::string_view plain_cookie = "ganh";

struct HostName {
  std::string name;
  bool is_well_formed = true;
};

HostName name_in(std::string_view host) {
  const auto bracket = host.rfind(']');
  const auto colon = host.find(':', bracket == host.npos ? 0 : bracket);
  HostName found{std::string(host.substr(0, colon)), true};
  for (char& c : found.name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (colon != host.npos) {
    const auto port = host.substr(colon + 1);
    found.is_well_formed = !port.empty() && port.find_first_not_of("0123456789") == port.npos;
  }
  return found;
}

bool is_address(std::string name) {
  in_addr four{};
  in6_addr six{};
  if (name.starts_with('[') && name.ends_with(']')) {
    name = name.substr(1, name.size() - 2);
    return inet_pton(AF_INET6, name.c_str(), &six) == 1;
  }
  return inet_pton(AF_INET, name.c_str(), &four) == 1;
}

std::string_view host_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address == "::ffff:127.0.0.1";
}

}  // namespace

bool is_own_host(const Parts& parts, std::string_view host) {
  const auto asked = name_in(host);
  if (!asked.is_well_formed) return false;
  if (asked.name == "localhost" || is_address(asked.name)) return true;
  if (!parts.public_url.empty() && asked.name == name_in(host_of_url(parts.public_url)).name) {
    return true;
  }
  return std::ranges::find(parts.host_names, asked.name) != parts.host_names.end();
}

bool is_cross_site(const transport::Request& request) {
  if (const auto site = transport::find(request.headers, "Sec-Fetch-Site")) {
    return *site != "same-origin" && *site != "none";
  }
  const auto origin = transport::find(request.headers, "Origin");
  if (!origin) return false;  // no browser: those say where a page's POST comes from
  return host_of_url(*origin) != transport::find(request.headers, "Host").value_or("");
}

void add_safety(const transport::Request& request, transport::Reply& reply) {
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Content-Security-Policy",
                             "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                             "form-action 'none'; img-src 'self' data:");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (request.secure) {
    reply.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  }
  if (!transport::find(reply.headers, "Cache-Control")) {
    const bool cannot_store = request.path().starts_with("/v1/") || reply.status >= 400;
    reply.headers.emplace_back("Cache-Control", cannot_store ? "no-store" : "no-cache");
  }
}

std::optional<std::string> session_cookie(const transport::Request& request) {
  std::optional<std::string> plain;
  std::string_view rest = transport::find(request.headers, "Cookie").value_or("");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view one = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    while (one.starts_with(' ')) one.remove_prefix(1);
    const auto equals = one.find('=');
    if (equals == one.npos) continue;
    if (one.substr(0, equals) == safe_cookie) return std::string(one.substr(equals + 1));
    if (one.substr(0, equals) == plain_cookie) plain = std::string(one.substr(equals + 1));
  }
  // A page of another origin on this host could set the plain one where the safe one is in use.
  return request.secure ? std::nullopt : plain;
}

std::string set_session_cookie(const transport::Request& request, const Parts& parts,
                               std::string_view secret, long long max_age_seconds) {
  const bool safe =
      request.secure || is_loopback(request.client) || parts.public_url.starts_with("https://");
  return std::string(safe ? safe_cookie : plain_cookie) + "=" + std::string(secret) +
         "; Path=/; Max-Age=" + std::to_string(max_age_seconds) + "; HttpOnly; SameSite=Lax" +
         (safe ? "; Secure" : "");
}

bool may_sign_in_over(const transport::Request& request, const Parts& parts) {
  return request.secure || parts.plain_http || is_loopback(request.client) ||
         request.client.empty();
}

}  // namespace ganh::service::http
