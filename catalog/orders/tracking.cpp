#include "catalog/orders/tracking.h"

#include <algorithm>
#include <array>

#include "catalog/changes/difference.h"
#include "catalog/orders/orders.h"
#include "catalog/orders/steps.h"
#include "catalog/text/cut.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/reference_key.h"

namespace ganh::catalog::orders {

namespace {

using changes::Command;

constexpr std::array names{"created",   "picked_up",      "in_transit", "out_for_delivery",
                           "delivered", "failed_attempt", "returning",  "returned",
                           "cancelled", "lost",           "damaged",    "unknown"};

std::string joined(const std::vector<std::string>& texts) {
  std::string all = "\n";
  for (const auto& text : texts) all.append(text).append("\n");
  return all;
}

bool is_among(std::string_view joined_names, std::string_view carrier) {
  const std::string folded = text::fold(carrier);
  return !folded.empty() && joined_names.find("\n" + folded + "\n") != joined_names.npos;
}

std::string kept_text(std::string_view text) {
  return std::string(text::cut(text::normalise(text), tracking_text_bytes_max));
}

struct Bearer {
  ShipmentId id;
  OrderId order;
  std::string carrier;
  ShipmentState state = ShipmentState::packed;
};

std::vector<Bearer> bearers(const store::Scope& scope, const std::string& key,
                            std::string_view joined_names) {
  constexpr std::string_view list = R"sql(
    SELECT shipment_id, order_id, carrier, state
      FROM shipments
     WHERE cooperative_id = $1 AND waybill_key = $2
     ORDER BY shipment_id)sql";
  auto found = scope.all(list, {key}, [](const store::Row& row) {
    return Bearer{{row.string(0)},
                  {row.string(1)},
                  row.string(2),
                  parse_shipment_state(row.text(3)).value_or(ShipmentState::packed)};
  });
  std::erase_if(found, [&](const Bearer& one) { return !is_among(joined_names, one.carrier); });
  return found;
}

std::int64_t count_of(const store::Scope& scope, const std::string& key,
                      const std::string& carrier) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3)sql";
  return scope.number(count, {key, carrier});
}

// Whether it is new.
bool add_event(Command& command, const Parcel& parcel, const std::string& key,
               const TrackingEvent& event, bool is_matched) {
  constexpr std::string_view add = R"sql(
    INSERT INTO tracking_events
      (cooperative_id, waybill_key, carrier, number, at_us, code, text, progress, place,
       received_at_us, weight_g, fee_vnd, cod_vnd, names, is_matched)
    SELECT $1, $2, $3, COALESCE(MAX(number), 0) + 1, CAST($4 AS BIGINT), $5, $6, $7, $8,
           CAST($9 AS BIGINT), CAST($10 AS BIGINT), CAST($11 AS BIGINT), CAST($12 AS BIGINT),
           $13, CAST($14 AS BIGINT)
      FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3
        ON CONFLICT (cooperative_id, waybill_key, carrier, at_us, code, text) DO NOTHING)sql";
  std::optional<std::int64_t> fee_vnd, cod_vnd;
  if (event.fee) fee_vnd = event.fee->vnd;
  if (event.cod) cod_vnd = event.cod->vnd;
  const std::string all_names = joined(parcel.names);
  return command.rows().run(add, {key, parcel.carrier, to_us(event.at), event.code, event.text,
                                  name(event.progress), event.place, to_us(command.now()),
                                  event.weight_g, fee_vnd, cod_vnd, all_names, is_matched}) == 1;
}

void drop_oldest_waiting(Command& command) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM tracking_events WHERE cooperative_id = $1 AND is_matched = 0)sql";
  constexpr std::string_view oldest = R"sql(
    SELECT waybill_key, carrier
      FROM tracking_events
     WHERE cooperative_id = $1 AND is_matched = 0
     ORDER BY received_at_us, waybill_key, carrier
     LIMIT 1)sql";
  constexpr std::string_view drop = R"sql(
    DELETE FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3 AND is_matched = 0)sql";
  while (command.rows().number(count, {}) >= tracking_waiting_max) {
    const auto parcel = command.rows().one(
        oldest, {}, [](const store::Row& row) { return std::pair(row.string(0), row.string(1)); });
    if (!parcel) return;
    command.rows().run(drop, {parcel->first, parcel->second});
  }
}

struct Last {
  std::string progress;
  std::int64_t at_us = 0;
};

std::optional<Last> last_known(const store::Scope& scope, const std::string& key,
                               std::string_view carrier) {
  constexpr std::string_view find = R"sql(
    SELECT progress, at_us
      FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3 AND progress <> 'unknown'
     ORDER BY at_us DESC, number DESC
     LIMIT 1)sql";
  return scope.one(find, {key, carrier}, [](const store::Row& row) {
    return Last{row.string(0), row.integer(1)};
  });
}

