#include "connectors/transport/signing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace ganh::connectors::transport {

namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Without these nothing can be trusted any more, and no caller could go on.
void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL failed");
}

std::string webhook_signature(std::string_view secret, std::string_view id,
                              std::string_view timestamp, std::string_view body) {
  constexpr std::string_view prefix = "whsec_";
  if (secret.starts_with(prefix)) secret.remove_prefix(prefix.size());
  const auto key = parse_base64(secret);
  if (!key || key->empty()) return "";
  std::string message;
  message.reserve(id.size() + timestamp.size() + body.size() + 2);
  message.append(id).append(".").append(timestamp).append(".").append(body);
  return "v1," + base64(hmac_sha256(*key, message));
}

std::optional<Time> parse_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  // Year 9999: what is later cannot be a time, and would overflow in microseconds.
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (seconds < 0 || seconds > 253'402'300'799) return std::nullopt;
  return Time{std::chrono::seconds{seconds}};
}

}  // namespace

std::string hmac_sha256(std::string_view key, std::string_view message) {
  std::string digest(32, '\0');
  unsigned size = 0;
  // With no address for the key OpenSSL would take the one used before.
  const char* const key_bytes = key.empty() ? "" : key.data();
  require(HMAC(EVP_sha256(), key_bytes, static_cast<int>(key.size()), bytes_of(message),
               message.size(), reinterpret_cast<unsigned char*>(digest.data()), &size) != nullptr);
  return digest;
}

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // and the NUL that OpenSSL writes
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes_of(bytes),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::optional<std::string> parse_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return "";
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), bytes_of(text),
                                   static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  // OpenSSL also takes surrounding space, misplaced padding and loose last bits.
  if (base64(bytes) != text) return std::nullopt;
  return bytes;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

WebhookHeaders sign_webhook(std::string_view secret, std::string_view id, Time now,
                            std::string_view body) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  std::string timestamp = std::to_string(seconds);
  std::string signature = webhook_signature(secret, id, timestamp, body);
  return {std::string(id), std::move(timestamp), std::move(signature)};
}

Result<> verify_webhook(std::string_view secret, const WebhookHeaders& headers, Time now,
                        std::string_view body) {
  const auto bad = [] { return error(Code::unauthorized, "", "webhook.signature"); };
  const auto stamp = parse_seconds(headers.timestamp);
  const std::string expected = webhook_signature(secret, headers.id, headers.timestamp, body);
  if (!stamp || expected.empty() || headers.id.empty()) return bad();

  bool holds = false;
  std::string_view rest = headers.signature;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (equal_in_constant_time(one, expected)) holds = true;
  }
  // The stamp is judged only when it is signed: a stranger learns nothing from it.
  if (!holds) return bad();
  if (*stamp < now - webhook_tolerance || *stamp > now + webhook_tolerance) {
    return error(Code::unauthorized, "", "webhook.too_old");
  }
  return {};
}

std::uint64_t SystemRandomness::next() {
  std::uint64_t bits = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&bits), sizeof bits) == 1);
  return bits;
}

}  // namespace ganh::connectors::transport
