#include "service/config/listen.h"

#include <charconv>

namespace ganh::service::config {

Result<connectors::transport::ServerOptions> parse_listen(std::string_view text) {
  connectors::transport::ServerOptions options;
  const auto colon = text.rfind(':');
  std::string_view host = colon == text.npos ? "127.0.0.1" : text.substr(0, colon);
  const std::string_view port = colon == text.npos ? text : text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto [stop, failed] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (host.empty() || failed != std::errc{} || stop != port.data() + port.size()) {
    return error(Code::invalid, "listen", "listen.unreadable", {{"text", std::string(text)}});
  }
  options.host = std::string(host);
  return options;
}

}  // namespace ganh::service::config