std::optional<Time> first_delivered(const store::Scope& scope, const std::string& key,
                                    std::string_view carrier) {
  constexpr std::string_view find = R"sql(
    SELECT MIN(at_us)
      FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3 AND progress = 'delivered'
    HAVING COUNT(*) > 0)sql";
  return scope.one(find, {key, carrier},
                   [](const store::Row& row) { return from_us(row.integer(0)); });
}

// Sets how far the shipment is, and delivers it when it has been. Whether it was delivered now.
bool bring_up_to_date(Command& command, const Bearer& bearer, const std::string& key,
                      const std::string& carrier) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET tracked_by = $3, progress = $4, progress_at_us = $5
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  const Last last = last_known(command.rows(), key, carrier).value_or(Last{});
  command.rows().run(set, {bearer.id, carrier, last.progress, last.at_us});
  if (bearer.state != ShipmentState::shipped) return false;
  const auto delivered_at = first_delivered(command.rows(), key, carrier);
  if (!delivered_at) return false;
  // Carriers' clocks are their own; nothing is delivered in the future.
  return deliver(command, bearer.id, std::min(*delivered_at, command.now())).has_value();
}

}  // namespace

std::string_view name(Progress progress) {
  return names[static_cast<std::size_t>(progress)];
}

std::optional<Progress> parse_progress(std::string_view text) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Progress>(found - names.begin());
}

std::string waybill_key(std::string_view waybill) {
  std::string key;
  for (const char c : text::reference_key(waybill)) {
    if (c >= 'a' && c <= 'z') key += static_cast<char>(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

void note_tracking(Command& command, const Parcel& parcel, TrackingEvent event, Noted& noted) {
  const std::string key = waybill_key(parcel.waybill);
  if (key.empty() || key.size() > shipment_bytes_max ||
      count_of(command.rows(), key, parcel.carrier) >= tracking_events_max) {
    noted.refused += 1;
    return;
  }
  for (std::string* text : {&event.code, &event.text, &event.place}) *text = kept_text(*text);
  const auto known = bearers(command.rows(), key, joined(parcel.names));
  if (known.empty()) drop_oldest_waiting(command);
  if (!add_event(command, parcel, key, event, !known.empty())) {
    noted.known_already += 1;
    return;
  }
  noted.kept += 1;
  for (const Bearer& bearer : known) {
    if (bring_up_to_date(command, bearer, key, parcel.carrier)) {
      noted.delivered += 1;
      continue;
    }
    touch(command, bearer.order, changes::Difference("tracked", name(event.progress)).json());
  }
}

void match_tracking(Command& command, const ShipmentId& id, std::string_view carrier,
                    std::string_view waybill) {
  constexpr std::string_view set_key = R"sql(
    UPDATE shipments
       SET waybill_key = $3
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT carrier, names
      FROM tracking_events
     WHERE cooperative_id = $1 AND waybill_key = $2
     ORDER BY carrier, names)sql";
  constexpr std::string_view match = R"sql(
    UPDATE tracking_events
       SET is_matched = 1
     WHERE cooperative_id = $1 AND waybill_key = $2 AND carrier = $3)sql";
  const std::string key = waybill_key(waybill);
  command.rows().run(set_key, {id, key});
  if (key.empty()) return;
  const auto told = command.rows().all(
      list, {key}, [](const store::Row& row) { return std::pair(row.string(0), row.string(1)); });
  for (const auto& [by, by_names] : told) {
    if (!is_among(by_names, carrier)) continue;
    command.rows().run(match, {key, by});
    const auto all = bearers(command.rows(), key, by_names);
    const auto own = std::ranges::find(all, id, &Bearer::id);
    if (own != all.end()) bring_up_to_date(command, *own, key, by);
  }
}

std::vector<TrackingEvent> tracking_of(const store::Scope& scope, const ShipmentId& id) {
  constexpr std::string_view list = R"sql(
    SELECT e.code, e.text, e.progress, e.place, e.at_us, e.received_at_us, e.weight_g, e.fee_vnd,
           e.cod_vnd
      FROM shipments AS s
      JOIN tracking_events AS e
        ON e.cooperative_id = s.cooperative_id AND e.waybill_key = s.waybill_key
       AND e.carrier = s.tracked_by
     WHERE s.cooperative_id = $1 AND s.shipment_id = $2 AND s.waybill_key <> ''
     ORDER BY e.at_us, e.number)sql";
  return scope.all(list, {id}, [](const store::Row& row) {
    TrackingEvent event;
    event.code = row.string(0);
    event.text = row.string(1);
    event.progress = parse_progress(row.text(2)).value_or(Progress::unknown);
    event.place = row.string(3);
    event.at = from_us(row.integer(4));
    event.received_at = from_us(row.integer(5));
    if (!row.is_null(6)) event.weight_g = row.integer(6);
    if (!row.is_null(7)) event.fee = measure::Money{row.integer(7)};
    if (!row.is_null(8)) event.cod = measure::Money{row.integer(8)};
    return event;
  });
}

