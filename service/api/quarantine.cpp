#include "service/api/quarantine.h"

#include "catalog/json/json.h"
#include "service/api/period_reports.h"

namespace ganh::service::api {

std::string quarantined_json(const catalog::store::Scope& scope) {
  const auto names = channel_names(scope);
  catalog::json::Writer out;
  out.object([&] {
    out.array("orders", [&] {
      for (const auto& each : connectors::receiving::quarantine(scope, quarantined_max)) {
        const auto name = names.find(each.channel.text);
        out.object([&] {
          out.field("channel_id", each.channel.text);
          out.field("channel", name == names.end() ? "" : name->second);
          out.field("external_id", each.external_id);
          out.field("why", each.why);
          out.field("received_at", rfc3339(each.received_at));
          out.field("raw", each.raw);
        });
      }
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
