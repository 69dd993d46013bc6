#include "connectors/receiving/inbox.h"

#include <fmt/format.h>

#include "catalog/crash_point.h"
#include "catalog/json/json.h"
#include "catalog/orders/orders.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/receiving/cancellations.h"
#include "connectors/receiving/counter_sales.h"
#include "connectors/transport/signing.h"

namespace ganh::connectors::receiving {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;
using channel::Channel;

namespace {

constexpr std::size_t raw_bytes_max = 64 * 1024;

// Cut between letters.
std::string_view as_kept(std::string_view raw) {
  if (raw.size() <= raw_bytes_max) return raw;
  std::size_t end = raw_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0U) == 0x80U) --end;
  return raw.substr(0, end);
}

bool may_be_cut(std::string_view kept) {
  constexpr std::size_t letter_bytes_max = 4;
  return kept.size() + letter_bytes_max > raw_bytes_max;
}

void keep(changes::Command& command, const Channel& channel, std::string_view external_id,
          std::string_view state, std::string_view why, std::string_view raw) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO inbox (cooperative_id, channel_id, external_id, state, why, raw, received_at, times)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
        ON CONFLICT (cooperative_id, channel_id, external_id) DO UPDATE
       SET times = inbox.times + 1,
           why = CASE WHEN inbox.state = 'imported' OR excluded.raw = inbox.raw
                      THEN CASE WHEN excluded.state = 'imported' THEN '' ELSE inbox.why END
                      ELSE excluded.why END,
           raw = CASE WHEN inbox.state = 'imported' THEN inbox.raw ELSE excluded.raw END,
           state = CASE WHEN excluded.state = 'imported' OR inbox.state = 'imported' THEN 'imported'
                        WHEN excluded.raw = inbox.raw THEN inbox.state
                        ELSE 'quarantined' END)sql";
  command.rows().run(sql,
                     {channel.id, external_id, state, why, as_kept(raw), to_us(command.now())});
}

void keep_receipt(changes::Command& command, const Channel& channel, std::string_view receipt) {
  if (receipt.empty()) return;
  constexpr std::string_view sql = R"sql(
    INSERT INTO acknowledgements (cooperative_id, channel_id, receipt)
    VALUES ($1, $2, $3)
        ON CONFLICT (cooperative_id, channel_id, receipt) DO NOTHING)sql";
  command.rows().run(sql, {channel.id, receipt});
}

// The marketplace counts this order into its figure until the cursor is past it; now that it is,
// what it shows of these packs is to be said anew.
void say_stock_anew(changes::Command& command, const Channel& channel, std::string_view sku) {
  auto listing = channel::find_listing_by_sku(command.rows(), channel.id, sku);
  if (!listing) return;
  listing->packs.reset();
  channel::save(command, *listing);
  channel::record_answer(command, *listing);
}

// Where the marketplace names no deadline, the channel's own rule does.
orders::NewOrder with_deadlines(orders::NewOrder order, const Channel& channel) {
  order.channel = channel.id;
  const auto& profile = channel.profile;
  const auto within = [&](std::optional<Time>& deadline, Duration allowed) {
    if (!deadline && allowed > Duration::zero()) deadline = order.placed_at + allowed;
  };
  within(order.confirm_by, profile.confirm_within);
  within(order.ship_by, profile.ship_within);
  return order;
}

// One that bears no id is kept under what is its own all the same.
std::string name_of(const Poisoned& poisoned) {
  if (!poisoned.external_id.empty()) return poisoned.external_id;
  if (!poisoned.receipt.empty()) return "receipt " + poisoned.receipt;
  return "sha256 " + transport::hex(transport::sha256(poisoned.raw));
}

// What bore no id of its own was kept under another name than it is imported by; its text is not
// needed any more, and would not be found again when the order's customer is erased.
void leave_quarantine(changes::Command& command, const ChannelId& channel,
                      std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    UPDATE inbox
       SET state = 'imported', why = '', raw = ''
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state = 'quarantined')sql";
  command.rows().run(sql, {channel, external_id});
}

std::optional<std::string> why_aside(const store::Scope& scope, const ChannelId& channel,
                                     std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT why
      FROM inbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state = 'quarantined')sql";
  return scope.one(sql, {channel, external_id},
                   [](const store::Row& row) { return row.string(0); });
}

std::optional<std::string> state_of(const store::Scope& scope, const ChannelId& channel,
                                    std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT state
      FROM inbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3)sql";
  return scope.one(sql, {channel, external_id},
                   [](const store::Row& row) { return row.string(0); });
}

