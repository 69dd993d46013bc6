#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "catalog/text/normal_form.h"
#include "service/api/settlements.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace money = catalog::money;
namespace store = catalog::store;
using catalog::changes::Command;

namespace {

// What of the list does not stand in the file: in the query.
Result<api::SentList> list_of(const Call& call) {
  const auto& request = call.request();
  api::SentList list{request.body, request.query("from").value_or(""),
                     request.query("party").value_or(""), request.query("number").value_or(""),
                     request.query("difference_why").value_or("")};
  for (std::string* each : {&list.from, &list.party, &list.number, &list.difference_why}) {
    if (!catalog::text::is_plain(*each)) {
      return error(Code::invalid, "query", "body.not_plain", {{"field", "query"}});
    }
    *each = catalog::text::normalise(*each);
  }
  return list;
}

}  // namespace

Reply plan_settlement(Call& call) {
  const auto list = list_of(call);
  if (!list) return call.refuse(list.error());
  const auto plan =
      call.read([&](const store::Scope& scope) { return api::settlement_plan_json(scope, *list); });
  if (!plan) return call.refuse(plan.error());
  return connectors::transport::json_reply(200, *plan);
}

Reply enter_settlement(Call& call) {
  const auto list = list_of(call);
  if (!list) return call.refuse(list.error());
  const std::string plan_id = call.request().query("plan_id").value_or("");
  return once(call, "settlements enter", [&](Command& command) -> Result<Answer> {
    auto entered = api::enter_settlement(command, *list, plan_id);
    if (!entered) return entered.error();
    return Answer{200, *std::move(entered)};
  });
}

Reply list_settlements(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::settlements_json(scope, *page);
  });
}

Reply get_settlement(Call& call) {
  return read_json(call, [&](const store::Scope& scope) {
    return api::settlement_json(scope, api::settlement_named(scope, call.name(1)));
  });
}

Reply receive_settlement(Call& call) {
  return once(call, "settlements received", [&](Command& command) -> Result<Answer> {
    const auto id = api::settlement_named(command.rows(), call.name(1));
    if (const auto done = money::received(command, id); !done) return done.error();
    auto now = api::settlement_json(command.rows(), id);
    if (!now) return now.error();
    return Answer{200, *std::move(now)};
  });
}

Reply settle_difference(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  api::Settling wanted;
  const auto line =
      fields.number("line", 1, static_cast<std::int64_t>(money::settlement_lines_max));
  wanted.how = fields.text("how", 32);
  wanted.why = fields.text_or_empty("why", catalog::stock::why_bytes_max);
  wanted.order = fields.text_or_empty("order", money::reference_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  wanted.line = static_cast<int>(line);
  return once(call, "settlements " + wanted.how, [&](Command& command) -> Result<Answer> {
    const auto id = api::settlement_named(command.rows(), call.name(1));
    if (const auto done = api::settle_line(command, id, wanted); !done) return done.error();
    auto now = api::settlement_json(command.rows(), id);
    if (!now) return now.error();
    return Answer{200, *std::move(now)};
  });
}

}  // namespace ganh::service::http
