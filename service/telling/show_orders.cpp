#include "service/telling/show_orders.h"

#include <algorithm>

#include "catalog/measure/money.h"
#include "catalog/text/terms.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_orders.h"
#include "service/words/messages_reports.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace reports = words::reports;

namespace {

constexpr std::size_t customer_columns_max = 18;

const words::Text& party(Value value) {
  const std::string name = value.text_or();
  if (name == "customer") return words::party_customer;
  if (name == "channel") return words::party_channel;
  if (name == "carrier") return words::party_carrier;
  return words::party_cooperative;
}

std::string until(const Paper& paper, const words::Text& step, Value due_at) {
  if (due_at.is_null()) return paper.say(step);
  return paper.say(words::step_before, paper.say(step), moment(due_at));
}

std::string next_text(const Paper& paper, Value order) {
  const std::string next = order["next_step"].text_or();
  const std::string who = order["must_act"].text_or();
  if (next == "confirm") return until(paper, words::to_confirm, order["due_at"]);
  if (next == "pack") return until(paper, words::to_pack, order["due_at"]);
  if (next == "ship") return until(paper, words::to_ship, order["due_at"]);
  if (next == "refund") {
    return paper.paint(Ink::warning, paper.say(words::to_refund, money(order["overpaid_vnd"])));
  }
  if (next == "pay") {
    return paper.say(who == "customer"  ? words::to_be_paid_customer
                     : who == "carrier" ? words::to_be_paid_carrier
                                        : words::to_be_paid_channel);
  }
  const auto shipment = order["shipment"];
  if (next != "deliver") return "";
  if (shipment.is_object() && !shipment["waybill"].text_or().empty()) {
    return paper.say(words::carrier_delivers, shipment["carrier"].text_or(),
                     shipment["waybill"].text_or());
  }
  return paper.say(words::to_deliver);
}

std::string goods_text(const Paper& paper, Value order) {
  std::string text;
  for (const auto& line : order["lines"].items()) {
    if (!text.empty()) text += ", ";
    const std::string sku = line["sku"].text_or();
    text +=
        line["short_packs"].integer_or(0) == 0
            ? number(line["packs"]) + " × " + sku
            : paper.paint(Ink::bad, paper.say(words::short_line, sku, number(line["short_packs"]),
                                              number(line["packs"])));
  }
  return text;
}

void show_refusal(const Paper& paper, Value order) {
  if (order["marketplace_refusal"].is_null()) return;
  paper.line(words::refused_to_hear, order["external_id"].text_or(),
             order["marketplace_refusal"].text_or());
}

struct LineMoney {
  std::int64_t vnd = 0;
  bool is_about = false;  // billed by weight, and not weighed yet
};

// What was billed, and for what is yet to be packed what it should come to.
LineMoney money_of(Value line) {
  const std::int64_t to_pack = line["to_pack_packs"].integer_or(0);
  return {line["billed_vnd"].integer_or(0) + to_pack * line["unit_price_vnd"].integer_or(0),
          to_pack > 0 && line["by_weight"].boolean_or(false)};
}

std::string text_of(const LineMoney& of) {
  return (of.is_about ? "≈ " : "") + catalog::measure::vietnamese(catalog::measure::Money{of.vnd});
}

void show_lines(const Paper& paper, Value order) {
  Table table({{words::sku},
               {words::goods, Align::left, true},
               {words::ordered_packs, Align::right},
               {words::short_packs, Align::right},
               {words::unit_price, Align::right},
               {words::billed, Align::right}});
  LineMoney sum;
  for (const auto& line : order["lines"].items()) {
    const LineMoney its = money_of(line);
    sum.vnd += its.vnd;
    sum.is_about |= its.is_about;
    const bool is_short = line["short_packs"].integer_or(0) > 0;
    table.row({line["sku"].text_or(), line["name"].text_or(), number(line["packs"]),
               paper.paint(is_short ? Ink::bad : Ink::plain, number(line["short_packs"])),
               money(line["unit_price_vnd"]), text_of(its)});
  }
  table.row({paper.say(words::sum), "", "", "", "", text_of(sum)});
  table.print(paper);
}

// "ganh orders pack PM-1001": what does the next step, or shows how far it is.
std::string next_command(Value order) {
  const std::string step = order["next_step"].text_or();
  const std::string waybill =
      order["shipment"].is_object() ? order["shipment"]["waybill"].text_or() : "";
  if (step == "deliver" && !waybill.empty()) return "ganh track " + waybill;
  if (step == "confirm" || step == "pack" || step == "ship" || step == "deliver") {
    return "ganh orders " + step + " " + order["external_id"].text_or();
  }
  return "";
}

void show_next(const Paper& paper, Value order) {
  const std::string said = next_text(paper, order);
  const std::string command = next_command(order);
  if (said.empty()) return;
  paper.line(words::order_next, command.empty() ? said : said + " → " + command);
}

// What became of lines beside what was ordered and billed.
void show_line_news(const Paper& paper, Value order) {
  for (const auto& line : order["lines"].items()) {
    const std::string at = number(line["number"]);
    if (line["cut_packs"].integer_or(0) > 0) {
      paper.line(words::line_cut, at, number(line["cut_packs"]),
                 reports::word_for(paper.language, reports::cut_reasons,
                                   line["cut_why"].text_or()));
    }
    if (line["returned_packs"].integer_or(0) > 0) {
      paper.line(words::line_returned, at, number(line["returned_packs"]));
    }
    if (!line["substitutes_line"].is_null()) {
      paper.line(words::line_substitutes, at, number(line["substitutes_line"]),
                 line["consent"].text_or());
    }
  }
}

std::string state_in_words(const Paper& paper, std::string_view of, Value state) {
  return std::string(
      catalog::text::term(catalog::text::catalog_terms(), of, state.text_or(), paper.language));
}

void show_shipments(const Paper& paper, Value alone) {
  for (const auto& shipment : alone["order"]["shipments"].items()) {
    const std::string carrier = shipment["carrier"].text_or();
    const std::string waybill = shipment["waybill"].text_or();
    const std::string state = state_in_words(paper, "shipment_state", shipment["state"]);
    if (carrier.empty() && waybill.empty()) {
      paper.line(words::shipment_line, number(shipment["number"]), state);
    } else {
      paper.line(words::shipment_by, number(shipment["number"]), state, carrier, waybill);
    }
    if (shipment["cod_vnd"].integer_or(0) > 0) {
      paper.line(words::shipment_cod, money(shipment["cod_vnd"]));
    }
    for (const auto& part : alone["parts"].items()) {
      if (part["shipment"].integer_or(0) != shipment["number"].integer_or(0)) continue;
      paper.line(words::part_line, number(part["line"]), number(part["packs"]),
                 part["quantity"].text_or());
    }
  }
}

// Once packed it is what was weighed and not cut; of a cancelled one, what it would have been.
Value comes_to(Value order) {
  return order[order["state"].text() == "cancelled" ? "total_vnd" : "owed_vnd"];
}

}  // namespace