std::string spoken(const Error& error) {
  std::string text;
  for (const auto& fault : error.faults) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", fault.field, fault.reason);
  }
  return text;
}

// Imports outcomes one after another, and counts.
class Importing {
 public:
  Importing(changes::Command& command, const Channel& channel, const Cursor* cursor)
      : command_(command), channel_(channel), cursor_(cursor) {}

  void operator()(const Received& received) {
    const orders::NewOrder order = with_deadlines(received.order, channel_);
    note(orders::place(command_, order), order, received.raw);
    keep_receipt(command_, channel_, received.receipt);
  }

  void operator()(const CounterSale& told) {
    CounterSale sale = told;
    sale.order.channel = channel_.id;
    const auto entered = enter(command_, sale);
    note(entered, sale.order, sale.raw);
    keep_receipt(command_, channel_, sale.receipt);
    if (!entered) return;
    for (const auto& refund : sale.refunds) {
      const std::string name = sale.order.external_id + " " + refund.external_id;
      if (state_of(command_.rows(), channel_.id, name) == "imported") continue;
      const auto taken_back = enter_refund(command_, entered->id, refund);
      if (taken_back) {
        keep(command_, channel_, name, "imported", "", "");
      } else {
        set_aside(name, spoken(taken_back.error()), sale.raw);
      }
    }
  }

  void operator()(const Poisoned& poisoned) {
    set_aside(name_of(poisoned), poisoned.why, poisoned.raw);
    keep_receipt(command_, channel_, poisoned.receipt);
  }

  template <class Other>
  void operator()(const Other&) {}

  Imported imported;

 private:
  void note(const Result<orders::Placed>& placed, const orders::NewOrder& order,
            std::string_view raw) {
    if (!placed) {
      set_aside(order.external_id, spoken(placed.error()), raw);
    } else {
      keep(command_, channel_, order.external_id, "imported", "", raw);
      if (placed->stood_already) {
        imported.stood_already += 1;
      } else {
        imported.new_orders.push_back(placed->id);
        follow_cancellation(command_, channel_.id, order.external_id);
      }
    }
    if (!cursor_) return;
    for (const auto& line : order.lines) say_stock_anew(command_, channel_, line.sku);
  }

  void set_aside(std::string_view external_id, std::string_view why, std::string_view raw) {
    keep(command_, channel_, external_id, "quarantined", why, raw);
    imported.quarantined += 1;
  }

  changes::Command& command_;
  const Channel& channel_;
  const Cursor* cursor_;
};

}  // namespace

Imported import(changes::Command& command, const Channel& channel,
                const std::vector<Outcome>& outcomes) {
  const Cursor* cursor = nullptr;
  for (const auto& outcome : outcomes) {
    if (const auto* next = std::get_if<Cursor>(&outcome)) cursor = next;
    // Heard first, so that what is given up keeps nothing from the orders that come with it.
    if (const auto* cancelled = std::get_if<OrderCancelled>(&outcome)) {
      hear(command, channel.id, *cancelled);
      keep_receipt(command, channel, cancelled->receipt);
      // What is shown there has risen, whether or not the order had ever been counted here.
      for (const auto& sku : cancelled->skus) say_stock_anew(command, channel, sku);
    }
  }
  Importing importing(command, channel, cursor);
  for (const auto& outcome : outcomes) std::visit(importing, outcome);
  if (cursor) {
    channel::save_orders_cursor(command, channel.id, cursor->next);
  }
  crash_point("orders.before_commit");
  return std::move(importing.imported);
}

std::vector<std::string> waiting_receipts(const store::Scope& scope, const ChannelId& channel,
                                          int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT receipt
      FROM acknowledgements
     WHERE cooperative_id = $1 AND channel_id = $2
     ORDER BY receipt
     LIMIT $3)sql";
  return scope.all(sql, {channel, limit}, [](const store::Row& row) { return row.string(0); });
}

void acknowledged(changes::Command& command, const ChannelId& channel, std::string_view receipt) {
  constexpr std::string_view sql = R"sql(
    DELETE FROM acknowledgements
     WHERE cooperative_id = $1 AND channel_id = $2 AND receipt = $3)sql";
  command.rows().run(sql, {channel, receipt});
}

std::int64_t times_received(const store::Scope& scope, const ChannelId& channel,
                            std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT times
      FROM inbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3)sql";
  return scope.number(sql, {channel, external_id});
}

