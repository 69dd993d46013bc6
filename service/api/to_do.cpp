#include "service/api/to_do.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/json/json.h"
#include "catalog/measure/quantity.h"
#include "catalog/money/payments.h"
#include "catalog/money/settlements.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/search.h"
#include "catalog/orders/shipments.h"
#include "catalog/orders/tracking.h"
#include "catalog/products/products.h"
#include "catalog/selling/selling.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/refusals.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/outbox.h"
#include "connectors/receiving/cancellations.h"
#include "connectors/receiving/inbox.h"
#include "service/api/drift_tasks.h"
#include "service/api/orders.h"
#include "service/words/sentences.h"
#include "service/words/troubles.h"

namespace ganh::service::api {

namespace channel = connectors::channel;
namespace json = catalog::json;
namespace orders = catalog::orders;
namespace publishing = connectors::publishing;
namespace store = catalog::store;

namespace {

constexpr std::chrono::days near_its_end{4};  // before the first channel closes to the lot
constexpr Duration confirm_soon = std::chrono::hours{2};
constexpr Duration out_of_touch_min = std::chrono::minutes{5};
constexpr int polls_missed_max = 10;
// Orders are fetched every few minutes: a cancellation that is not heard of by then is none there.
constexpr Duration word_comes_within = std::chrono::hours{1};

using Channels = std::vector<channel::Channel>;

std::string name_of(const Channels& channels, const ChannelId& id) {
  const auto found = std::ranges::find(channels, id, &channel::Channel::id);
  return found == channels.end() ? std::string(catalog::selling::name_of(id)) : found->name;
}

// "21/11/2026 08:05"
std::string hour_in_vietnam(Time time) {
  const Date day = date_in_vietnam(time);
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(time - start_of_day(day)).count();
  return vietnamese_date(day) + fmt::format(" {:02}:{:02}", minutes / 60, minutes % 60);
}

std::int64_t short_packs(const orders::Order& order) {
  std::int64_t packs = 0;
  for (const auto& line : order.lines) packs += line.short_packs(order.state);
  return packs;
}

Task order_task(const orders::Order& order, std::string kind, std::vector<Param> more) {
  Task task{std::move(kind), false, "order", order.id.text, order.external_id, {}, 1, {}};
  more.push_back({"order", order.external_id});
  more.push_back({"customer", order.customer.name});
  task.words = {"", "to_do." + task.kind, std::move(more)};
  return task;
}

using LateCancellations = std::vector<connectors::receiving::LateCancellation>;

// Those that have left in part and are not wanted any more wait for nobody to pack or send them.
void add_orders(std::vector<Task>& tasks, const store::Scope& scope, const Channels& channels,
                Time now, const LateCancellations& late) {
  auto open = orders::open_orders(scope, orders_looked_at_max);
  std::erase_if(open, [&](const orders::Order& order) {
    return std::ranges::count(late, order.id, &LateCancellations::value_type::order) > 0;
  });
  if (open.empty()) return;
  const auto [first, last] = std::ranges::minmax(open, {}, &orders::Order::id);
  const auto refusals = publishing::refusals(scope, first.id, last.id);
  for (const auto& order : open) {
    const Param on{"channel", name_of(channels, order.channel)};
    if (const auto packs = short_packs(order); packs > 0) {
      Task task = order_task(order, "order_short", {{"packs", std::to_string(packs)}, on});
      task.urgent = true;
      task.count = packs;
      task.due_at = order.confirm_by;
      tasks.push_back(std::move(task));
    }
    const NextStep next = next_step(order, false);
    Task task = order_task(order, "order_" + std::string(next.step), {on});
    task.due_at = next.due_at;
    task.urgent = next.due_at && *next.due_at < now + confirm_soon;
    tasks.push_back(std::move(task));
    if (const auto refusal = refusals.find(order.id); refusal != refusals.end()) {
      Task told = order_task(order, "order_told_refused", {on, {"words", refusal->second}});
      told.urgent = true;
      tasks.push_back(std::move(told));
    }
  }
}

// What a carrier could not deliver, brought back, lost or damaged.
void add_parcels(std::vector<Task>& tasks, const store::Scope& scope, Time now) {
  const Time since = now - orders::tracked_for;
  for (const auto& trouble : orders::parcels_in_trouble(scope, since, parcels_looked_at_max)) {
    const auto order = orders::find_order(scope, trouble.order);
    if (!order) continue;
    Task task = order_task(*order, "parcel_" + std::string(orders::name(trouble.progress)),
                           {{"carrier", trouble.carrier},
                            {"waybill", trouble.waybill},
                            {"since", hour_in_vietnam(trouble.at)}});
    task.urgent = true;
    tasks.push_back(std::move(task));
  }
}

// Cancelled by customer or marketplace when the goods had left, or a part of them.
void add_late_cancellations(std::vector<Task>& tasks, const store::Scope& scope,
                            const Channels& channels, const LateCancellations& all) {
  for (const auto& late : all) {
    const auto order = orders::find_order(scope, late.order);
    if (!order) continue;
    const bool is_part = orders::is_open(order->state);
    Task task = order_task(*order, is_part ? "order_cancelled_in_part" : "order_cancelled_late",
                           {{"channel", name_of(channels, order->channel)}});
    task.urgent = true;
    tasks.push_back(std::move(task));
  }
}

// Packed before its lot was recalled: shipping it is refused, and no task of its own.
void add_recalled(std::vector<Task>& tasks, const store::Scope& scope) {
  for (const auto& packed : orders::packed_recalls(scope, cancellations_looked_at_max)) {
    const auto order = orders::find_order(scope, packed.order);
    if (!order) continue;
    std::erase_if(tasks, [&](const Task& other) {
      return other.kind == "order_ship" && other.subject_id == packed.order.text;
    });
    Task task = order_task(*order, "order_recalled", {{"lot", packed.lot}});
    task.urgent = true;
    tasks.push_back(std::move(task));
  }
}

// Given up by the cooperative, and the marketplace would not hear of it.
void add_refused_cancellations(std::vector<Task>& tasks, const store::Scope& scope,
                               const Channels& channels) {
  for (const auto& refused :
       publishing::refused_cancellations(scope, cancellations_looked_at_max)) {
    const auto order = orders::find_order(scope, refused.order);
    if (!order) continue;
    Task task =
        order_task(*order, "order_cancel_refused",
                   {{"channel", name_of(channels, order->channel)}, {"words", refused.words}});
    task.urgent = true;
    tasks.push_back(std::move(task));
  }
}

// A person has said that the marketplace cancelled it, and the marketplace has not said so since.
void add_unheard_cancellations(std::vector<Task>& tasks, const store::Scope& scope,
                               const Channels& channels, Time now) {
  for (const auto& id : connectors::receiving::unheard_claims(scope, now - word_comes_within,
                                                              cancellations_looked_at_max)) {
    const auto order = orders::find_order(scope, id);
    if (!order) continue;
    Task task = order_task(*order, "order_cancel_unheard",
                           {{"channel", name_of(channels, order->channel)}});
    task.urgent = true;
    tasks.push_back(std::move(task));
  }
}

// Cut, paid or brought back since a carrier was told what to collect.
void add_collections(std::vector<Task>& tasks, const store::Scope& scope) {
  for (const auto& id : orders::perhaps_collecting_too_much(scope, collections_looked_at_max)) {
    const auto order = orders::find_order(scope, id);
    if (!order) continue;
    for (const auto& of : catalog::selling::collecting(scope, *order)) {
      if (!of.is_too_much()) continue;
      Task task = order_task(*order, "cod_too_much",
                             {{"carrier", of.carrier},
                              {"waybill", of.waybill},
                              {"told", catalog::measure::vietnamese(of.cod)},
                              {"due", catalog::measure::vietnamese(of.due)}});
      task.urgent = true;
      tasks.push_back(std::move(task));
    }
  }
}

void add_refunds(std::vector<Task>& tasks, const store::Scope& scope, const Channels& channels) {
  for (const auto& order : orders::ended_with_money(scope, refunds_looked_at_max)) {
    const auto back = catalog::money::overpaid(order);
    if (back.vnd == 0) continue;
    tasks.push_back(order_task(order, "order_refund",
                               {{"channel", name_of(channels, order.channel)},
                                {"money", catalog::measure::vietnamese(back)}}));
  }
}

void add_lots(std::vector<Task>& tasks, const store::Scope& scope, const Channels& channels,
              Date today) {
  int days_left_min = 0;
  for (const auto& of : channels)
    days_left_min = std::max(days_left_min, of.profile.days_kept_min());
  const Date until = today + std::chrono::days{days_left_min} + near_its_end;
  for (const auto& row : catalog::stock::lots_expiring(scope, until, lots_looked_at_max)) {
    const auto product = catalog::products::find_product(scope, row.lot.product);
    const bool expired = row.lot.expires_on < today;
    Task task{expired ? "lot_expired" : "lot_expiring",
              expired,
              "lot",
              row.lot.id.text,
              row.lot.code,
              start_of_day(row.lot.expires_on + std::chrono::days{1}) - Duration{1},
              1,
              {}};
    task.words = {"",
                  "to_do." + task.kind,
                  {{"lot", row.lot.code},
                   {"product", product ? product->product.name : ""},
                   {"quantity", catalog::stock::in_words(scope, row.lot.product, row.on_hand_base)},
                   {"day", vietnamese_date(row.lot.expires_on)}}};
    tasks.push_back(std::move(task));
  }
}

void add_settlements(std::vector<Task>& tasks, const store::Scope& scope,
                     const Channels& channels) {
  for (const auto& row : catalog::money::differing_settlements(scope, settlements_looked_at_max)) {
    const auto& list = row.settlement;
    const bool is_channels = list.from == catalog::money::Method::marketplace;
    const std::string party = is_channels ? name_of(channels, ChannelId{list.party}) : list.party;
    Task task{"settlement_differs", false, "settlement",  row.id.text,
              list.number,          {},    row.differing, {}};
    task.words = {
        "",
        "to_do.settlement_differs",
        {{"number", list.number}, {"party", party}, {"count", std::to_string(row.differing)}}};
    tasks.push_back(std::move(task));
  }
}

void add_channel(std::vector<Task>& tasks, const channel::Channel& of, std::string kind,
                 std::int64_t count, bool urgent, std::vector<Param> more = {}) {
  Task task{std::move(kind), urgent, "channel", of.id.text, of.name, {}, count, {}};
  more.push_back({"channel", of.name});
  more.push_back({"count", std::to_string(count)});
  task.words = {"", "to_do." + task.kind, std::move(more)};
  tasks.push_back(std::move(task));
}

Task listing_task(std::string kind, const channel::Channel& of, const channel::ListingRow& row) {
  Task task{std::move(kind), false, "listing", row.pack.text, row.sku, {}, 1, {}};
  task.words = {"", "to_do." + task.kind, {{"channel", of.name}, {"sku", row.sku}}};
  return task;
}

void add_refused_listings(std::vector<Task>& tasks, const store::Scope& scope,
                          const channel::Channel& of) {
  const auto refused = channel::refused_listings(scope, of.id, listings_looked_at_max);
  for (const auto& row : refused) {
    Task task = listing_task("listing_refused", of, row);
    task.because = channel::refusal(of.connector, row.their_code, row.their_words);
    tasks.push_back(std::move(task));
  }
  if (refused.size() < listings_looked_at_max) return;
  const auto more = channel::refused_count(scope, of.id) - listings_looked_at_max;
  if (more == 0) return;
  add_channel(tasks, of, "listing_refused", more, false);
  tasks.back().words.reason = "to_do.listings_refused";
}

void add_locked_prices(std::vector<Task>& tasks, const store::Scope& scope,
                       const channel::Channel& of, Time now) {
  for (const auto& row : channel::locked_listings(scope, of.id, listings_looked_at_max)) {
    if (*row.price_locked_until <= now) continue;  // it is being sent again
    Task task = listing_task("price_locked", of, row);
    task.words.params.push_back({"until", hour_in_vietnam(*row.price_locked_until)});
    tasks.push_back(std::move(task));
  }
}

void add_channels(std::vector<Task>& tasks, const store::Scope& scope, const Channels& channels,
                  Time now, const TroubleOf& trouble_of) {
  for (const auto& of : channels) {
    add_refused_listings(tasks, scope, of);
    add_locked_prices(tasks, scope, of, now);
    add_drift_tasks(tasks, scope, of);
    const auto held = publishing::counts(scope, of.id).held;
    if (held > 0) add_channel(tasks, of, "listing_held", held, false);
    const auto quarantined = connectors::receiving::quarantined_count(scope, of.id);
    if (quarantined > 0) add_channel(tasks, of, "order_quarantined", quarantined, true);
    const auto trouble = trouble_of ? trouble_of(of) : std::nullopt;
    if (trouble) add_channel(tasks, of, "channel_trouble", 1, true, {{"trouble", *trouble}});
    const auto cursor = channel::find_cursor(scope, of.id);
    const Duration patience = std::max(out_of_touch_min, of.profile.orders_poll * polls_missed_max);
    if (cursor && cursor->orders_polled_at > Time{} && cursor->orders_polled_at + patience < now) {
      add_channel(tasks, of, "orders_stale", 1, true,
                  {{"since", hour_in_vietnam(cursor->orders_polled_at)}});
    }
  }
}

// What an engine noted of a channel is said in that language, too.
Fault said_in(Fault fault, words::Language language) {
  for (Param& param : fault.params) {
    if (param.name == "trouble") param.value = words::trouble_in_words(language, param.value);
  }
  return fault;
}

}  // namespace

std::vector<Task> read_to_do(const store::Scope& scope, Time now, accounts::Permissions permissions,
                             const TroubleOf& trouble_of) {
  using enum accounts::Permission;
  const auto channels = channel::all_channels(scope);
  std::vector<Task> tasks;
  if (permissions.holds(orders_read)) {
    const auto late = connectors::receiving::late_cancellations(scope, cancellations_looked_at_max);
    add_orders(tasks, scope, channels, now, late);
    add_parcels(tasks, scope, now);
    add_recalled(tasks, scope);
    add_late_cancellations(tasks, scope, channels, late);
    add_refused_cancellations(tasks, scope, channels);
    add_unheard_cancellations(tasks, scope, channels, now);
    add_collections(tasks, scope);
    add_refunds(tasks, scope, channels);
  }
  if (permissions.holds(stock_read)) add_lots(tasks, scope, channels, date_in_vietnam(now));
  if (permissions.holds(money_read)) add_settlements(tasks, scope, channels);
  if (permissions.holds(channels_read)) add_channels(tasks, scope, channels, now, trouble_of);
  std::ranges::stable_sort(tasks, [](const Task& a, const Task& b) {
    if (a.urgent != b.urgent) return a.urgent;
    return a.due_at.value_or(Time::max()) < b.due_at.value_or(Time::max());
  });
  return tasks;
}

std::string to_do_json(const std::vector<Task>& tasks) {
  using catalog::text::Language;
  json::Writer out;
  out.object([&] {
    out.array("tasks", [&] {
      for (const auto& task : tasks) {
        out.object([&] {
          out.field("kind", task.kind);
          out.field("urgent", task.urgent);
          out.field("subject_kind", task.subject_kind);
          out.field("subject_id", task.subject_id);
          out.field("subject", task.subject);
          if (task.due_at)
            out.field("due_at", rfc3339(*task.due_at));
          else
            out.null_field("due_at");
          out.field("count", task.count);
          for (const auto& [key, language] :
               {std::pair{"vi", Language::vietnamese}, std::pair{"en", Language::english}}) {
            auto spoken = words::speak(said_in(task.words, language), language);
            if (task.because) {
              const auto why = words::speak(*task.because, language);
              spoken = {spoken.problem + " " + why.problem, why.cure};
            }
            out.object(key, [&] {
              out.field("problem", spoken.problem);
              out.field("cure", spoken.cure);
            });
          }
        });
      }
    });
  });
  return std::move(out).text();
}

}  // namespace ganh::service::api
