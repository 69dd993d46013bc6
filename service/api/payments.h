// What an order comes to, what was paid for it, and how the customer can pay the rest.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/money/payments.h"
#include "catalog/orders/order.h"
#include "catalog/result.h"
#include "catalog/store/database.h"
#include "service/api/page.h"

namespace ganh::service::api {

struct OrderMoney {
  catalog::orders::Order order;
  std::string channel_name;
  std::vector<catalog::money::Payment> payments;  // oldest first
};

struct OverpaidPage {
  std::vector<OrderMoney> orders;
  std::string next;
};

// `id` as for find_order() in orders.h.
std::optional<OrderMoney> read_order_money(const catalog::store::Scope& scope,
                                           const std::string& id);
// Those with money to be given back, oldest first.
OverpaidPage read_overpaid(const catalog::store::Scope& scope, const Page& page);

std::string order_money_json(const OrderMoney& money);
std::string overpaid_json(const OverpaidPage& page);

struct PaymentEntry {
  std::string method;  // "cash", "bank", "marketplace", "carrier"
  std::string reference;
  std::int64_t amount_vnd = 0;
  std::string why;  // of what is given back; required there
  bool even_so = false;  // somebody has looked twice: more comes than is open
};

// `not_found` "order.not_found"; `invalid` "payment.method", "payment.why"; else as
// money::receive() and money::refund(). What comes beyond what is open is `not_now`,
// "payment.more_than_open" {order, amount, open}, or "payment.collected_already" {…, collected}
// where carriers have the money, unless it was entered before or is so `even_so`.
Result<> enter_payment(catalog::changes::Command& command, const std::string& order,
                       const PaymentEntry& entry);
Result<> enter_refund(catalog::changes::Command& command, const std::string& order,
                      const PaymentEntry& entry);

// As orders::set_invoice_number().
Result<> enter_invoice_number(catalog::changes::Command& command, const std::string& order,
                              const std::string& number, const std::string& expected);

// A transfer of what the order still lacks to the cooperative's account.
struct Transfer {
  std::string bank_bin;
  std::string account;
  std::string account_name;
  catalog::measure::Money amount;
  std::string purpose;
  std::string payload;  // VietQR
};

// `not_found` "order.not_found"; `not_now` "order.nothing_to_pay", "cooperative.no_bank_account".
Result<Transfer> read_transfer(const catalog::store::Scope& scope, const std::string& order);
std::string transfer_json(const Transfer& transfer);

}  // namespace ganh::service::api