std::int64_t erase_raw(changes::Command& command, Time received_before, int limit) {
  constexpr std::string_view sql = R"sql(
    UPDATE inbox
       SET raw = '', why = ''
     WHERE cooperative_id = $1
       AND (channel_id, external_id) IN
           (SELECT i.channel_id, i.external_id
              FROM inbox AS i
             WHERE i.cooperative_id = $1 AND i.raw <> '' AND i.received_at < $2
               AND (i.state IN ('quarantined', 'dismissed')
                    OR EXISTS (SELECT 1
                                 FROM orders AS o
                                WHERE o.cooperative_id = $1
                                  AND o.channel_id = i.channel_id
                                  AND o.external_id = i.external_id
                                  AND o.erased_at_us IS NOT NULL))
             ORDER BY i.received_at, i.channel_id, i.external_id
             LIMIT $3))sql";
  return command.rows().run(sql, {to_us(received_before), limit}) +
         erase_reasons(command, received_before, limit);
}

std::vector<Quarantined> quarantine(const store::Scope& scope, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, external_id, why, received_at, raw
      FROM inbox
     WHERE cooperative_id = $1 AND state = 'quarantined'
     ORDER BY received_at DESC, channel_id, external_id
     LIMIT $2)sql";
  return scope.all(sql, {limit}, [](const store::Row& row) {
    return Quarantined{
        {row.string(0)}, row.string(1), row.string(2), from_us(row.integer(3)), row.string(4)};
  });
}

Result<> dismiss(changes::Command& command, const ChannelId& channel, std::string_view external_id,
                 std::string_view why) {
  constexpr std::string_view sql = R"sql(
    UPDATE inbox
       SET state = 'dismissed', why = $4
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state = 'quarantined')sql";
  if (command.rows().run(sql, {channel, external_id, why}) == 0) {
    return error(Code::not_found, "external_id", "order.not_quarantined",
                 {{"order", std::string(external_id)}});
  }
  catalog::json::Writer detail;
  detail.object([&] {
    detail.field("dismissed", external_id);
    detail.field("channel", channel.text);
  });
  // It is about that order alone: recorded of the channel, every pack would be planned anew.
  command.record(changes::Noun::order, external_id, changes::Kind::updated,
                 std::move(detail).text());
  return {};
}

Result<Imported> read_again(changes::Command& command, const Channel& channel,
                            const Connector& connector, std::string_view external_id) {
  constexpr std::string_view sql = R"sql(
    SELECT raw
      FROM inbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND external_id = $3
       AND state = 'quarantined')sql";
  const auto raw = command.rows().one(sql, {channel.id, external_id},
                                      [](const store::Row& row) { return row.string(0); });
  const auto refused = [&](Code code, std::string reason, std::string why = {}) {
    return error(code, "external_id", std::move(reason),
                 {{"order", std::string(external_id)}, {"why", std::move(why)}});
  };
  if (!raw) return refused(Code::not_found, "order.not_quarantined");
  if (raw->empty() || may_be_cut(*raw)) return refused(Code::not_now, "order.raw_gone");

  Outcome outcome = connector.read_kept(*raw);
  if (const auto* poisoned = std::get_if<Poisoned>(&outcome)) {
    return refused(Code::not_now, "order.still_unreadable", poisoned->why);
  }
  if (auto* received = std::get_if<Received>(&outcome)) {
    received->order.channel = channel.id;
    const auto valid = orders::validate(received->order);
    if (!valid) return refused(Code::not_now, "order.still_unreadable", spoken(valid.error()));
    received->receipt.clear();  // kept when it came
  } else if (auto* sale = std::get_if<CounterSale>(&outcome)) {
    sale->order.channel = channel.id;
    const auto valid = may_enter(command.rows(), sale->order);
    if (!valid) return refused(Code::not_now, "order.still_unreadable", spoken(valid.error()));
    sale->receipt.clear();
  } else if (auto* cancelled = std::get_if<OrderCancelled>(&outcome)) {
    cancelled->receipt.clear();
  }
  Imported imported = import(command, channel, {std::move(outcome)});
  // Of a counter sale that stands, this refund may still not be one that can be entered.
  const auto still = why_aside(command.rows(), channel.id, external_id);
  if (still && imported.quarantined > 0) {
    return refused(Code::not_now, "order.still_unreadable", *still);
  }
  leave_quarantine(command, channel.id, external_id);
  return imported;
}

std::int64_t quarantined_count(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT COUNT(*)
      FROM inbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND state = 'quarantined')sql";
  return scope.number(sql, {channel});
}

}  // namespace ganh::connectors::receiving
