#include "service/telling/show_carriers.h"

#include <algorithm>

#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_carriers.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

std::string moment_or_none(Value time) {
  return time.is_null() ? "" : moment(time);
}

void show_events(const Paper& paper, Value events) {
  if (events.size() == 0) {
    paper.line(words::not_tracked);
    return;
  }
  Table table({{words::tracked_at},
               {words::tracked_words},
               {words::tracked_place},
               {words::tracked_text, Align::left, true}});
  const bool english = paper.language == words::Language::english;
  for (const auto& event : events.items()) {
    table.row({moment(event["at"]), event[english ? "en" : "vi"].text_or(),
               event["place"].text_or(),
               event["text"].text_or() + " (" + event["code"].text_or() + ")"});
  }
  table.print(paper, 2);
}

// The address of a program that nobody can call up.
bool is_dead(const std::string& link) {
  return link.starts_with("http://localhost/");
}

void show_link(const Paper& paper, Value shipment) {
  const std::string link = shipment["link"].text_or();
  if (link.empty() || is_dead(link)) return;
  paper.line(words::tracked_link, number(shipment["number"]), link);
}

void show_where_links_open(const Paper& paper, Value found) {
  const auto shipments = found["shipments"].items();
  const bool any_dead = std::ranges::any_of(
      shipments, [](Value shipment) { return is_dead(shipment["link"].text_or()); });
  if (any_dead) paper.line(words::link_needs_service);
}

}  // namespace

void show_carriers(const Paper& paper, Value list) {
  const auto carriers = list["carriers"].items();
  if (carriers.empty()) {
    paper.line(words::no_carriers);
    return;
  }
  Table table({{words::carrier_account},
               {words::carrier},
               {words::address},
               {words::carrier_asked},
               {words::carrier_told}});
  for (const auto& of : carriers) {
    const std::string address = of["address"].text_or();
    table.row({of["name"].text_or(), of["title"].text_or(),
               address.empty() ? paper.say(words::only_listens) : address,
               moment_or_none(of["asked_at"]), moment_or_none(of["told_at"])});
  }
  table.print(paper);
  for (const auto& of : carriers) {
    if (of["trouble"].is_null()) continue;
    paper.out << paper.paint(Ink::warning, paper.say(words::carrier_trouble, of["name"].text_or(),
                                                     of["trouble"].text_or()))
              << '\n';
  }
}

void show_tracking_links(const Paper& paper, Value found) {
  for (const auto& one : found["shipments"].items()) show_link(paper, one);
  show_where_links_open(paper, found);
}

void show_trackings(const Paper& paper, Value found) {
  if (found["shipments"].size() == 0) paper.line(words::nothing_packed);
  for (const auto& one : found["shipments"].items()) {
    const std::string carrier = one["carrier"].text_or();
    paper.line(words::tracked_shipment, number(one["number"]), one["external_id"].text_or(),
               carrier.empty() ? paper.say(words::not_handed_over) : carrier,
               one["waybill"].text_or());
    show_events(paper, one["events"]);
    show_link(paper, one);
  }
  show_where_links_open(paper, found);
}

}  // namespace ganh::service::telling
