#include "catalog/json/json.h"
#include "service/api/erasures.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace {

constexpr int slice = 50;

Reply erased(const Call& call, api::Erasure erasure) {
  for (;;) {
    const auto done = call.command("customers erased",
                                   [&](catalog::changes::Command& command) -> Result<api::Erased> {
                                     return api::erase_slice(command, erasure, slice);
                                   });
    if (!done) return call.refuse(done.error());
    if (done->is_nothing()) break;
    erasure.orders += done->orders;
    erasure.raw_texts += done->raw_texts;
    erasure.tracking_events += done->tracking_events;
  }
  return connectors::transport::json_reply(200, api::erasure_json(erasure));
}

}  // namespace

Reply erase_customers(Call& call) {
  const auto document = catalog::json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const bool is_rehearsal = fields.boolean("rehearse").value_or(true);
  const std::string day = fields.text_or_empty("ended_before", 10);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  api::Erasure erasure = api::erasure_on(call.today(), call.parts().customers_kept_days);
  erasure.is_rehearsal = is_rehearsal;
  if (!day.empty()) {
    const auto wanted = parse_iso_date(day);
    if (!wanted) return call.refuse(400, {"ended_before", "option.iso_date"});
    if (*wanted > call.today()) return call.refuse(400, {"ended_before", "erasure.too_late"});
    erasure.ended_before = *wanted;
  }
  if (is_rehearsal) {
    erasure.orders = call.read([&](const catalog::store::Scope& scope) {
      return api::customers_to_erase(scope, erasure);
    });
    return connectors::transport::json_reply(200, api::erasure_json(erasure));
  }
  return once_done(call, [&] { return erased(call, erasure); });
}

}  // namespace ganh::service::http
