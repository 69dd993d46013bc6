#include "service/cli/secrets.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace ganh::service::cli {

namespace {

constexpr std::streamsize secret_bytes_max = 4096;

Result<std::string> read_secret(const SecretPlace& place) {
  if (place.file.empty()) {
    const char* value = std::getenv(place.variable.c_str());
    if (value == nullptr || *value == '\0') {
      return error(Code::invalid, "secret", "credentials.variable", {{"name", place.variable}});
    }
    return std::string(value);
  }
  std::ifstream in(place.file, std::ios::binary);
  std::string text(static_cast<std::size_t>(secret_bytes_max), '\0');
  in.read(text.data(), secret_bytes_max);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) {
    return error(Code::invalid, "secret", "credentials.file", {{"file", place.file}});
  }
  return text;
}

}  // namespace

Result<> write_secret(catalog::json::Writer& out, const char* key, const SecretPlace& place) {
  if (!place.given()) return {};
  const auto secret = read_secret(place);
  if (!secret) return secret.error();
  out.field(key, *secret);
  return {};
}

}  // namespace ganh::service::cli
