#include "connectors/tiki/event_calls.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include "connectors/tiki/order_calls.h"

namespace ganh::connectors::tiki {

namespace {

using catalog::json::Value;
using catalog::json::Writer;

constexpr std::string_view queues = "/integration/v1/queues";
constexpr std::string_view queue_name = "ganh";
constexpr std::array events_wanted = {"ORDER_CREATED_SUCCESSFULLY", "ORDER_STATUS_UPDATED"};

constexpr int list_limit = 20;
constexpr std::int64_t list_pages_max = 5'000;
// Nobody is told how long a queue keeps what is not pulled.
constexpr std::chrono::days trusted_with{2};
// What has not changed for longer has nothing for its seller to do any more.
constexpr std::chrono::days days_back_max{30};

// How far reading has come; the cursor.
struct Place {
  std::string queue;
  std::string ack_id;
  std::string read_ids;
  std::optional<Date> day;
  std::int64_t page = 0;  // of the list; 0: the queue tells of everything
};

Place place_of(std::string_view cursor) {
  Place place;
  std::string day;
  std::string page;
  for (std::string* part : {&place.queue, &place.ack_id, &place.read_ids, &day, &page}) {
    const auto space = std::min(cursor.find(' '), cursor.size());
    *part = cursor.substr(0, space);
    cursor.remove_prefix(std::min(space + 1, cursor.size()));
  }
  place.day = parse_iso_date(day);
  std::from_chars(page.data(), page.data() + page.size(), place.page);
  place.page = std::clamp<std::int64_t>(place.page, 0, list_pages_max);
  return place;
}

Cursor cursor_at(const Place& place, bool more) {
  std::string text = place.queue + " " + place.ack_id + " " + place.read_ids + " " +
                     (place.day ? iso_date(*place.day) : "") + " " +
                     (place.page > 0 ? std::to_string(place.page) : "");
  text.erase(text.find_last_not_of(' ') + 1);
  return {std::move(text), more};
}

// An order, and what stands for it in the cursor once it has been read.
struct Named {
  std::string code;
  std::vector<std::string> ids;
};

// Orders to be read one after another, from events or from the list.
struct Page {
  Place place;
  std::vector<Named> orders;
  Cursor whole;  // once all have been
};

bool fits_cursor(std::string_view id) {
  constexpr std::size_t bytes_max = 64;
  return !id.empty() && id.size() <= bytes_max && id.find_first_of(" ,") == std::string_view::npos;
}

// One call for each order. The cursor goes along: where the line breaks in the middle, the rest of
// the page is what is left, however often it breaks.
Call read_orders(std::shared_ptr<Page> page, std::size_t at) {
  const Named& named = page->orders[at];
  return get(order_target(named.code), [page, at](const Answer& answer) -> Meaning {
    const Named& read = page->orders[at];
    Meaning result;
    if (answer.done()) {
      if (auto order = read_order(answer.root)) result.outcomes.push_back(*order);
    } else if (answer.refusal->status == 404) {
      result.outcomes.push_back(Poisoned{read.code, "404 " + answer.refusal->words, "",
                                         R"({"code":")" + read.code + R"("})"});
    } else {
      return outside_contract("order: " + answer.refusal->code);
    }
    std::string& read_ids = page->place.read_ids;
    for (const std::string& id : read.ids) read_ids += (read_ids.empty() ? "" : ",") + id;
    const bool last = at + 1 == page->orders.size();
    result.outcomes.push_back(last ? page->whole : cursor_at(page->place, true));
    if (!last) result.next.push_back(read_orders(page, at + 1));
    return result;
  });
}

Meaning read_all(Page page) {
  if (page.orders.empty()) return one(page.whole);
  return then(read_orders(std::make_shared<Page>(std::move(page)), 0));
}

bool holds(std::string_view ids, std::string_view id) {
  while (!ids.empty()) {
    const auto comma = std::min(ids.find(','), ids.size());
    if (ids.substr(0, comma) == id) return true;
    ids.remove_prefix(std::min(comma + 1, ids.size()));
  }
  return false;
}

void add(std::vector<Named>& orders, std::string_view code, std::string_view id,
         std::string_view read_ids) {
  if (code.empty() || holds(read_ids, id)) return;
  auto named = std::ranges::find(orders, code, &Named::code);
  if (named == orders.end()) named = orders.insert(named, {std::string(code), {}});
  if (fits_cursor(id)) named->ids.emplace_back(id);
}

std::vector<Named> orders_in(Value events, std::string_view read_ids) {
  std::vector<Named> orders;
  for (const Value event : events.items()) {
    if (!event["type"].text_or().starts_with("ORDER_")) continue;
    add(orders, any_of(event["payload"], "order_code", "code").text_or(), event["id"].text_or(),
        read_ids);
  }
  return orders;
}

// ---- The list -----------------------------------------------------------------------------------

// What comes while it is gone through is told by the queue, which is made and subscribed before.
Meaning read_listed(Place place, Date today, const Answer& answer) {
  if (!answer.done()) return outside_contract("orders: " + answer.refusal->code);
  const Value list = answer.root["data"];
  if (!list.is_array()) return outside_contract("orders: no data");
  Page page{std::move(place), {}, {}};
  for (const Value order : list.items()) {
    const std::string code = any_of(order, "code", "order_code").text_or();
    add(page.orders, code, code, page.place.read_ids);
  }
  Place behind = page.place;
  behind.read_ids.clear();
  const auto pages = number_of(answer.root["paging"]["last_page"]).value_or(0);
  if (list.size() > 0 && behind.page < std::min(pages, list_pages_max)) {
    behind.page += 1;
  } else {
    behind.page = 0;
    behind.day = today;
  }
  page.whole = cursor_at(behind, true);
  return read_all(std::move(page));
}

// Newest first: what comes meanwhile moves others to a later page, so that none is passed over.
Call list_orders(Place place, Time now) {
  const Date today = date_in_vietnam(now);
  // A day more than is known to be read: their day and ours may not end together.
  const Date since = std::max(place.day.value_or(Date{}), today - days_back_max);
  const std::string from = iso_date(since - std::chrono::days{1}) + " 00:00:00";
  std::string target = "/integration/v2/orders?page=" + std::to_string(place.page) +
                       "&limit=" + std::to_string(list_limit) +
                       "&updated_from_date=" + transport::percent_encode(from);
  return get(std::move(target), [place = std::move(place), today](const Answer& answer) {
    return read_listed(place, today, answer);
  });
}

// ---- The queue ----------------------------------------------------------------------------------

Call begin_queue(const Place& place, Time now);

Meaning read_events(const Place& place, Time now, bool may_be_gone, const Answer& answer) {
  if (!answer.done()) {
    if (!may_be_gone || answer.refusal->status != 404) {
      return outside_contract("pull: " + answer.refusal->code);
    }
    Place lost;
    lost.day = place.day;
    lost.page = 1;
    return then(begin_queue(lost, now));
  }
  const Value events = answer.root["events"];
  if (!events.is_array()) return outside_contract("pull: no events");
  Place behind = place;
  behind.read_ids.clear();
  behind.ack_id = answer.root["ack_id"].text_or(place.ack_id);
  if (events.size() == 0) behind.day = date_in_vietnam(now);
  const bool more = events.size() > 0 && behind.ack_id != place.ack_id;
  return read_all({place, orders_in(events, place.read_ids), cursor_at(behind, more)});
}

Call pull(const Place& place, Time now, bool may_be_gone) {
  Writer w;
  w.object([&] {
    if (place.ack_id.empty()) {
      w.null_field("ack_id");
    } else {
      w.field("ack_id", place.ack_id);
    }
  });
  Call call =
      get(std::string(queues) + "/" + transport::percent_encode(place.queue) + "/events/pull",
          [=](const Answer& answer) { return read_events(place, now, may_be_gone, answer); });
  // Pulled again after a lost reply, the same events come again.
  call.method = "POST";
  call.body = std::move(w).text();
  return call;
}

Call subscribe(const Place& place, Time now, std::size_t which) {
  Writer w;
  w.object([&] { w.field("event_type", events_wanted[which]); });
  return send("POST",
              std::string(queues) + "/" + transport::percent_encode(place.queue) + "/subscriptions",
              std::move(w).text(), [=](const Answer& answer) -> Meaning {
                // Refused where it stands already; what is not subscribed to brings no events.
                const bool stands =
                    answer.done() || answer.refusal->status == 409 || answer.refusal->status == 422;
                if (!stands) return outside_contract("subscribe: " + answer.refusal->code);
                const bool last = which + 1 == events_wanted.size();
                if (!last) return then(subscribe(place, now, which + 1));
                return then(place.page > 0 ? list_orders(place, now) : pull(place, now, false));
              });
}

Call make_queue(Place place, Time now) {
  Writer w;
  w.object([&] { w.field("name", queue_name); });
  return send("POST", std::string(queues), std::move(w).text(),
              [place = std::move(place), now](const Answer& answer) -> Meaning {
                Place made = place;
                made.queue = answer.root["code"].text_or();
                if (!answer.done() || made.queue.empty()) {
                  return outside_contract("queue: none was made");
                }
                return then(subscribe(made, now, 0));
              });
}

// Our queue, by its name; it is made when there is none.
Call begin_queue(const Place& place, Time now) {
  return get(std::string(queues), [=](const Answer& answer) -> Meaning {
    if (!answer.done()) return outside_contract("queues: " + answer.refusal->code);
    const Value list = answer.root.is_array() ? answer.root : answer.root["data"];
    for (const Value queue : list.items()) {
      Place found = place;
      found.queue = queue["code"].text_or();
      if (queue["name"].text() == queue_name && !found.queue.empty()) {
        return then(subscribe(found, now, 0));
      }
    }
    return then(make_queue(place, now));
  });
}

}  // namespace

std::vector<Call> pull_events(const PollOrders& task, Time now) {
  if (task.cursor.empty()) return {begin_queue({}, now)};
  Place place = place_of(task.cursor);
  const bool was_away = place.day && date_in_vietnam(now) - *place.day > trusted_with;
  // What has come to the middle of a page of events is finished first.
  if (place.page == 0 && place.read_ids.empty() && was_away) place.page = 1;
  if (place.page > 0) return {list_orders(std::move(place), now)};
  return {pull(place, now, true)};
}

}  // namespace ganh::connectors::tiki
