#include "service/telling/show_shed.h"

#include <fmt/format.h>

#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_reports.h"
#include "service/words/messages_shed.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace reports = words::reports;
namespace shed = words::shed;

namespace {

struct Said {
  std::string_view name;
  const words::Text& text;
};

template <std::size_t N>
std::string said(const Paper& paper, const Said (&table)[N], const std::string& name) {
  for (const auto& one : table) {
    if (one.name == name) return paper.say(one.text);
  }
  return name;
}

constexpr Said kinds[] = {{"shed", shed::kind_shed},
                          {"shop", shed::kind_shop},
                          {"collection_point", shed::kind_collection_point}};
constexpr Said causes[] = {
    {"received", shed::cause_received},      {"receipt_corrected", shed::cause_receipt_corrected},
    {"packed", shed::cause_packed},          {"adjusted", shed::cause_adjusted},
    {"wasted", shed::cause_wasted},          {"returned", shed::cause_returned},
    {"transferred", shed::cause_transferred}};
constexpr Said states[] = {
    {"open", shed::take_open}, {"settled", shed::take_settled}, {"dropped", shed::take_dropped}};

std::string joined(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() ? one + other : one + ": " + other;
}

void show_origin(const Paper& paper, Value lot) {
  const auto household = lot["household"];
  paper.line(shed::lot_household, household["code"].text_or(), household["name"].text_or(),
             household["hamlet"].text_or());
  for (const auto& one : lot["households"].items()) {
    paper.line(shed::lot_contribution, one["code"].text_or(), one["name"].text_or(),
               one["hamlet"].text_or(), one["received"].text_or());
  }
  paper.line(shed::lot_days, day(lot["harvested_on"]), day(lot["expires_on"]));
}

void show_where(const Paper& paper, Value places) {
  for (const auto& at : places.items()) {
    paper.line(shed::lot_lies, at["name"].text_or(), at["code"].text_or(), at["on_hand"].text_or());
  }
}

void show_terms(const Paper& paper, Value lot) {
  if (lot["household_share_bp"].is_null()) return;  // not for who asks
  if (lot["terms"].text_or() == "bought") {
    paper.line(shed::lot_bought, money(lot["bought_vnd"]));
    return;
  }
  const auto share = static_cast<double>(lot["household_share_bp"].integer_or(0)) / 100;
  paper.line(shed::lot_consigned, fmt::format("{}", share));
}

void show_entries(const Paper& paper, Value entries, const ActorNames& names) {
  Table table({{shed::entry_number, Align::right},
               {shed::entry_at},
               {shed::entry_by},
               {shed::entry_cause},
               {shed::place},
               {shed::entry_amount, Align::right},
               {shed::entry_why, Align::left, true}});
  for (const auto& one : entries.items()) {
    const std::string waste =
        one["waste"].is_null()
            ? ""
            : reports::word_for(paper.language, reports::wastes, one["waste"].text_or());
    const auto order = one["order"];
    table.row({number(one["number"]), moment(one["at"]),
               actor_called(paper, names, one["actor"].text_or()),
               said(paper, causes, one["cause"].text_or()) +
                   (order.is_object() ? " " + order["external_id"].text_or() : ""),
               one["place"]["code"].text_or(), one["quantity"].text_or(),
               joined(waste, one["why"].text_or())});
  }
  paper.out << '\n';
  table.print(paper);
}

std::string moment_or(const Paper& paper, Value value, const words::Text& otherwise) {
  return value.is_null() ? paper.say(otherwise) : day(value);
}

}  // namespace

void show_places(const Paper& paper, Value places) {
  Table table(
      {{words::code}, {shed::place, Align::left, true}, {shed::place_kind}, {shed::place_sells}});
  for (const auto& place : places.items()) {
    table.row({place["code"].text_or(), place["name"].text_or(),
               said(paper, kinds, place["kind"].text_or()),
               paper.say(place["sells"].boolean_or(false) ? shed::yes_word : shed::no_word)});
  }
  if (table.empty()) {
    paper.line(shed::no_places);
    return;
  }
  table.print(paper);
}

void show_lots(const Paper& paper, Value page) {
  Table table({{words::lot},
               {words::product, Align::left, true},
               {shed::harvested},
               {words::expires},
               {shed::received_amount, Align::right},
               {words::on_hand, Align::right}});
  for (const auto& lot : page["lots"].items()) {
    std::string expires = day(lot["expires_on"]);
    if (lot["recalled"].boolean_or(false)) {
      expires += " " + paper.paint(Ink::bad, paper.say(shed::recalled));
    }
    table.row({lot["code"].text_or(), lot["product"]["name"].text_or(), day(lot["harvested_on"]),
               expires, lot["received"].text_or(), lot["on_hand"].text_or()});
  }
  if (table.empty()) {
    paper.line(shed::no_lots);
    return;
  }
  table.print(paper);
  if (!page["next"].is_null()) paper.line(shed::later_entries, "", page["next"].text_or());
}

