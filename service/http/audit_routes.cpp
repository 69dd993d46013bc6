#include "connectors/channel/channels.h"
#include "connectors/publishing/audit.h"
#include "service/api/channels.h"
#include "service/api/drifts.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace channel = connectors::channel;
namespace publishing = connectors::publishing;
namespace store = catalog::store;

namespace {

Error no_channel(const std::string& id) {
  return error(Code::not_found, "channel_id", "channel.not_found", {{"name", id}});
}

}  // namespace

Reply audit_channel(Call& call) {
  return once(call, "channels audit", [&](catalog::changes::Command& command) -> Result<Answer> {
    const ChannelId id{call.name(1)};
    if (!channel::find_channel(command.rows(), id)) return no_channel(call.name(1));
    publishing::ask_for_audit(command, id);
    return Answer{200, api::channel_json(*api::read_channel(command.rows(), id, call.today()))};
  });
}

Reply list_drifts(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_live_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = channel::find_channel(scope, ChannelId{call.name(1)});
    if (!found) return no_channel(call.name(1));
    return api::drifts_json(scope, *found, *page);
  });
}

}  // namespace ganh::service::http
