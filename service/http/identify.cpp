#include "service/http/identify.h"

#include "connectors/transport/signing.h"
#include "service/accounts/accounts.h"
#include "service/http/safety.h"

namespace ganh::service::http {

namespace transport = connectors::transport;

namespace {

constexpr std::string_view bearer = "Bearer ";

}  // namespace

accounts::Caller identify(const Parts& parts, const transport::Request& request) {
  const auto header = transport::find(request.headers, "Authorization").value_or("");
  if (!header.empty()) {
    if (!header.starts_with(bearer)) return {};
    const auto secret = header.substr(bearer.size());
    if (!parts.machine_token.empty() &&
        transport::equal_in_constant_time(secret, parts.machine_token)) {
      return machine();
    }
    return parts.accounts == nullptr ? accounts::Caller{} : parts.accounts->identify_token(secret);
  }
  const auto cookie = session_cookie(request);
  return cookie && parts.accounts != nullptr ? parts.accounts->identify_session(*cookie)
                                             : accounts::Caller{};
}

accounts::Caller machine() {
  accounts::Caller caller;
  caller.kind = accounts::Caller::Kind::machine;
  caller.name = caller.actor = "clerk";
  caller.administrator = true;
  return caller;
}

}  // namespace ganh::service::http