void show_lot(const Paper& paper, Value lot, Value entries, const ActorNames& names) {
  paper.line(shed::lot_heading, lot["code"].text_or(), lot["product"]["name"].text_or());
  if (!lot["recalled_why"].is_null()) {
    paper.out << paper.paint(Ink::bad,
                             paper.say(shed::lot_recalled_why, lot["recalled_why"].text_or()))
              << '\n';
  }
  show_origin(paper, lot);
  show_terms(paper, lot);
  paper.line(shed::lot_amounts, lot["received"].text_or(), lot["on_hand"].text_or(),
             lot["sellable"].text_or());
  show_where(paper, lot["places"]);
  show_entries(paper, entries["entries"], names);
  if (!entries["next"].is_null()) {
    paper.line(shed::later_entries, lot["code"].text_or(), entries["next"].text_or());
  }
}

void show_holds(const Paper& paper, Value holds) {
  Table table({{words::sku},
               {words::product, Align::left, true},
               {words::ordered_packs, Align::right},
               {words::short_packs, Align::right},
               {shed::hold_for},
               {shed::hold_until},
               {shed::hold_id}});
  for (const auto& hold : holds.items()) {
    table.row({hold["sku"].text_or(), hold["product"].text_or(), number(hold["packs"]),
               number(hold["short_packs"]), hold["for_whom"].text_or(), moment(hold["expires_at"]),
               hold["id"].text_or()});
  }
  if (table.empty()) {
    paper.line(shed::no_holds);
    return;
  }
  table.print(paper);
}

void show_takes(const Paper& paper, Value page) {
  Table table({{shed::sheet_number, Align::right},
               {shed::place, Align::left, true},
               {words::product},
               {shed::sheet_state},
               {shed::sheet_opened}});
  for (const auto& take : page["stock_takes"].items()) {
    table.row({number(take["number"]), take["place"]["name"].text_or(), take["product"].text_or(),
               said(paper, states, take["state"].text_or()), moment(take["opened_at"])});
  }
  if (table.empty()) {
    paper.line(shed::no_takes);
    return;
  }
  table.print(paper);
  if (!page["next"].is_null()) paper.line(shed::older_takes, page["next"].text_or());
}

void show_take(const Paper& paper, Value take) {
  paper.line(shed::take_heading, number(take["number"]), take["place"]["name"].text_or(),
             said(paper, states, take["state"].text_or()));
  Table table({{shed::sheet_line, Align::right},
               {words::lot},
               {words::product, Align::left, true},
               {shed::sheet_expected, Align::right},
               {shed::sheet_counted, Align::right},
               {shed::entry_why}});
  std::size_t counted = 0;
  std::size_t differ = 0;
  for (const auto& line : take["lines"].items()) {
    const bool differs = line["differs"].boolean_or(false);
    if (!line["counted"].is_null()) ++counted;
    if (differs) ++differ;
    const std::string waste =
        line["waste"].is_null()
            ? ""
            : reports::word_for(paper.language, reports::wastes, line["waste"].text_or());
    table.row({number(line["line"]), line["lot"].text_or(), line["product"].text_or(),
               line["expected"].text_or(),
               paper.paint(differs ? Ink::warning : Ink::plain, line["counted"].text_or()),
               joined(waste, line["why"].text_or())});
  }
  table.print(paper);
  paper.line(shed::take_counted, counted, take["lines"].size(), differ);
}

void show_recall(const Paper& paper, Value recall, const std::vector<Value>& orders) {
  const auto lot = recall["lot"];
  const std::string code = lot["code"].text_or();
  const std::string product = lot["product"]["name"].text_or();
  if (recall["recalled"].boolean_or(false)) {
    paper.line(shed::recall_heading, code, product, recall["why"].text_or());
  } else {
    paper.line(shed::recall_none, code, product);
  }
  show_origin(paper, lot);
  paper.line(shed::recall_left, recall["on_hand"].text_or(), recall["received"].text_or());
  show_where(paper, recall["places"]);
  if (orders.empty()) {
    paper.line(shed::recall_no_orders);
    return;
  }
  if (!recall["what_to_say"].text_or().empty()) {
    paper.line(shed::recall_say, recall["what_to_say"].text_or());
  }
  const std::int64_t to_call = recall["to_call_count"].integer_or(0);
  const std::int64_t nameless = recall["orders_count"].integer_or(0) - to_call;
  paper.line(shed::recall_orders, to_call);
  if (nameless > 0) paper.line(shed::recall_nameless, nameless);
  Table table({{words::customer, Align::left, true},
               {shed::phone},
               {words::order},
               {words::ordered_packs, Align::right},
               {shed::entry_amount, Align::right},
               {shed::sent}});
  for (const auto& order : orders) {
    table.row({order["customer"]["name"].text_or(), order["customer"]["phone"].text_or(),
               order["channel"].text_or() + " " + order["external_id"].text_or(),
               number(order["packs"]), order["quantity"].text_or(),
               moment_or(paper, order["sent_at"], shed::recall_not_sent)});
  }
  table.print(paper);
}

}  // namespace ganh::service::telling
