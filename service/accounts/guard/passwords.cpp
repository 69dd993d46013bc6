#include "service/accounts/guard/passwords.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <new>
#include <set>
#include <stdexcept>

#include "catalog/text/normal_form.h"
#include "service/accounts/guard/guessed_passwords.h"

namespace ganh::service::accounts::guard {

namespace text = catalog::text;

namespace {

// Four bytes a letter, and some for spaces and letters that are put together.
constexpr std::size_t password_bytes_max = 4'096;

// What the normal form is; nothing for what cannot be a password.
std::optional<std::string> normal_form(std::string_view password) {
  if (password.size() > password_bytes_max) return std::nullopt;
  std::string normal = text::normalise(password);
  if (normal.empty()) return std::nullopt;
  return normal;
}

std::size_t letters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_common(const std::string& normal) {
  std::string bare = text::fold(normal);
  std::erase(bare, ' ');
  const bool one_letter = std::set<char>(bare.begin(), bare.end()).size() <= 2;
  return one_letter || std::ranges::find(guessed_passwords(), bare) != guessed_passwords().end();
}

template <std::size_t bytes>
std::string random_base64() {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::array<unsigned char, bytes> random{};
  std::array<char, sodium_base64_ENCODED_LEN(bytes, variant)> text{};
  randombytes_buf(random.data(), random.size());
  return sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), variant);
}

// The hash of no password, in the form in which libsodium writes them: made without the work that
// a true one costs, which every start would wait for; to verify against it costs as much.
std::string made_up(const PasswordWork& work) {
  return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", work.memory_kib, work.passes,
                     random_base64<16>(), random_base64<32>());
}

Error busy() {
  return error(Code::not_now, "", "sign_in.busy");
}

}  // namespace

Passwords::Passwords(PasswordWork work) : work_(work), gate_(work.at_once, work.waiting_max) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium failed");
  nobodys_ = made_up(work_);
  assert(!is_outdated(nobodys_) && "or it would be refused without the work");
}

Result<> Passwords::check(std::string_view password, std::string_view login) {
  const auto refuse = [](std::string reason, std::vector<Param> params = {}) {
    return Error{Code::invalid, {Fault{"password", std::move(reason), std::move(params)}}};
  };
  const std::string most = std::to_string(password_letters_max);
  if (password.size() > password_bytes_max) return refuse("password.too_long", {{"most", most}});
  if (!text::is_plain(password)) return refuse("password.not_text");
  const std::string normal = text::normalise(password);
  if (letters_in(normal) < password_letters_min) {
    return refuse("password.too_short", {{"least", std::to_string(password_letters_min)}});
  }
  if (letters_in(normal) > password_letters_max) {
    return refuse("password.too_long", {{"most", most}});
  }
  if (text::fold(normal) == text::fold(login)) return refuse("password.is_login");
  if (is_common(normal)) return refuse("password.common");
  return {};
}

std::string Passwords::hashed(const std::string& normal) const {
  std::array<char, crypto_pwhash_STRBYTES> phc{};
  // It fails only for want of memory.
  if (crypto_pwhash_str_alg(phc.data(), normal.data(), normal.size(), work_.passes,
                            work_.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return phc.data();
}

Result<std::string> Passwords::hash(std::string_view password) {
  const auto pass = gate_.enter();
  if (!pass) return busy();
  return hashed(normal_form(password).value_or(""));
}

Result<bool> Passwords::verify(const std::optional<std::string>& stored,
                               std::string_view password) {
  const auto pass = gate_.enter();
  if (!pass) return busy();
  ++verifications_;
  const auto normal = normal_form(password);
  const std::string& phc = stored && normal ? *stored : nobodys_;
  const std::string tried = normal.value_or("");
  const bool holds = crypto_pwhash_str_verify(phc.c_str(), tried.data(), tried.size()) == 0;
  return holds && stored && normal;
}

bool Passwords::is_outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), work_.passes, work_.memory_kib * 1024) != 0;
}

}  // namespace ganh::service::accounts::guard
