#include "catalog/json/json.h"
#include "catalog/stock/holds.h"
#include "service/api/holds.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace stock = catalog::stock;

namespace {

constexpr std::size_t sku_bytes_max = 255;

bool may_know_customers(const Call& call) {
  return call.caller().permissions_in(call.cooperative()).holds(accounts::Permission::orders_read);
}

// `hours` from now, or `until`.
Time end_of(Fields& fields, Time now) {
  constexpr std::int64_t hours_max = std::chrono::hours{stock::hold_longest}.count();
  const auto hours = fields.integer("hours", 1, hours_max);
  const std::string text = fields.text_or_empty("until", 40);
  if (fields.has("hours") == fields.has("until")) fields.refuse("until", "hold.one_end");
  if (text.empty()) return now + std::chrono::hours{hours.value_or(1)};
  const auto until = parse_rfc3339(text);
  if (!until) fields.refuse("until", "body.not_a_time");
  return until.value_or(now);
}

}  // namespace

Reply list_holds(Call& call) {
  return read_json(call, [&](const catalog::store::Scope& scope) -> Result<std::string> {
    return api::holds_json(scope, may_know_customers(call));
  });
}

Reply make_hold(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  api::HoldWanted wanted;
  wanted.sku = fields.text("sku", sku_bytes_max);
  wanted.packs = fields.integer("packs", 1, stock::hold_packs_max).value_or(1);
  if (!fields.has("packs")) fields.refuse("packs", "body.missing");
  wanted.for_whom = fields.text("for_whom", stock::for_whom_bytes_max);
  wanted.expires_at = end_of(fields, call.now());
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "holds make", [&](catalog::changes::Command& command) -> Result<Answer> {
    auto made = api::make_hold(command, wanted, may_know_customers(call));
    if (!made) return std::move(made).error();
    return Answer{201, *std::move(made)};
  });
}

Reply end_hold(Call& call) {
  const auto ended = call.command("holds end", [&](catalog::changes::Command& command) {
    return stock::end_hold(command, HoldId{call.name(1)});
  });
  return ended ? no_content() : call.refuse(ended.error());
}

}  // namespace ganh::service::http
