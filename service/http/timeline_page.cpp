#include "service/http/timeline_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "service/http/html.h"
#include "service/words/tracking.h"

namespace ganh::service::http {

namespace orders = catalog::orders;

const std::string_view timeline_style = R"css(
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 36rem; padding: 1rem; font: 1.0625rem/1.5 system-ui, sans-serif;
  background: Canvas; color: CanvasText; }
h1 { font-size: 1.25rem; margin: 0.5rem 0; }
h2 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
.now { font-size: 1.5rem; font-weight: 650; margin: 0.25rem 0 1rem; color: #1b6e3a; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { opacity: 0.75; }
dd { margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; border-left: 3px solid #8a8a8a66; }
li { padding: 0 0 0.9rem 1rem; }
li:first-child { font-weight: 600; }
time { display: block; font-size: 0.875rem; font-weight: 400; opacity: 0.8; }
small { display: block; font-weight: 400; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #8a8a8a66; }
a { color: inherit; }
@media (prefers-color-scheme: dark) { .now { color: #7fd3a0; } }
)css";

namespace {

constexpr std::size_t digits_shown = 4;

// What the page tells, newest first.
struct Entry {
  Time at{};
  std::string words;
  std::string place;
};

std::vector<Entry> entries_of(const api::Tracking& tracking, words::Language language) {
  const auto& shipment = tracking.shipment;
  std::vector<Entry> entries;
  const auto add = [&](Time at, const words::Text& text, const std::string& place = "") {
    entries.push_back({at, std::string(words::pick(language, text)), place});
  };
  add(shipment.packed_at, words::parcel_packed);
  if (shipment.shipped_at) add(*shipment.shipped_at, words::parcel_shipped);
  bool is_told = false;
  for (const auto& event : tracking.events) {
    is_told = is_told || event.progress == orders::Progress::delivered;
    add(event.at, words::text_of(event.progress), event.place);
  }
  if (shipment.delivered_at && !is_told) {
    add(*shipment.delivered_at, words::text_of(orders::Progress::delivered));
  }
  std::ranges::stable_sort(entries, {}, &Entry::at);
  // Told and asked alike, the same thing may stand twice, in other words of the carrier's.
  const auto said_again = [](const Entry& a, const Entry& b) {
    return a.words == b.words && b.at - a.at < std::chrono::minutes{1};
  };
  entries.erase(std::unique(entries.begin(), entries.end(), said_again), entries.end());
  std::ranges::reverse(entries);
  if (entries.size() > timeline_events_max) entries.resize(timeline_events_max);
  return entries;
}

// What has become of it as we know it goes before what the carrier told last.
std::string state_now(const api::Tracking& tracking, const std::vector<Entry>& entries,
                      words::Language language) {
  using orders::ShipmentState;
  const auto say = [&](const words::Text& text) {
    return std::string(words::pick(language, text));
  };
  switch (tracking.shipment.state) {
    case ShipmentState::delivered:
      return say(words::text_of(orders::Progress::delivered));
    case ShipmentState::returned:
      return say(words::text_of(orders::Progress::returned));
    case ShipmentState::cancelled:
      return say(words::parcel_cancelled);
    case ShipmentState::packed:
    case ShipmentState::shipped:
      break;
  }
  return entries.front().words;
}

std::string local_minute(Time time) {
  const Date day = date_in_vietnam(time);
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(time - start_of_day(day)).count();
  return fmt::format("{:02}:{:02} · {}", minutes / 60, minutes % 60, vietnamese_date(day));
}

// The last letters of the order's number, cut where no letter is cut.
std::string last_digits(std::string_view number) {
  std::size_t from = number.size() > digits_shown ? number.size() - digits_shown : 0;
  while (from < number.size() && (static_cast<unsigned char>(number[from]) & 0xC0) == 0x80) ++from;
  return std::string(number.substr(from));
}

std::string head(words::Language language, const std::string& title) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta name=\"robots\" content=\"noindex\"><title>{}</title>"
      "<link rel=\"stylesheet\" href=\"/t.css\"></head>\n<body>\n",
      language == words::Language::english ? "en" : "vi", escaped(title));
}

std::string footer(const catalog::producers::Cooperative& cooperative, words::Language language) {
  std::string html =
      fmt::format("<footer>{}<br><strong>{}</strong>",
                  words::pick(language, words::timeline_questions), escaped(cooperative.name));
  if (!cooperative.phone.empty()) {
    const std::string phone = escaped(cooperative.phone);
    html += fmt::format(" · <a href=\"tel:{}\">{}</a>", phone, phone);
  }
  return html + "</footer>\n";
}

}  // namespace

std::string timeline_page(const api::Tracking& tracking,
                          const catalog::producers::Cooperative& cooperative,
                          words::Language language) {
  const auto& shipment = tracking.shipment;
  const std::string title =
      words::say(language, words::timeline_title, last_digits(tracking.order.external_id));
  const auto entries = entries_of(tracking, language);
  std::string page = head(language, title);
  page += fmt::format("<main>\n<h1>{}</h1>\n<p class=\"now\">{}</p>\n", escaped(title),
                      escaped(state_now(tracking, entries, language)));
  if (!shipment.carrier.empty()) {
    page += fmt::format("<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>\n",
                        words::pick(language, words::timeline_carrier), escaped(shipment.carrier),
                        words::pick(language, words::timeline_waybill), escaped(shipment.waybill));
  }
  page += fmt::format("<h2>{}</h2>\n<ol>\n", words::pick(language, words::timeline_heading));
  for (const Entry& entry : entries) {
    page += fmt::format("<li><time datetime=\"{}\">{}</time>{}", rfc3339(entry.at),
                        local_minute(entry.at), escaped(entry.words));
    if (!entry.place.empty()) page += fmt::format("<small>{}</small>", escaped(entry.place));
    page += "</li>\n";
  }
  return page + "</ol>\n</main>\n" + footer(cooperative, language) + "</body></html>\n";
}

std::string no_timeline_page(words::Language language) {
  const std::string title(words::pick(language, words::timeline_none));
  return head(language, title) +
         fmt::format("<main><h1>{}</h1>\n<p>{}</p></main>\n</body></html>\n", title,
                     words::pick(language, words::timeline_none_why));
}

}  // namespace ganh::service::http
