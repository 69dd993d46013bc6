#include "connectors/transport/http_server.h"

#include <utility>

#include "connectors/transport/address.h"
#include "connectors/transport/front_door.h"
#include "connectors/transport/listening.h"

namespace ganh::connectors::transport {

BodyBound at_most(std::size_t bytes) {
  return [bytes](std::string_view, std::string_view) { return bytes; };
}

Result<std::unique_ptr<HttpServer>> serve(ServerOptions options, Handler handler) {
  std::vector<AddressRange> trusted_proxies;
  for (const std::string& text : options.trusted_proxies) {
    const auto range = parse_range(text);
    if (!range) return error(Code::invalid, "trusted_proxies", "listen.proxy", {{"text", text}});
    trusted_proxies.push_back(*range);
  }
  auto listening = listen_on(options.host, options.port);
  if (!listening) return std::move(listening).error();
  return std::unique_ptr<HttpServer>(std::make_unique<FrontDoor>(
      std::move(*listening), std::move(options), std::move(trusted_proxies), std::move(handler)));
}

}  // namespace ganh::connectors::transport
