#include "connectors/transport/sealing.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cassert>
#include <memory>
#include <stdexcept>

namespace ganh::connectors::transport {

namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

unsigned char* room_in(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

// Without these no secret can be kept, and no caller could go on.
void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL failed");
}

Context make_context() {
  Context context(EVP_CIPHER_CTX_new());
  require(context != nullptr);
  return context;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  require(RAND_bytes(room_in(bytes), size_of(bytes)) == 1);
  return bytes;
}

}  // namespace

std::string make_sealing_key() {
  return random_bytes(sealing_key_bytes);
}

std::string seal(std::string_view key, std::string_view secret, std::string_view bound_to) {
  assert(key.size() == sealing_key_bytes);
  const std::string nonce = random_bytes(nonce_bytes);
  std::string ciphertext(secret.size(), '\0');
  std::string tag(tag_bytes, '\0');
  const Context context = make_context();
  EVP_CIPHER_CTX* const raw = context.get();
  int size = 0;
  require(EVP_EncryptInit_ex(raw, EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1);
  require(EVP_EncryptUpdate(raw, nullptr, &size, bytes_of(bound_to), size_of(bound_to)) == 1);
  require(EVP_EncryptUpdate(raw, room_in(ciphertext), &size, bytes_of(secret), size_of(secret)) ==
          1);
  require(EVP_EncryptFinal_ex(raw, room_in(tag), &size) == 1);
  require(EVP_CIPHER_CTX_ctrl(raw, EVP_CTRL_GCM_GET_TAG, tag_bytes, tag.data()) == 1);
  return nonce + ciphertext + tag;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view bound_to) {
  assert(key.size() == sealing_key_bytes);
  if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
  const std::string_view nonce = sealed.substr(0, nonce_bytes);
  const std::string_view ciphertext =
      sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
  std::string tag(sealed.substr(sealed.size() - tag_bytes));
  std::string secret(ciphertext.size(), '\0');
  std::string rest(tag_bytes, '\0');
  const Context context = make_context();
  EVP_CIPHER_CTX* const raw = context.get();
  int size = 0;
  require(EVP_DecryptInit_ex(raw, EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1);
  require(EVP_DecryptUpdate(raw, nullptr, &size, bytes_of(bound_to), size_of(bound_to)) == 1);
  require(EVP_DecryptUpdate(raw, room_in(secret), &size, bytes_of(ciphertext),
                            size_of(ciphertext)) == 1);
  require(EVP_CIPHER_CTX_ctrl(raw, EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1);
  // Only now is it known whether what was opened is what was sealed.
  if (EVP_DecryptFinal_ex(raw, room_in(rest), &size) != 1) return std::nullopt;
  return secret;
}

}  // namespace ganh::connectors::transport
