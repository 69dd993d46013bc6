#include "service/telling/show_payments.h"

#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_till.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

std::string method_text(const Paper& paper, Value payment) {
  const std::string method = payment["method"].text_or();
  if (method == "cash") return paper.say(words::method_cash);
  if (method == "bank") return paper.say(words::method_bank);
  if (method == "marketplace") return paper.say(words::method_marketplace);
  return paper.say(words::method_carrier);
}

std::string orders_text(Value line) {
  std::string text;
  for (const auto& order : line["orders"].items()) {
    if (!text.empty()) text += ", ";
    const auto packs = order["packs"].integer_or(0);
    const std::string part = order["part"].text_or();
    text += order["external_id"].text_or();
    if (packs > 0) text += " × " + std::to_string(packs);
    if (!part.empty()) text += (packs > 0 ? " + " : " ") + part;
  }
  return text;
}

// What somebody else calls it. A payment without a reference has its own id for one, and that of a
// line of a list names the list by its id: neither says anything to people.
std::string reference_text(const Paper& paper, Value payment) {
  const std::string reference = payment["reference"].text_or();
  if (reference == payment["id"].text_or()) return "";
  const auto colon = reference.rfind(':');
  if (!reference.starts_with("settle_") || colon == reference.npos) return reference;
  return paper.say(words::line_of_list, reference.substr(colon + 1));
}

}  // namespace

void show_payments_of(const Paper& paper, Value money_of) {
  paper.line(words::order_owes, money_of["external_id"].text_or(), money(money_of["owed_vnd"]),
             money(money_of["paid_vnd"]), money(money_of["refunded_vnd"]));
  if (money_of["to_pay_vnd"].integer_or(0) > 0) {
    paper.line(words::left_to_pay, money(money_of["to_pay_vnd"]));
  }
  if (money_of["to_give_back_vnd"].integer_or(0) > 0) {
    paper.line(words::to_give_back, money(money_of["to_give_back_vnd"]));
  }
  const std::string invoice = money_of["invoice_number"].text_or();
  if (!invoice.empty()) paper.line(words::invoice_is, invoice);
  Table table({{words::paid_at},
               {words::paid_by},
               {words::amount, Align::right},
               {words::reference},
               {words::paid_why, Align::left, true}});
  for (const auto& payment : money_of["payments"].items()) {
    table.row({moment(payment["at"]), method_text(paper, payment), money(payment["amount_vnd"]),
               reference_text(paper, payment), payment["why"].text_or()});
  }
  if (!table.empty()) table.print(paper);
}

void show_overpaid(const Paper& paper, Value page) {
  Table table({{words::order},
               {words::channel},
               {words::customer, Align::left, true},
               {words::give_back, Align::right}});
  for (const auto& order : page["orders"].items()) {
    table.row({order["external_id"].text_or(), order["channel"].text_or(),
               order["customer"].text_or(), money(order["to_give_back_vnd"])});
  }
  if (table.empty()) return paper.line(words::nothing_overpaid);
  table.print(paper);
  if (!page["next"].is_null()) paper.line(words::more_overpaid, page["next"].text_or());
}

void show_pick_list(const Paper& paper, Value list) {
  if (list["lines"].size() == 0) return paper.line(words::nothing_to_fetch);
  Table table({{words::place},
               {words::product},
               {words::lot},
               {words::expires},
               {words::quantity, Align::right},
               {words::for_orders, Align::left, true}});
  for (const auto& line : list["lines"].items()) {
    table.row({line["place"].text_or(), line["product"].text_or() + " · " + line["pack"].text_or(),
               line["lot"].text_or(), day(line["expires_on"]), line["quantity"].text_or(),
               orders_text(line)});
  }
  table.print(paper);
  for (const auto& order : list["orders"].items()) {
    if (order["short"].boolean_or(false)) {
      paper.line(words::fetch_short, order["external_id"].text_or());
    }
  }
  if (list["left_out"].boolean_or(false)) paper.line(words::fetch_left_out);
}

void show_erasure(const Paper& paper, Value erasure) {
  const auto rule = erasure["rule"];
  paper.line(words::erasure_rule, number(rule["days_kept"]), day(rule["valid_from"]),
             rule["legal_basis"].text_or());
  if (erasure["days_kept"].integer_or(0) != rule["days_kept"].integer_or(0)) {
    paper.line(words::erasure_setting, number(erasure["days_kept"]));
  }
  const bool is_rehearsal = erasure["rehearsal"].boolean_or(true);
  const std::string before = day(erasure["ended_before"]);
  if (is_rehearsal) {
    paper.line(words::erasure_rehearsed, number(erasure["orders"]), before,
               day(erasure["quiet_since"]));
  } else {
    paper.line(words::erasure_done, number(erasure["orders"]), before, number(erasure["raw_texts"]),
               number(erasure["tracking_events"]));
  }
}

}  // namespace ganh::service::telling
