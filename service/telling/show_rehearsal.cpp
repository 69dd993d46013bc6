#include "service/telling/show_rehearsal.h"

#include <vector>

#include "service/telling/faults.h"
#include "service/telling/table.h"
#include "service/telling/values.h"
#include "service/words/messages.h"
#include "service/words/messages_channels.h"

namespace ganh::service::telling {

using catalog::json::Value;

namespace {

constexpr std::size_t value_columns_max = 40;

std::string field_name(const Paper& paper, std::string_view field) {
  static constexpr std::pair<std::string_view, words::Text> names[] = {
      {"title", words::field_title},
      {"description", words::field_description},
      {"category", words::field_category},
      {"origin", words::field_origin},
      {"certificate", words::field_certificate},
      {"barcode", words::field_barcode},
      {"net", words::field_net},
      {"attributes", words::field_attributes},
      {"price_vnd", words::field_price},
  };
  for (const auto& [key, text] : names) {
    if (key == field) return paper.say(text);
  }
  return std::string(field);
}

std::string action_text(const Paper& paper, const std::string& action) {
  if (action == "create") return paper.paint(Ink::good, paper.say(words::action_create));
  if (action == "update") return paper.paint(Ink::warning, paper.say(words::action_update));
  return paper.paint(Ink::warning, paper.say(words::action_price));
}

// Of a listing that is new, a screen has room for what people look at first.
bool is_seen_first(std::string_view field) {
  return field == "title" || field == "category" || field == "price_vnd";
}

std::string value_text(Value value) {
  const std::string text = value.text_or();
  return text.empty() ? "∅" : shortened(text, value_columns_max);
}

std::string fields_text(const Paper& paper, Value listing, bool everything) {
  std::string text;
  const bool is_new = listing["action"].text() == "create";
  for (const auto& field : listing["fields"].items()) {
    const std::string name = field["field"].text_or();
    if (is_new && !everything && !is_seen_first(name)) continue;
    if (!text.empty()) text += "; ";
    text += field_name(paper, name) + ": ";
    if (!is_new) text += value_text(field["from"]) + " → ";
    text += value_text(field["to"]);
  }
  if (const auto price = listing["price"]; price.is_object()) {
    text += " " +
            paper.say(words::price_ruled, money(price["ours_vnd"]), money(price["commission_vnd"]));
  }
  return text;
}

// The first rows of `items`, and how many more there are.
template <class Row>
void show_rows(const Paper& paper, Table& table, Value items, bool everything, Row row) {
  const std::size_t most = everything ? items.size() : rows_shown_max;
  std::size_t count = 0;
  for (const auto& item : items.items()) {
    if (count++ == most) break;
    table.row(row(item));
  }
  if (!table.empty()) table.print(paper, 2);
  if (items.size() > most) paper.line(words::and_more, items.size() - most);
}

}  // namespace

void show_rehearsal(const Paper& paper, Value rehearsal, bool everything) {
  const auto listings = rehearsal["listings"];
  const auto not_ready = rehearsal["not_ready"];
  paper.out << paper.paint(Ink::strong,
                           paper.say(words::rehearsal_heading, rehearsal["channel"].text_or(),
                                     rehearsal["connector"].text_or()))
            << '\n';
  paper.line(words::rehearsal_counts, listings.size(), number(rehearsal["unchanged"]),
             number(rehearsal["on_the_way"]), not_ready.size());
  Table changes({{words::change}, {words::sku}, {words::difference, Align::left, true}});
  show_rows(paper, changes, listings, everything, [&](Value listing) -> std::vector<std::string> {
    return {action_text(paper, listing["action"].text_or()), listing["sku"].text_or(),
            fields_text(paper, listing, everything)};
  });
  Table reasons({{words::sku}, {words::why_not, Align::left, true}});
  show_rows(paper, reasons, not_ready, everything, [&](Value pack) -> std::vector<std::string> {
    return {pack["sku"].text_or(), in_one_line(paper, pack["why"])};
  });
}

}  // namespace ganh::service::telling