void show_order_money(const Paper& paper, Value order) {
  paper.line(words::order_money, money(order["owed_vnd"]), money(order["paid_vnd"]),
             money(order["refunded_vnd"]));
  if (order["overpaid_vnd"].integer_or(0) > 0) {
    paper.line(words::order_overpaid, money(order["overpaid_vnd"]));
  }
  if (!order["invoice_number"].is_null()) {
    paper.line(words::order_invoice, order["invoice_number"].text_or());
  }
}

void show_returns(const Paper& paper, Value page) {
  if (page["returns"].size() == 0) {
    paper.line(words::no_returns);
    return;
  }
  Table table({{words::returned_on},
               {words::order},
               {words::goods, Align::left, true},
               {words::returned_why, Align::left},
               {words::refund, Align::right}});
  for (const auto& each : page["returns"].items()) {
    std::string goods;
    for (const auto& line : each["lines"].items()) {
      goods +=
          (goods.empty() ? "" : ", ") + line["quantity"].text_or() + " " + line["lot"].text_or();
    }
    table.row({moment(each["at"]), each["order"].text_or(), goods, each["why"].text_or(),
               money(each["refund_vnd"])});
  }
  table.print(paper);
  if (!page["next"].is_null()) paper.line(words::older_returns, page["next"].text_or());
}

std::string state_text(const Paper& paper, Value order) {
  const std::string state = order["state"].text_or();
  const std::string said = state_in_words(paper, "order_state", order["state"]);
  if (state == "confirmed" || state == "packed") return said;
  if (state == "received") return paper.paint(Ink::warning, said);
  const bool is_well = state == "shipped" || state == "delivered";
  return paper.paint(is_well ? Ink::good : Ink::faint, said);
}

void show_orders(const Paper& paper, Value page) {
  const auto orders = page["orders"].items();
  if (orders.empty()) {
    paper.line(words::no_orders);
    return;
  }
  Table table({{words::order},
               {words::channel},
               {words::channel_state},
               {words::customer},
               {words::goods, Align::left, true},
               {words::total, Align::right},
               {words::next_step}});
  for (const auto& order : orders) {
    table.row({order["external_id"].text_or(), order["channel"].text_or(), state_text(paper, order),
               shortened(order["customer"]["name"].text_or(), customer_columns_max),
               goods_text(paper, order), money(comes_to(order)), next_text(paper, order)});
  }
  table.print(paper);
  for (const auto& order : orders) show_refusal(paper, order);
  if (!page["next"].is_null()) paper.line(words::older_orders, page["next"].text_or());
}

void show_order(const Paper& paper, Value alone) {
  const auto order = alone["order"];
  const auto customer = order["customer"];
  paper.line(words::order_heading, order["external_id"].text_or(), order["channel"].text_or(),
             state_text(paper, order));
  if (!customer["name"].text_or().empty()) {
    paper.line(words::order_customer, customer["name"].text_or(), customer["phone"].text_or(),
               customer["address"].text_or());
  }
  paper.line(words::order_placed, moment(order["placed_at"]));
  if (!order["note"].text_or().empty()) paper.line(words::order_note, order["note"].text_or());
  if (order["cancelled"].is_object()) {
    const auto cancelled = order["cancelled"];
    paper.line(words::order_cancelled_by, paper.say(party(cancelled["by"])),
               cancelled["why"].text_or());
  }
  show_lines(paper, order);
  show_line_news(paper, order);
  show_shipments(paper, alone);
  show_picks(paper, alone["picks"]);
  show_order_money(paper, order);
  show_refusal(paper, order);
  if (const auto late = alone["late_cancellation"]; late.is_object()) {
    const bool any_here = std::ranges::any_of(order["shipments"].items(), [](Value shipment) {
      return shipment["state"].text_or() == "packed";
    });
    paper.line(any_here ? words::cancelled_in_part : words::cancelled_late,
               moment(late["heard_at"]), late["why"].text_or(), order["external_id"].text_or());
  }
  show_next(paper, order);
}

void show_picks(const Paper& paper, Value picks) {
  for (const auto& pick : picks.items()) {
    paper.line(words::picked, pick["quantity"].text_or(), pick["lot"].text_or(),
               pick["product"].text_or(), day(pick["expires_on"]));
  }
}

}  // namespace ganh::service::telling