std::vector<ShipmentId> shipments_under(const store::Scope& scope, std::string_view waybill,
                                        int limit) {
  constexpr std::string_view list = R"sql(
    SELECT shipment_id
      FROM shipments
     WHERE cooperative_id = $1 AND waybill_key = $2
     ORDER BY shipment_id DESC
     LIMIT $3)sql";
  const std::string key = waybill_key(waybill);
  if (key.empty()) return {};
  return scope.all(list, {key, limit},
                   [](const store::Row& row) { return ShipmentId{row.string(0)}; });
}

std::vector<Carried> carried_under(const store::Scope& scope, std::string_view waybill, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id, carrier
      FROM shipments
     WHERE cooperative_id = $1 AND waybill_key = $2 AND waybill_key <> ''
     ORDER BY shipment_id DESC
     LIMIT $3)sql";
  return scope.all(list, {waybill_key(waybill), limit}, [](const store::Row& row) {
    return Carried{{row.string(0)}, row.string(1)};
  });
}

std::vector<Trouble> parcels_in_trouble(const store::Scope& scope, Time since, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT order_id, shipment_id, progress, carrier, waybill, progress_at_us
      FROM shipments
     WHERE cooperative_id = $1 AND progress_at_us >= $2
       AND progress IN ('failed_attempt', 'returned', 'cancelled', 'lost', 'damaged')
       AND (state = 'shipped' OR (state = 'delivered' AND progress = 'returned'))
     ORDER BY progress_at_us DESC, shipment_id
     LIMIT $3)sql";
  return scope.all(list, {to_us(since), limit}, [](const store::Row& row) {
    return Trouble{
        {row.string(0)}, {row.string(1)}, parse_progress(row.text(2)).value_or(Progress::unknown),
        row.string(3),   row.string(4),   from_us(row.integer(5))};
  });
}

std::vector<std::string> carriers_under_way(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT DISTINCT carrier
      FROM shipments
     WHERE cooperative_id = $1 AND state = 'shipped'
     ORDER BY carrier)sql";
  return scope.all(list, {}, [](const store::Row& row) { return row.string(0); });
}

std::vector<UnderWay> parcels_to_ask(const store::Scope& scope, std::string_view carrier,
                                     Time shipped_after, Time asked_before, int limit) {
  constexpr std::string_view list = R"sql(
    SELECT shipment_id, waybill
      FROM shipments
     WHERE cooperative_id = $1 AND carrier = $2 AND state = 'shipped' AND asked_at_us <= $4
       AND shipped_at_us >= $3 AND waybill_key <> ''
       AND progress NOT IN ('returned', 'cancelled', 'lost')
     ORDER BY asked_at_us, shipment_id
     LIMIT $5)sql";
  return scope.all(list, {carrier, to_us(shipped_after), to_us(asked_before), limit},
                   [](const store::Row& row) {
                     return UnderWay{{row.string(0)}, row.string(1)};
                   });
}

std::optional<Time> longest_unasked(const store::Scope& scope, std::string_view carrier,
                                    Time shipped_after) {
  constexpr std::string_view find = R"sql(
    SELECT asked_at_us
      FROM shipments
     WHERE cooperative_id = $1 AND carrier = $2 AND state = 'shipped' AND shipped_at_us >= $3
       AND waybill_key <> '' AND progress NOT IN ('returned', 'cancelled', 'lost')
     ORDER BY asked_at_us
     LIMIT 1)sql";
  return scope.one(find, {carrier, to_us(shipped_after)},
                   [](const store::Row& row) { return from_us(row.integer(0)); });
}

void note_asked(const store::WriteScope& scope, const ShipmentId& id, Time at) {
  constexpr std::string_view set = R"sql(
    UPDATE shipments
       SET asked_at_us = $3
     WHERE cooperative_id = $1 AND shipment_id = $2)sql";
  scope.run(set, {id, to_us(at)});
}

std::optional<Linked> find_linked(const store::Global& global, std::string_view tracking_code) {
  constexpr std::string_view find = R"sql(
    SELECT cooperative_id, order_id, shipment_id
      FROM shipments
     WHERE tracking_code = $1 AND tracking_code <> '')sql";
  return global.one(find, {tracking_code}, [](const store::Row& row) {
    return Linked{{row.string(0)}, {row.string(1)}, {row.string(2)}};
  });
}

}  // namespace ganh::catalog::orders
