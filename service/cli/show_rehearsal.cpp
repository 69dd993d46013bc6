#include "service/cli/show_rehearsal.h"

#include <algorithm>

#include "service/cli/table.h"
#include "service/words/messages.h"
#include "service/words/sentences.h"

namespace ganh::service::cli {

namespace publishing = connectors::publishing;

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
      {"price_vnd", words::field_price},
  };
  for (const auto& [key, text] : names) {
    if (key == field) return paper.say(text);
  }
  return std::string(field);
}

std::string action_text(const Paper& paper, publishing::Action action) {
  switch (action) {
    case publishing::Action::create:
      return paper.paint(Ink::good, paper.say(words::action_create));
    case publishing::Action::update:
      return paper.paint(Ink::warning, paper.say(words::action_update));
    case publishing::Action::price:
      return paper.paint(Ink::warning, paper.say(words::action_price));
  }
  return "";
}

// Of a listing that is new, a screen has room for what people look at first.
bool is_seen_first(std::string_view field) {
  return field == "title" || field == "category" || field == "price_vnd";
}

std::string fields_text(const Paper& paper, const publishing::RehearsedListing& listing,
                        bool everything) {
  std::string text;
  for (const auto& field : listing.fields) {
    const bool is_new = listing.action == publishing::Action::create;
    if (is_new && !everything && !is_seen_first(field.field)) continue;
    if (!text.empty()) text += "; ";
    text += field_name(paper, field.field) + ": ";
    if (!is_new) {
      text += (field.from.empty() ? "∅" : shortened(field.from, value_columns_max)) + " → ";
    }
    text += field.to.empty() ? "∅" : shortened(field.to, value_columns_max);
  }
  return text;
}

void show_listings(const Paper& paper, const publishing::Rehearsal& rehearsal, bool everything) {
  const std::size_t most = everything ? rehearsal.listings.size() : rows_shown_max;
  Table table({{words::change}, {words::sku}, {words::difference, Align::left, true}});
  std::size_t count = 0;
  for (const auto& listing : rehearsal.listings) {
    if (count++ == most) break;
    table.row(
        {action_text(paper, listing.action), listing.sku, fields_text(paper, listing, everything)});
  }
  if (count > 0) table.print(paper, 2);
  if (rehearsal.listings.size() > most) {
    paper.line(words::and_more, rehearsal.listings.size() - most);
  }
}

void show_not_ready(const Paper& paper, const publishing::Rehearsal& rehearsal, bool everything) {
  const std::size_t most = everything ? rehearsal.not_ready.size() : rows_shown_max;
  Table table({{words::sku}, {words::why_not, Align::left, true}});
  std::size_t count = 0;
  for (const auto& pack : rehearsal.not_ready) {
    if (count++ == most) break;
    const auto spoken = words::speak(pack.why, paper.language);
    table.row({pack.sku, spoken.problem + " → " + spoken.cure});
  }
  if (count > 0) table.print(paper, 2);
  if (rehearsal.not_ready.size() > most) {
    paper.line(words::and_more, rehearsal.not_ready.size() - most);
  }
}

}  // namespace

void show_rehearsal(const Paper& paper, const connectors::channel::Channel& channel,
                    const publishing::Rehearsal& rehearsal, bool everything) {
  paper.out << paper.paint(Ink::strong,
                           paper.say(words::rehearsal_heading, channel.name, channel.connector))
            << '\n';
  paper.line(words::rehearsal_counts, rehearsal.listings.size(), rehearsal.unchanged,
             rehearsal.on_the_way, rehearsal.not_ready.size());
  show_listings(paper, rehearsal, everything);
  show_not_ready(paper, rehearsal, everything);
}

void show_released(const Paper& paper, const connectors::channel::Channel& channel,
                   const publishing::Released& released) {
  paper.line(words::released, channel.name, released.released);
  for (const auto& listing : released.changed_since) {
    paper.line(words::changed_since, listing.sku);
  }
}

std::string spoken(const Paper& paper, const publishing::Event& event) {
  using Kind = publishing::Event::Kind;
  const auto say = [&](const words::Text& text, const auto& second, const auto& third,
                       std::int64_t number) {
    return paper.say(text, event.channel, second, third, number);
  };
  const std::int64_t seconds = std::chrono::ceil<std::chrono::seconds>(event.wait).count();
  switch (event.kind) {
    case Kind::sent:
      return say(words::event_sent, event.count, event.detail, 0);
    case Kind::accepted:
      return say(words::event_accepted, event.subject, "", 0);
    case Kind::pending:
      return say(words::event_pending, event.subject, "", 0);
    case Kind::refused:
      return say(words::event_refused, event.subject, event.detail, 0);
    case Kind::throttled:
      return say(words::event_throttled, "", "", seconds);
    case Kind::retrying:
      return say(words::event_retrying, "", event.detail, seconds);
    case Kind::looking_up:
      return say(words::event_looking_up, event.count, "", 0);
    case Kind::order:
      return say(words::event_order, event.subject, "", event.count);
    case Kind::quarantined:
      return say(words::event_quarantined, "", "", event.count);
    case Kind::told:
      return say(words::event_told, event.subject, "", 0);
    case Kind::storage:
      return say(words::event_storage, "", "", seconds);
  }
  return "";
}

}  // namespace ganh::service::cli
