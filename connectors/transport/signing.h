// Signatures and digests as marketplaces use them (over OpenSSL).

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/digest.h"
#include "catalog/ids.h"
#include "catalog/result.h"

namespace ganh::connectors::transport {

using catalog::hex;
using catalog::sha256;
std::string hmac_sha256(std::string_view key, std::string_view message);  // 32 bytes
std::string base64(std::string_view bytes);                               // RFC 4648, padded
std::optional<std::string> parse_base64(std::string_view text);
bool equal_in_constant_time(std::string_view a, std::string_view b);

// Standard Webhooks (standardwebhooks.com): "v1," and base64 of HMAC-SHA256 over
// "id.timestamp.body". `secret` is "whsec_" and base64. The time stamp is in seconds.
struct WebhookHeaders {
  std::string id;
  std::string timestamp;
  std::string signature;  // several may stand in one, separated by spaces
};
WebhookHeaders sign_webhook(std::string_view secret, std::string_view id, Time now,
                            std::string_view body);

inline constexpr Duration webhook_tolerance = std::chrono::minutes{5};

// `unauthorized`: "webhook.signature", or "webhook.too_old" when the stamp is outside ± 5 minutes.
Result<> verify_webhook(std::string_view secret, const WebhookHeaders& headers, Time now,
                        std::string_view body);

// The operating system's randomness.
class SystemRandomness final : public Randomness {
 public:
  std::uint64_t next() override;
};

}  // namespace ganh::connectors::transport
