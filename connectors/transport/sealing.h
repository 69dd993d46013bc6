// Sealing with a key: what comes out can be read and changed unnoticed by nobody without it
// (AES-256-GCM over OpenSSL).

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ganh::connectors::transport {

inline constexpr std::size_t sealing_key_bytes = 32;
inline constexpr std::size_t sealed_bytes_more = 12 + 16;  // the nonce and the tag

std::string make_sealing_key();  // of the operating system's randomness

// Nonce, ciphertext, tag. `bound_to` is not kept: it has to be given again to open it.
std::string seal(std::string_view key, std::string_view secret, std::string_view bound_to);

// Empty for what another key or another `bound_to` has sealed, and for what has been changed.
std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view bound_to);

}  // namespace ganh::connectors::transport
