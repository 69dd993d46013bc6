#include "catalog/json/json.h"
#include "service/api/quarantine.h"
#include "service/http/fields.h"
#include "service/http/idempotency.h"
#include "service/http/order_handlers.h"

namespace ganh::service::http {

namespace store = catalog::store;

namespace {

constexpr std::size_t why_bytes_max = 500;

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
  const std::string why = fields.text("why", why_bytes_max);
  if (!step.empty() && step != "dismiss") {
    fields.refuse("step", "quarantine.step", {{"step", step}});
  }
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "orders quarantine " + step,
              [&](catalog::changes::Command& command) -> Result<Answer> {
                auto done = connectors::receiving::dismiss(command, channel, order, why);
                if (!done) return done.error();
                return Answer{200, api::quarantined_json(command.rows())};
              });
}

}  // namespace ganh::service::http
