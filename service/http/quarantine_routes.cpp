#include "catalog/json/json.h"
#include "connectors/channel/channels.h"
#include "service/api/quarantine.h"
#include "service/http/fields.h"
#include "service/http/idempotency.h"
#include "service/http/order_handlers.h"

namespace ganh::service::http {

namespace receiving = connectors::receiving;
namespace store = catalog::store;

namespace {

constexpr std::size_t why_bytes_max = 500;

Result<> read_again(catalog::changes::Command& command, const ChannelId& id,
                    const std::string& order) {
  const auto channel = connectors::channel::find_channel(command.rows(), id);
  const auto* connector = channel ? connectors::find_connector(channel->connector) : nullptr;
  if (!connector) {
    return error(Code::not_found, "channel_id", "channel.not_found", {{"name", id.text}});
  }
  auto imported = receiving::read_again(command, *channel, *connector, order);
  if (!imported) return imported.error();
  return {};
}

}  // namespace

Reply list_quarantined_orders(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::quarantined_json(scope);
  });
}

Reply step_quarantined_order(Call& call) {
  const auto document = catalog::json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const ChannelId channel{fields.text("channel_id", 64)};
  const std::string order = fields.text("external_id", catalog::orders::external_id_bytes_max);
  const std::string step = fields.text("step", 16);
  const bool is_again = step == "read_again";
  const std::string why = is_again ? fields.text_or_empty("why", why_bytes_max)
                                   : fields.text("why", why_bytes_max);
  if (!step.empty() && !is_again && step != "dismiss") {
    fields.refuse("step", "quarantine.step", {{"step", step}});
  }
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "orders quarantine " + step,
              [&](catalog::changes::Command& command) -> Result<Answer> {
                const auto done = is_again ? read_again(command, channel, order)
                                           : receiving::dismiss(command, channel, order, why);
                if (!done) return done.error();
                return Answer{200, api::quarantined_json(command.rows())};
              });
}

}  // namespace ganh::service::http
