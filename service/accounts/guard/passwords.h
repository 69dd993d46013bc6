// Passwords: which are taken, how they are kept, and the little work on them that goes on at once.
//
// A password is compared and counted in its normal form: NFC, ends trimmed, white space as one
// space, so that a phone's keyboard that adds a space locks nobody out. Never kept but as a hash.

#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/result.h"
#include "service/accounts/guard/gate.h"

namespace ganh::service::accounts::guard {

inline constexpr std::size_t password_letters_min = 8;
inline constexpr std::size_t password_letters_max = 200;

// What one hash costs (argon2id; the least that OWASP's Password Storage Cheat Sheet asks for, some
// 15 ms), and how many at a time: two take 38 MiB.
struct PasswordWork {
  std::size_t memory_kib = 19'456;
  unsigned passes = 2;
  int at_once = 2;
  int waiting_max = 16;
};

class Passwords {
 public:
  explicit Passwords(PasswordWork work = {});

  // `invalid`: "password.too_short", "password.too_long", "password.not_text", "password.common",
  // "password.is_login".
  static Result<> check(std::string_view password, std::string_view login);

  // A PHC string. `not_now`, "sign_in.busy", when too many wait.
  Result<std::string> hash(std::string_view password);

  // Whether it is the one that is stored. With nothing stored it does the same work and says no.
  // `not_now`, "sign_in.busy".
  Result<bool> verify(const std::optional<std::string>& stored, std::string_view password);

  // Whether it was hashed at another cost than today's.
  bool is_outdated(const std::string& stored) const;

  std::uint64_t verifications() const { return verifications_; }
  Gate& gate() { return gate_; }

 private:
  std::string hashed(const std::string& normal) const;

  PasswordWork work_;
  Gate gate_;
  std::string nobodys_;  // verified where there is no password
  std::atomic<std::uint64_t> verifications_ = 0;
};

}  // namespace ganh::service::accounts::guard
