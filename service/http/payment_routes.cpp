#include "catalog/json/json.h"
#include "catalog/orders/invoices.h"
#include "catalog/stock/ledger.h"
#include "service/api/orders.h"
#include "service/api/payments.h"
#include "service/http/fields.h"
#include "service/http/handlers.h"
#include "service/http/idempotency.h"
#include "service/http/order_handlers.h"

namespace ganh::service::http {

namespace json = catalog::json;
namespace money = catalog::money;
namespace store = catalog::store;

namespace {

constexpr std::size_t method_bytes_max = 16;

std::string money_as_seen(const Call& call, const store::Scope& scope, const std::string& id) {
  auto found = *api::read_order_money(scope, id);
  if (!sees_customers(call)) api::hide_customer(found.order);
  return api::order_money_json(found);
}

using Enter = Result<> (*)(catalog::changes::Command&, const std::string&,
                           const api::PaymentEntry&);
enum class Doubt { may_be_waived, is_none };

Reply entered(Call& call, const std::string& cause, Enter enter, Doubt doubt) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  api::PaymentEntry entry;
  entry.method = fields.text("method", method_bytes_max);
  entry.amount_vnd = fields.integer("amount_vnd", 1, money::payment_vnd_max).value_or(0);
  entry.reference = fields.text_or_empty("reference", money::reference_bytes_max);
  entry.why = fields.text_or_empty("why", catalog::stock::why_bytes_max);
  if (doubt == Doubt::may_be_waived) entry.even_so = fields.boolean("even_so").value_or(false);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  const std::string id = call.name(1);
  return once(call, cause, [&](catalog::changes::Command& command) -> Result<Answer> {
    if (auto done = enter(command, id, entry); !done) return done.error();
    return Answer{200, money_as_seen(call, command.rows(), id)};
  });
}

}  // namespace

Reply get_order_payments(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto found = api::read_order_money(scope, call.name(1));
    if (!found) {
      return error(Code::not_found, "order_id", "order.not_found", {{"order", call.name(1)}});
    }
    return api::order_money_json(*found);
  });
}

Reply enter_payment(Call& call) {
  return entered(call, "payment", api::enter_payment, Doubt::may_be_waived);
}

Reply enter_refund(Call& call) {
  return entered(call, "refund", api::enter_refund, Doubt::is_none);
}

Reply list_overpaid(Call& call) {
  const auto page = call.page();
  if (!page) return call.refuse(page.error());
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    return api::overpaid_json(api::read_overpaid(scope, *page));
  });
}

Reply get_vietqr(Call& call) {
  return read_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    const auto transfer = api::read_transfer(scope, call.name(1));
    if (!transfer) return transfer.error();
    return api::transfer_json(*transfer);
  });
}

Reply set_invoice_number(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const auto number = fields.text_or_empty("number", catalog::orders::invoice_number_bytes_max);
  const auto expected = fields.text_or_empty("expected", catalog::orders::invoice_number_bytes_max);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  const std::string id = call.name(1);
  const auto set = call.command(
      "invoice number", [&](catalog::changes::Command& command) -> Result<std::string> {
        auto done = api::enter_invoice_number(command, id, number, expected);
        if (!done) return done.error();
        return money_as_seen(call, command.rows(), id);
      });
  if (!set) return call.refuse(set.error());
  return connectors::transport::json_reply(200, *set);
}

}  // namespace ganh::service::http
