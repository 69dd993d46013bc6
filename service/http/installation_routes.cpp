#include <algorithm>

#include "catalog/json/json.h"
#include "connectors/connector.h"
#include "service/accounts/accounts.h"
#include "service/http/handlers.h"

namespace ganh::service::http {

namespace json = catalog::json;
using connectors::transport::json_reply;

namespace {

void write_backup(json::Writer& out, const Backup& backup) {
  out.object([&] {
    out.field("file", backup.file);
    out.field("bytes", backup.bytes);
    out.field("made_at", rfc3339(backup.made_at));
  });
}

Reply not_served(const Call& call) {
  return call.refuse(404, {"path", "request.not_found"});
}

}  // namespace

Reply get_status(Call& call) {
  const auto* accounts = call.parts().accounts;
  json::Writer out;
  out.object([&] {
    out.field("version", GANH_VERSION);
    out.field("set_up", accounts == nullptr || !call.parts().accounts->needs_set_up());
  });
  return json_reply(200, std::move(out).text());
}

Reply list_backups(Call& call) {
  if (!call.parts().list_backups) return not_served(call);
  json::Writer out;
  out.object([&] {
    out.array("backups", [&] {
      for (const auto& backup : call.parts().list_backups()) write_backup(out, backup);
    });
  });
  return json_reply(200, std::move(out).text());
}

Reply make_backup(Call& call) {
  if (!call.parts().make_backup) return not_served(call);
  const auto made = call.parts().make_backup();
  if (!made) return call.refuse(made.error());
  json::Writer out;
  write_backup(out, *made);
  return json_reply(201, std::move(out).text());
}

Reply list_connectors(Call&) {
  auto all = connectors::all_connectors();
  std::ranges::sort(all, {}, [](const auto* connector) { return connector->name(); });
  json::Writer out;
  out.object([&] {
    out.array("connectors", [&] {
      for (const auto* connector : all) {
        out.object([&] { out.field("name", connector->name()); });
      }
    });
  });
  return json_reply(200, std::move(out).text());
}

Reply get_live(Call&) {
  return json_reply(200, R"({"status":"ok"})");
}

Reply get_ready(Call& call) {
  if (call.parts().ready) {
    const Health health = call.parts().ready();
    return json_reply(health.is_well ? 200 : 503, health.json);
  }
  call.folder().database().read([](const catalog::store::Read&) {});
  return json_reply(200, R"({"status":"ok","checks":[]})");
}

Reply get_metrics(Call& call) {
  if (!call.parts().metrics) return not_served(call);
  return {
      200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, call.parts().metrics()};
}

}  // namespace ganh::service::http
