#include "connectors/transport/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "connectors/transport/field_values.h"

namespace ganh::connectors::transport {

namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::size_t ipv4_prefix_bits = 96;

// Proxies also write "203.0.113.7:4711", "[2001:db8::1]" and "[2001:db8::1]:4711".
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    return end == text.npos ? std::string_view() : text.substr(1, end - 1);
  }
  const auto colon = text.find(':');
  return colon != text.npos && colon == text.rfind(':') ? text.substr(0, colon) : text;
}

}  // namespace

bool Address::is_ipv4() const {
  return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes.begin());
}

std::string Address::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  if (is_ipv4()) {
    inet_ntop(AF_INET, bytes.data() + ipv4_prefix.size(), buffer.data(), buffer.size());
  } else {
    inet_ntop(AF_INET6, bytes.data(), buffer.data(), buffer.size());
  }
  return buffer.data();
}

Address Address::household() const {
  Address whole = *this;
  if (!is_ipv4()) std::fill(whole.bytes.begin() + 8, whole.bytes.end(), std::uint8_t{0});
  return whole;
}

Address address_of(const sockaddr_storage& from) {
  Address address;
  if (from.ss_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, &from, sizeof six);
    std::memcpy(address.bytes.data(), &six.sin6_addr, address.bytes.size());
  } else if (from.ss_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &from, sizeof four);
    std::copy(ipv4_prefix.begin(), ipv4_prefix.end(), address.bytes.begin());
    std::memcpy(address.bytes.data() + ipv4_prefix.size(), &four.sin_addr, sizeof four.sin_addr);
  }
  return address;
}

std::optional<Address> parse_address(std::string_view text) {
  const std::string ended(text);
  if (ended.find('\0') != ended.npos) return std::nullopt;
  Address address;
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, ended.c_str(), four.data()) == 1) {
    std::copy(ipv4_prefix.begin(), ipv4_prefix.end(), address.bytes.begin());
    std::copy(four.begin(), four.end(), address.bytes.begin() + ipv4_prefix.size());
    return address;
  }
  if (inet_pton(AF_INET6, ended.c_str(), address.bytes.data()) != 1) return std::nullopt;
  return address;
}

bool AddressRange::contains(const Address& address) const {
  for (std::size_t bit = 0; bit < bits; bit += 8) {
    const auto left = std::min<std::size_t>(8, bits - bit);
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - left));
    if (((first.bytes[bit / 8] ^ address.bytes[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::optional<AddressRange> parse_range(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  AddressRange range{*address};
  if (slash == text.npos) return range;
  const std::string_view digits = text.substr(slash + 1);
  const auto [end, failed] =
      std::from_chars(digits.data(), digits.data() + digits.size(), range.bits);
  // "::ffff:10.0.0.0" is written with IPv6's count of bits.
  const bool short_form = address->is_ipv4() && text.substr(0, slash).find(':') == text.npos;
  const std::size_t most = short_form ? 32 : 128;
  if (failed != std::errc{} || end != digits.data() + digits.size() || range.bits > most) {
    return std::nullopt;
  }
  if (short_form) range.bits += ipv4_prefix_bits;
  return range;
}

bool is_trusted(const Address& address, const std::vector<AddressRange>& trusted_proxies) {
  return std::ranges::any_of(trusted_proxies,
                             [&](const AddressRange& range) { return range.contains(address); });
}

Origin origin_of(const Address& peer, const Headers& headers,
                 const std::vector<AddressRange>& trusted_proxies) {
  Origin origin{peer};
  if (!is_trusted(peer, trusted_proxies)) return origin;
  std::vector<std::string_view> chain;  // each proxy adds whom it heard, at the end
  each_member(headers, "X-Forwarded-For", [&](auto one) { chain.push_back(one); });
  each_member(headers, "X-Forwarded-Proto",
              [&](auto one) { origin.secure = same_letters(one, "https"); });
  for (; !chain.empty(); chain.pop_back()) {
    const auto address = parse_address(without_port(chain.back()));
    if (!address) break;  // what cannot be read says nothing about who stands behind it
    origin.client = *address;
    if (!is_trusted(*address, trusted_proxies)) break;
  }
  return origin;
}

}  // namespace ganh::connectors::transport
