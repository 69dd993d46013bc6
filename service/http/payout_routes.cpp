#include "catalog/books/dues.h"
#include "catalog/json/json.h"
#include "catalog/stock/ledger.h"
#include "service/api/payouts.h"
#include "service/http/days.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/printing.h"
#include "service/http/region.h"

namespace ganh::service::http {

namespace documents = catalog::documents;
namespace json = catalog::json;
namespace money = catalog::money;
namespace store = catalog::store;
using catalog::changes::Command;

namespace {

constexpr std::size_t name_bytes_max = 255;

// Nothing when it is not said: no way of paying is taken for granted.
std::optional<money::Method> method_in(Fields& fields, std::string_view key) {
  const std::string named = fields.text_or_empty(key, 32);
  if (named.empty()) return std::nullopt;
  const auto method = money::parse_method(named);
  if (!method) fields.refuse(key, "payout.method");
  return method;
}

}  // namespace

Reply list_payout_accounts(Call& call) {
  return read_json(call, [](const store::Scope& scope) -> Result<std::string> {
    return api::payout_accounts_json(scope);
  });
}

Reply list_payouts(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call,
                   [&](const store::Scope& scope) { return api::payouts_json(scope, *page); });
}

Reply get_payout(Call& call) {
  return read_json(call, [&](const store::Scope& scope) {
    return api::payout_json(scope, api::payout_named(scope, call.name(1)));
  });
}

Reply get_payout_texts(Call& call) {
  const auto region = region_of(call);
  if (!region) return call.refuse(region.error());
  return read_json(call, [&](const store::Scope& scope) {
    return api::payout_texts_json(scope, api::payout_named(scope, call.name(1)), *region);
  });
}

Reply draft_payouts(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  api::PayoutDraft wanted;
  wanted.household = fields.text_or_empty("household", name_bytes_max);
  wanted.from = day_in(fields, "from");
  wanted.to = day_in(fields, "to");
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "payouts draft", [&](Command& command) -> Result<Answer> {
    auto drafted = api::draft_payouts(command, wanted);
    if (!drafted) return drafted.error();
    return Answer{200, *std::move(drafted)};
  });
}

Reply discard_payout_draft(Call& call) {
  const auto discarded = call.command("payouts discard", [&](Command& command) -> Result<> {
    return money::discard(command, api::payout_named(command.rows(), call.name(1)));
  });
  return discarded ? no_content() : call.refuse(discarded.error());
}

Reply pay_payout(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto expected =
      fields.number("expected_net_vnd", -money::payment_vnd_max, money::payment_vnd_max);
  const auto method = method_in(fields, "method");
  if (!method && !fields.has("method")) fields.refuse("method", "payout.method");
  const std::string reference = fields.text_or_empty("reference", money::reference_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "payouts pay", [&](Command& command) -> Result<Answer> {
    const auto id = api::payout_named(command.rows(), call.name(1));
    const auto paid = money::pay(command, id, {expected}, *method, reference);
    if (!paid) return paid.error();
    auto slip = api::payout_json(command.rows(), id);
    if (!slip) return slip.error();
    return Answer{200, *std::move(slip)};
  });
}

Reply deduct_from_household(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const std::string household = fields.text("household", name_bytes_max);
  const auto kind = catalog::books::parse_due_kind(fields.text("kind", 32));
  if (!kind) fields.refuse("kind", "due.kind");
  const auto amount = fields.number("amount_vnd", -money::payment_vnd_max, money::payment_vnd_max);
  const std::string why = fields.text("why", catalog::stock::why_bytes_max);
  const auto method = method_in(fields, "method");
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "payouts deduct", [&](Command& command) -> Result<Answer> {
    const auto id = api::household_named(command.rows(), household);
    if (!id) return id.error();
    const auto deducted = money::deduct(command, {*id, *kind, {amount}, why, method});
    if (!deducted) return deducted.error();
    return Answer{200, api::payout_accounts_json(command.rows())};
  });
}

Reply print_payout(Call& call) {
  const auto region = region_of(call);
  if (!region) return call.refuse(region.error());
  return print(call, documents::Paper::a5, [&](const store::Scope& scope) -> Result<Sheet> {
    const auto slip = api::printed_slip(scope, api::payout_named(scope, call.name(1)), *region);
    if (!slip) return slip.error();
    return Sheet{"Phiếu thanh toán " + slip->number + ".pdf",
                 [slip = *slip](auto paper) { return documents::payout_slip(slip, paper); }};
  });
}

Reply print_payouts(Call& call) {
  const auto days = days_of(call);
  if (!days) return call.refuse(days.error());
  const auto region = region_of(call);
  if (!region) return call.refuse(region.error());
  return print(call, documents::Paper::a5, [&](const store::Scope& scope) -> Result<Sheet> {
    const auto slips = api::printed_slips(scope, days->from, days->to, *region);
    if (!slips) return slips.error();
    return Sheet{"Phiếu thanh toán " + iso_date(days->to) + ".pdf",
                 [slips = *slips](auto paper) { return documents::payout_slips(slips, paper); }};
  });
}

}  // namespace ganh::service::http
