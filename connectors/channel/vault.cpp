#include "connectors/channel/vault.h"

#include <cassert>

#include "connectors/transport/sealing.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::channel {

namespace {

constexpr std::string_view version = "v1:";
constexpr std::string_view white = " \t\r\n";

// No id and no field's name holds a NUL, so that no two places are written alike.
std::string bound_to(const Place& place) {
  std::string text(version);
  for (const auto part : {place.cooperative, place.channel, place.field}) {
    text.append(1, '\0').append(part);
  }
  return text;
}

std::optional<std::string> box_of(std::string_view sealed) {
  if (!sealed.starts_with(version)) return std::nullopt;
  auto box = transport::parse_base64(sealed.substr(version.size()));
  if (!box || box->size() < transport::sealed_bytes_more) return std::nullopt;
  return box;
}

}  // namespace

Vault Vault::make() {
  return Vault(transport::make_sealing_key());
}

std::optional<Vault> Vault::from_text(std::string_view text) {
  const auto begin = text.find_first_not_of(white);
  if (begin == text.npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(white) - begin + 1);
  auto key = transport::parse_base64(text);
  if (!key || key->size() != transport::sealing_key_bytes) return std::nullopt;
  return Vault(std::move(*key));
}

std::string Vault::key_text() const {
  return transport::base64(key_);
}

std::string Vault::seal(std::string_view secret, const Place& place) const {
  assert(has_key());
  return std::string(version) + transport::base64(transport::seal(key_, secret, bound_to(place)));
}

std::optional<std::string> Vault::open(std::string_view sealed, const Place& place) const {
  const auto box = box_of(sealed);
  if (!has_key() || !box) return std::nullopt;
  return transport::unseal(key_, *box, bound_to(place));
}

bool is_sealed(std::string_view text) {
  return box_of(text).has_value();
}

}  // namespace ganh::connectors::channel
