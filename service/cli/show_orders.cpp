#include "service/cli/show_orders.h"

#include "service/cli/table.h"
#include "service/words/messages.h"

namespace ganh::service::cli {

namespace orders = catalog::orders;

namespace {

constexpr std::size_t customer_columns_max = 18;

std::string next_text(const Paper& paper, const orders::Order& order) {
  switch (order.state) {
    case orders::State::received: {
      std::string text = paper.say(words::to_confirm);
      if (order.confirm_by) {
        text =
            paper.say(words::confirm_before, vietnamese_date(date_in_vietnam(*order.confirm_by)));
      }
      return text;
    }
    case orders::State::confirmed:
      return paper.say(words::to_pack);
    case orders::State::packed:
      return paper.say(words::to_ship);
    case orders::State::shipped:
      return order.shipment
                 ? paper.say(words::shipped_with, order.shipment->carrier, order.shipment->waybill)
                 : "";
    case orders::State::cancelled:
      return "";
  }
  return "";
}

std::string goods_text(const Paper& paper, const orders::Order& order) {
  std::string text;
  for (const auto& line : order.lines) {
    if (!text.empty()) text += ", ";
    const std::int64_t missing = line.short_packs(order.state);
    text += missing == 0 ? std::to_string(line.packs) + " × " + line.sku
                         : paper.paint(Ink::bad,
                                       paper.say(words::short_line, line.sku, missing, line.packs));
  }
  return text;
}

}  // namespace

std::string state_text(const Paper& paper, orders::State state) {
  switch (state) {
    case orders::State::received:
      return paper.paint(Ink::warning, paper.say(words::order_received));
    case orders::State::confirmed:
      return paper.say(words::order_confirmed);
    case orders::State::packed:
      return paper.say(words::order_packed);
    case orders::State::shipped:
      return paper.paint(Ink::good, paper.say(words::order_shipped));
    case orders::State::cancelled:
      return paper.paint(Ink::faint, paper.say(words::order_cancelled));
  }
  return "";
}

void show_orders(const Paper& paper, const api::OrderPage& page) {
  if (page.orders.empty()) {
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
  for (const auto& listed : page.orders) {
    const auto& order = listed.order;
    table.row({order.external_id, listed.channel_name, state_text(paper, order.state),
               shortened(order.customer.name, customer_columns_max), goods_text(paper, order),
               catalog::measure::vietnamese(order.total), next_text(paper, order)});
  }
  table.print(paper);
  for (const auto& listed : page.orders) {
    if (listed.marketplace_refusal.empty()) continue;
    paper.line(words::refused_to_hear, listed.order.external_id, listed.marketplace_refusal);
  }
  if (!page.next.empty()) paper.line(words::older_orders, page.next);
}

}  // namespace ganh::service::cli
