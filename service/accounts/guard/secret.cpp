#include "service/accounts/guard/secret.h"

#include <algorithm>

#include "connectors/transport/signing.h"

namespace ganh::service::accounts::guard {

namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t code_letters = 26;
constexpr std::size_t code_group = 5;

std::string random_letters(std::size_t count, Randomness& randomness) {
  constexpr std::size_t letters_of_a_draw = 12;  // 60 of its 64 bits
  std::string text;
  text.reserve(count);
  while (text.size() < count) {
    std::uint64_t bits = randomness.next();
    for (std::size_t at = 0; at < letters_of_a_draw && text.size() < count; ++at, bits >>= 5) {
      text += letters[bits & 31];
    }
  }
  return text;
}

}  // namespace

std::string make_secret(std::string_view prefix, Randomness& randomness) {
  return std::string(prefix) + random_letters(secret_letters, randomness);
}

bool is_secret(std::string_view text, std::string_view prefix) {
  return text.size() == prefix.size() + secret_letters && text.starts_with(prefix) &&
         text.find_first_not_of(letters, prefix.size()) == std::string_view::npos;
}

std::string hash_of(std::string_view secret) {
  return connectors::transport::sha256(secret);
}

std::string make_code(Randomness& randomness) {
  return tidy_code(random_letters(code_letters, randomness));
}

std::string tidy_code(std::string_view typed) {
  std::string code;
  std::size_t count = 0;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o') c = '0';
    if (c == 'i' || c == 'l') c = '1';
    if (count == code_letters || letters.find(c) == std::string_view::npos) return {};
    if (count != 0 && count % code_group == 0 && count != code_letters - 1) code += '-';
    code += c;
    ++count;
  }
  return count == code_letters ? code : std::string{};
}

}  // namespace ganh::service::accounts::guard
