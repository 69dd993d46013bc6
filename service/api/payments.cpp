#include "service/api/payments.h"

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/money/vietqr.h"
#include "catalog/orders/invoices.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/selling/selling.h"
#include "service/accounts/qr.h"
#include "service/api/orders.h"
#include "service/api/period_reports.h"

namespace ganh::service::api {

namespace json = catalog::json;
namespace measure = catalog::measure;
namespace money = catalog::money;
namespace orders = catalog::orders;
namespace store = catalog::store;

namespace {

Error no_order(const std::string& id) {
  return error(Code::not_found, "order_id", "order.not_found", {{"order", id}});
}

OrderMoney money_of(const store::Scope& scope, orders::Order&& order) {
  auto payments = money::payments_of(scope, order.id);
  std::string channel = channel_name(scope, order.channel);
  return {std::move(order), std::move(channel), std::move(payments)};
}

measure::Money to_pay(const orders::Order& order) {
  return std::max(measure::Money{}, money::owed(order) - (order.paid - order.refunded));
}

Result<money::Payment> payment_of(const store::Scope& scope, const std::string& order,
                                  const PaymentEntry& entry) {
  const auto found = find_order(scope, order);
  if (!found) return no_order(order);
  const auto method = money::parse_method(entry.method);
  if (!method) return error(Code::invalid, "method", "payment.method");
  return money::Payment{.order = *found,
                        .method = *method,
                        .reference = entry.reference,
                        .amount = {entry.amount_vnd},
                        .why = entry.why};
}

void write_money(json::Writer& out, const OrderMoney& of) {
  const orders::Order& order = of.order;
  out.field("order_id", order.id.text);
  out.field("external_id", order.external_id);
  out.field("channel", of.channel_name);
  out.field("customer", order.customer.name);
  out.field("state", orders::name(order.state));
  out.field("total_vnd", order.total.vnd);
  out.field("owed_vnd", money::owed(order).vnd);
  out.field("paid_vnd", order.paid.vnd);
  out.field("refunded_vnd", order.refunded.vnd);
  out.field("to_pay_vnd", to_pay(order).vnd);
  out.field("to_give_back_vnd", money::overpaid(order).vnd);
  out.field("invoice_number", order.invoice_number);
  out.array("payments", [&] {
    for (const auto& payment : of.payments) {
      out.object([&] {
        out.field("id", payment.id.text);
        out.field("method", money::name(payment.method));
        out.field("reference", payment.reference);
        out.field("amount_vnd", payment.amount.vnd);
        out.field("why", payment.why);
        out.field("at", rfc3339(payment.at));
      });
    }
  });
}

// What a carrier has collected and not handed over is no longer the customer's to pay.
Result<> must_be_open(const orders::Order& order, measure::Money amount,
                      measure::Money with_carriers) {
  const measure::Money open = to_pay(order);
  if (amount + with_carriers <= open) return {};
  return error(Code::not_now, "amount_vnd",
               amount > open ? "payment.more_than_open" : "payment.collected_already",
               {{"order", order.external_id},
                {"amount", measure::vietnamese(amount)},
                {"open", measure::vietnamese(open)},
                {"collected", measure::vietnamese(with_carriers)}});
}

}  // namespace

std::optional<OrderMoney> read_order_money(const store::Scope& scope, const std::string& id) {
  const auto found = find_order(scope, id);
  if (!found) return std::nullopt;
  return money_of(scope, *orders::find_order(scope, *found));
}

OverpaidPage read_overpaid(const store::Scope& scope, const Page& page) {
  OverpaidPage found;
  for (const auto& id : money::overpaid_orders(scope, page.after, page.limit + 1)) {
    if (found.orders.size() == static_cast<std::size_t>(page.limit)) {
      found.next = found.orders.back().order.id.text;
      break;
    }
    found.orders.push_back(money_of(scope, *orders::find_order(scope, id)));
  }
  return found;
}

std::string order_money_json(const OrderMoney& of) {
  json::Writer out;
  out.object([&] { write_money(out, of); });
  return std::move(out).text();
}

std::string overpaid_json(const OverpaidPage& page) {
  json::Writer out;
  out.object([&] {
    out.array("orders", [&] {
      for (const auto& of : page.orders) {
        out.object([&] { write_money(out, of); });
      }
    });
    if (page.next.empty())
      out.null_field("next");
    else
      out.field("next", page.next);
  });
  return std::move(out).text();
}

Result<> enter_payment(catalog::changes::Command& command, const std::string& order,
                       const PaymentEntry& entry) {
  const auto payment = payment_of(command.rows(), order, entry);
  if (!payment) return payment.error();
  const auto before = *orders::find_order(command.rows(), payment->order);
  const auto with_carriers = catalog::selling::with_carriers(command.rows(), before);
  const auto entered = money::receive(command, *payment);
  if (!entered) return entered.error();
  if (entered->stood_already || entry.even_so) return {};
  const bool is_carriers = payment->method == money::Method::carrier;
  return must_be_open(before, payment->amount, is_carriers ? measure::Money{} : with_carriers);
}

Result<> enter_refund(catalog::changes::Command& command, const std::string& order,
                      const PaymentEntry& entry) {
  const auto payment = payment_of(command.rows(), order, entry);
  if (!payment) return payment.error();
  if (entry.why.empty()) return error(Code::invalid, "why", "payment.why");
  const auto entered = money::refund(command, *payment);
  return entered ? Result<>() : entered.error();
}

Result<> enter_invoice_number(catalog::changes::Command& command, const std::string& order,
                              const std::string& number, const std::string& expected) {
  const auto found = find_order(command.rows(), order);
  if (!found) return no_order(order);
  return orders::set_invoice_number(command, *found, number, expected);
}

Result<Transfer> read_transfer(const store::Scope& scope, const std::string& id) {
  const auto found = find_order(scope, id);
  if (!found) return no_order(id);
  const auto order = *orders::find_order(scope, *found);
  if (to_pay(order).vnd == 0) return error(Code::not_now, "order", "order.nothing_to_pay");
  const auto row = catalog::producers::find_cooperative(scope);
  const bool has_account =
      row && !row->cooperative.bank_bin.empty() && !row->cooperative.bank_account.empty();
  if (!has_account) return error(Code::not_now, "bank_account", "cooperative.no_bank_account");
  const auto& cooperative = row->cooperative;
  Transfer transfer{cooperative.bank_bin,
                    cooperative.bank_account,
                    cooperative.name,
                    to_pay(order),
                    money::vietqr_purpose("DH " + order.external_id),
                    ""};
  const auto payload = money::vietqr_payload(
      {transfer.bank_bin, transfer.account, transfer.amount, transfer.purpose});
  if (!payload) return payload.error();
  transfer.payload = *payload;
  return transfer;
}

std::string transfer_json(const Transfer& transfer) {
  json::Writer out;
  out.object([&] {
    out.field("bank_bin", transfer.bank_bin);
    out.field("account", transfer.account);
    out.field("account_name", transfer.account_name);
    out.field("amount_vnd", transfer.amount.vnd);
    out.field("purpose", transfer.purpose);
    out.field("payload", transfer.payload);
    out.field("qr_svg", accounts::qr_svg(transfer.payload));
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
