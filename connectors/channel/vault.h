// Secrets at rest: sealed with the installation's key, so that whoever has only the database, or a
// copy of it, reads none of them.
//
// It knows no table. It never shows a key, and a secret to nobody but who asks for that one.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ganh::connectors::channel {

// Where a secret belongs: what was sealed for one place opens in no other.
struct Place {
  std::string_view cooperative;
  std::string_view channel;
  std::string_view field;
};

class Vault {
 public:
  // Has no key: opens nothing and must not be asked to seal.
  Vault() = default;

  // From a new key, or the text of an earlier one: base64 and what whitespace stands around it.
  static Vault make();
  static std::optional<Vault> from_text(std::string_view text);

  bool has_key() const { return !key_.empty(); }
  std::string key_text() const;  // for the key's own file, and nothing else

  // "v1:" and base64 of nonce, ciphertext and tag; another text each time. Any thread.
  std::string seal(std::string_view secret, const Place& place) const;

  // Empty for what another key, or for another place, has sealed, or anybody has changed; and for
  // what is not sealed at all. Any thread.
  std::optional<std::string> open(std::string_view sealed, const Place& place) const;

 private:
  explicit Vault(std::string key) : key_(std::move(key)) {}
  std::string key_;  // 32 bytes, or none
};

// Whether the text has the form of what seal() makes; no secret of before there was a vault has it.
bool is_sealed(std::string_view text);

}  // namespace ganh::connectors::channel
