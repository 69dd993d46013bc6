#include "service/http/target.h"

#include <charconv>

#include "catalog/text/storable.h"

namespace ganh::service::http {

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned char byte = 0;
    const char* const digits = text.data() + at + 1;
    const bool is_escape = text[at] == '%' && at + 2 < text.size() &&
                           std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    decoded += is_escape ? static_cast<char>(byte) : text[at];
    if (is_escape) at += 2;
  }
  return decoded;
}

std::optional<Fault> fault_of_target(const connectors::transport::Request& request) {
  const std::string_view target = request.target;
  if (target.find('%') == target.npos) return std::nullopt;  // framing lets ASCII alone through
  const std::string_view path = request.path();
  if (!catalog::text::is_storable(percent_decoded(path))) return Fault{"path", "request.not_text"};
  if (!catalog::text::is_storable(percent_decoded(target.substr(path.size())))) {
    return Fault{"query", "request.not_text"};
  }
  return std::nullopt;
}

}  // namespace ganh::service::http
