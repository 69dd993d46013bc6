#include <charconv>

#include "service/api/reports.h"
#include "service/api/to_do.h"
#include "service/http/days.h"
#include "service/http/handlers.h"
#include "service/http/identify.h"
#include "service/live/hub.h"

namespace ganh::service::http {

namespace store = catalog::store;

Reply get_to_do(Call& call) {
  return connectors::transport::json_reply(200, call.read([&](const store::Scope& scope) {
    return api::to_do_json(api::read_to_do(
        scope, call.now(), call.caller().permissions_in(call.cooperative()),
        [&](const connectors::channel::Channel& of) { return trouble_of(call, scope, of); }));
  }));
}

Reply list_shares(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::shares_json(scope, days->from, days->to);
  });
}

Reply list_changes(Call& call) {
  auto page = call.page();
  if (!page) return call.refuse(page.error());
  std::int64_t after = 0;
  if (!page->after.empty()) {
    const auto end = page->after.data() + page->after.size();
    const auto [stop, failed] = std::from_chars(page->after.data(), end, after);
    if (failed != std::errc{} || stop != end || after < 0) {
      return call.refuse(400, {"after", "page.after", {{"after", page->after}}});
    }
  }
  return connectors::transport::json_reply(200, call.read([&](const store::Scope& scope) {
    return api::changes_json(scope, after, page->limit);
  }));
}

Reply follow_events(Call& call) {
  if (call.parts().live == nullptr) return call.refuse(404, {"path", "request.not_found"});
  // A session or token may end while its stream is open; the machine's cannot.
  live::Hub::Identify identify = [caller = call.caller()] { return caller; };
  if (call.caller().kind != accounts::Caller::Kind::machine) {
    identify = [&parts = call.parts(), shown = Request{"", "", call.request().headers, ""}] {
      return http::identify(parts, shown);
    };
  }
  auto reply = call.parts().live->follow(
      std::move(identify),
      std::string(
          connectors::transport::find(call.request().headers, "Last-Event-ID").value_or("")));
  if (reply) return std::move(*reply);
  Reply full = call.refuse(503, {"", "events.full"});
  full.headers.emplace_back("Retry-After", "10");
  return full;
}

}  // namespace ganh::service::http
