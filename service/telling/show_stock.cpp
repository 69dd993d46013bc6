#include "service/telling/show_stock.h"

#include "catalog/text/terms.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_packs.h"
#include "service/words/messages_shed.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

constexpr std::size_t name_columns_max = 28;

std::string sellable_text(Value product) {
  std::string text;
  for (const auto& on : product["channels"].items()) {
    if (!text.empty()) text += "; ";
    text += on["channel"].text_or() + ":";
    for (const auto& pack : on["packs"].items()) {
      text += " " + pack["sku"].text_or() + " " + number(pack["sellable_packs"]);
    }
  }
  return text;
}

// Where it lies, when that is not one place.
std::string lies_at(Value lot) {
  const auto places = lot["places"].items();
  if (places.size() < 2) return "";
  std::string text;
  for (const auto& at : places) {
    text += (text.empty() ? "" : ", ") + at["code"].text_or() + " " + at["on_hand"].text_or();
  }
  return " (" + text + ")";
}

void show_lots(const Paper& paper, const std::vector<Value>& products) {
  Table table({{words::lot},
               {words::product},
               {words::household, Align::left, true},
               {words::expires},
               {words::on_hand, Align::right}});
  for (const auto& product : products) {
    for (const auto& lot : product["lots"].items()) {
      std::string expires = day(lot["expires_on"]);
      if (lot["expired"].boolean_or(false)) {
        expires = paper.paint(Ink::bad, expires + " " + paper.say(words::expired));
      }
      if (lot["recalled"].boolean_or(false)) {
        expires += " " + paper.paint(Ink::bad, paper.say(words::shed::recalled));
      }
      const auto household = lot["household"];
      table.row({lot["code"].text_or(), product["code"].text_or(),
                 household["code"].text_or() + " " + household["name"].text_or(), expires,
                 lot["on_hand"].text_or() + lies_at(lot)});
    }
    if (const auto more = product["lots_left_out"].integer_or(0); more > 0) {
      table.row({"", product["code"].text_or(), paper.say(words::lots_left_out, more), "", ""});
    }
  }
  if (table.empty()) return;
  paper.out << '\n';
  table.print(paper);
}

const words::Text& sold_by(Value pack) {
  return pack["catch_weight"].boolean_or(false) ? words::by_weight : words::by_the_pack;
}

}  // namespace

void show_stock(const Paper& paper, const std::vector<Value>& products, bool with_lots) {
  if (products.empty()) {
    paper.line(words::no_products);
    return;
  }
  Table table({{words::code},
               {words::product},
               {words::on_hand, Align::right},
               {words::shed::free_to_sell, Align::right},
               {words::reserved, Align::right},
               {words::may_sell, Align::left, true}});
  for (const auto& product : products) {
    table.row({product["code"].text_or(), shortened(product["name"].text_or(), name_columns_max),
               product["on_hand"].text_or(), product["free"].text_or(),
               product["reserved"].text_or(), sellable_text(product)});
  }
  table.print(paper);
  if (with_lots) show_lots(paper, products);
}

void show_packs(const Paper& paper, const std::vector<Value>& products) {
  if (products.empty()) {
    paper.line(words::no_products);
    return;
  }
  Table table({{words::sku},
               {words::product, Align::left, true},
               {words::pack_name},
               {words::price, Align::right},
               {words::channel_state},
               {words::sold_by}});
  for (const auto& product : products) {
    for (const auto& pack : product["packs"].items()) {
      const bool available = pack["available"].boolean_or(false);
      table.row({pack["sku"].text_or(), shortened(product["name"].text_or(), name_columns_max),
                 pack["name"].text_or(), money(pack["price_vnd"]),
                 paper.paint(available ? Ink::plain : Ink::faint,
                             paper.say(available ? words::available : words::paused)),
                 paper.say(sold_by(pack))});
    }
  }
  table.print(paper);
}

void show_pack_change(const Paper& paper, Value pack) {
  paper.line(words::pack_is, pack["sku"].text_or(), money(pack["price_vnd"]),
             paper.say(pack["available"].boolean_or(false) ? words::available : words::paused),
             paper.say(sold_by(pack)));
}

void show_check(const Paper& paper, Value check) {
  const auto discrepancies = check["discrepancies"].items();
  if (discrepancies.empty()) {
    paper.line(words::books_agree);
    return;
  }
  for (const auto& found : discrepancies) {
    paper.out << paper.paint(Ink::bad, paper.say(words::books_differ,
                                                 catalog::text::figure(found["what"].text_or(),
                                                                       paper.language),
                                                 number(found["kept"]), number(found["derived"])))
              << '\n';
  }
}

}  // namespace ganh::service::telling
