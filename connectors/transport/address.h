// Internet addresses as a server compares them: who a client is, and whom it trusts.
//
// IPv4 and IPv6 in one form, so that 203.0.113.7 is the same client over either kind of socket.

#pragma once

#include <sys/socket.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/transport/http_message.h"

namespace ganh::connectors::transport {

struct Address {
  std::array<std::uint8_t, 16> bytes{};  // IPv4 as ::ffff:a.b.c.d (RFC 4291, 2.5.5.2)

  bool is_ipv4() const;
  std::string text() const;  // "203.0.113.7", "2001:db8::1"
  // Whom bounds count as one: the address, of IPv6 its first 64 bits, which one household has.
  Address household() const;
  auto operator<=>(const Address&) const = default;
};

Address address_of(const sockaddr_storage& from);

// Without a port, brackets or a zone.
std::optional<Address> parse_address(std::string_view text);

// "10.0.0.0/8", "2001:db8::/32", or one address.
struct AddressRange {
  Address first;
  std::size_t bits = 128;  // of `first` that must agree

  bool contains(const Address& address) const;
};

std::optional<AddressRange> parse_range(std::string_view text);

// Who asked, and whether by TLS: `peer`, unless it is a trusted proxy, which says in its headers.
struct Origin {
  Address client;
  bool secure = false;
};

// Of X-Forwarded-For the right-most address that is not trusted: what stands to its left, anybody
// may have written. X-Forwarded-Proto is the last one said.
Origin origin_of(const Address& peer, const Headers& headers,
                 const std::vector<AddressRange>& trusted_proxies);

bool is_trusted(const Address& address, const std::vector<AddressRange>& trusted_proxies);

}  // namespace ganh::connectors::transport
