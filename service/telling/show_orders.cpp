#include "service/telling/show_orders.h"

#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

constexpr std::size_t customer_columns_max = 18;

std::string next_text(const Paper& paper, Value order) {
  const std::string next = order["next_step"].text_or();
  if (next == "confirm") {
    if (order["confirm_by"].is_null()) return paper.say(words::to_confirm);
    return paper.say(words::confirm_before, day(order["confirm_by"]));
  }
  if (next == "pack") return paper.say(words::to_pack);
  if (next == "ship") return paper.say(words::to_ship);
  const auto shipment = order["shipment"];
  if (!shipment.is_object()) return "";
  return paper.say(words::shipped_with, shipment["carrier"].text_or(),
                   shipment["waybill"].text_or());
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

void show_lines(const Paper& paper, Value order) {
  Table table({{words::sku},
               {words::goods, Align::left, true},
               {words::ordered_packs, Align::right},
               {words::short_packs, Align::right},
               {words::unit_price, Align::right},
               {words::billed, Align::right}});
  for (const auto& line : order["lines"].items()) {
    const bool is_short = line["short_packs"].integer_or(0) > 0;
    table.row({line["sku"].text_or(), line["name"].text_or(), number(line["packs"]),
               paper.paint(is_short ? Ink::bad : Ink::plain, number(line["short_packs"])),
               money(line["unit_price_vnd"]), money(line["billed_vnd"])});
  }
  table.row({paper.say(words::sum), "", "", "", "", money(order["total_vnd"])});
  table.print(paper);
}

}  // namespace

std::string state_text(const Paper& paper, Value order) {
  const std::string state = order["state"].text_or();
  if (state == "received") return paper.paint(Ink::warning, paper.say(words::order_received));
  if (state == "confirmed") return paper.say(words::order_confirmed);
  if (state == "packed") return paper.say(words::order_packed);
  if (state == "shipped") return paper.paint(Ink::good, paper.say(words::order_shipped));
  if (state == "delivered") return paper.paint(Ink::good, paper.say(words::order_delivered));
  if (state == "returned") return paper.paint(Ink::faint, paper.say(words::order_returned));
  return paper.paint(Ink::faint, paper.say(words::order_cancelled));
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
               goods_text(paper, order), money(order["total_vnd"]), next_text(paper, order)});
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
  paper.line(words::order_customer, customer["name"].text_or(), customer["phone"].text_or(),
             customer["address"].text_or());
  paper.line(words::order_placed, moment(order["placed_at"]));
  show_lines(paper, order);
  show_picks(paper, alone["picks"]);
  const std::string next = next_text(paper, order);
  if (!next.empty()) paper.line(words::order_next, next);
  show_refusal(paper, order);
}

void show_picks(const Paper& paper, Value picks) {
  for (const auto& pick : picks.items()) {
    paper.line(words::picked, pick["quantity"].text_or(), pick["lot"].text_or(),
               pick["product"].text_or(), day(pick["expires_on"]));
  }
}

}  // namespace ganh::service::telling
