#include <algorithm>
#include <utility>

#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

// Of a poll: whether orders may be waiting behind those that came.
bool ChannelRun::has_more(const Flight& flight) const {
  const auto* poll = std::get_if<PollOrders>(&flight.task);
  if (!poll) return false;
  const bool is_queue = !connector_->capabilities().pages_orders;  // asked until it is empty
  return std::ranges::any_of(flight.outcomes, [&](const Outcome& outcome) {
    // One that says there is more and stays where it is would be asked without end.
    const auto* cursor = std::get_if<Cursor>(&outcome);
    if (cursor) return cursor->more && poll->cursor != cursor->next;
    return is_queue && (std::holds_alternative<Received>(outcome) ||
                        std::holds_alternative<CounterSale>(outcome) ||
                        std::holds_alternative<OrderCancelled>(outcome));
  });
}

// Tells whoever watches, and decides when orders are fetched next.
void ChannelRun::note(const Flight& flight, Trouble trouble) {
  std::int64_t poisoned = 0;
  for (const auto& outcome : flight.outcomes) {
    if (const auto* item = std::get_if<Accepted>(&outcome)) {
      observe({.kind = Event::Kind::accepted, .subject = item->sku});
    } else if (const auto* later = std::get_if<Pending>(&outcome)) {
      if (!std::holds_alternative<PollModeration>(flight.task)) {
        observe({.kind = Event::Kind::pending, .subject = later->sku});
      }
    } else if (const auto* refused = std::get_if<Refused>(&outcome)) {
      observe(
          {.kind = Event::Kind::refused, .subject = refused->sku, .detail = refused->their_words});
    } else if (const auto* order = std::get_if<Received>(&outcome)) {
      observe({.kind = Event::Kind::order,
               .subject = order->order.external_id,
               .count = static_cast<std::int64_t>(order->order.lines.size())});
    } else if (const auto* sale = std::get_if<CounterSale>(&outcome)) {
      observe({.kind = Event::Kind::order,
               .subject = sale->order.external_id,
               .count = static_cast<std::int64_t>(sale->order.lines.size())});
    } else if (const auto* told = std::get_if<Told>(&outcome)) {
      observe({.kind = Event::Kind::told, .subject = told->external_id});
    } else if (std::holds_alternative<Poisoned>(outcome)) {
      poisoned += 1;
    }
  }
  for (const auto& drift : std::exchange(drifts_, {})) {
    observe({.kind = Event::Kind::drift,
             .subject = drift.sku,
             .detail = std::string(name(drift.kind))});
  }
  if (poisoned > 0) observe({.kind = Event::Kind::quarantined, .count = poisoned});
  if (!std::holds_alternative<PollOrders>(flight.task)) return;
  orders_wanted_ |= has_more(flight) || trouble != Trouble::none;
  if (trouble == Trouble::none) orders_due_ = parts_.clock.now() + channel_.profile.orders_poll;
}

void ChannelRun::observe(Event event) const {
  event.channel = channel_.name;
  if (parts_.observe) parts_.observe(event);
}

}  // namespace ganh::connectors::publishing
