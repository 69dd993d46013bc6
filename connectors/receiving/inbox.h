// The inbox: what marketplaces handed over, exactly as it came, and its import.
//
// An order stands once however often it comes; import, cursor and acknowledgement move in one
// transaction. What cannot be read goes to quarantine with its raw text, and the others go on.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/connector.h"

namespace ganh::connectors::receiving {

struct Imported {
  std::vector<OrderId> new_orders;
  std::int64_t stood_already = 0;
  std::int64_t quarantined = 0;
};

// Imports Received, CounterSale, OrderCancelled and Poisoned outcomes, keeps receipts for
// acknowledgement, moves the cursor if one came along. Other outcomes are passed over.
Imported import(catalog::changes::Command& command, const channel::Channel& channel,
                const std::vector<Outcome>& outcomes);

std::vector<std::string> waiting_receipts(const catalog::store::Scope& scope,
                                          const ChannelId& channel, int limit);
void acknowledged(catalog::changes::Command& command, const ChannelId& channel,
                  std::string_view receipt);

// How often the marketplace has handed an order over, by whichever way; 0: never.
std::int64_t times_received(const catalog::store::Scope& scope, const ChannelId& channel,
                            std::string_view external_id);

// Empties what came for orders whose customers have been erased, the reasons of cancellations among
// it, and what was quarantined, of all that came before then; at most `limit` of each. Gives back
// how many there were.
std::int64_t erase_raw(catalog::changes::Command& command, Time received_before, int limit);

struct Quarantined {
  ChannelId channel;
  std::string external_id;
  std::string why;
  Time received_at{};
  std::string raw = {};  // as it came, cut at 64 KB: with customers' data
};
std::vector<Quarantined> quarantine(const catalog::store::Scope& scope, int limit);

// Somebody has seen to it, as `why` says: it no longer waits. When it comes again and can be read
// it is imported all the same. `not_found`, "order.not_quarantined".
Result<> dismiss(catalog::changes::Command& command, const ChannelId& channel,
                 std::string_view external_id, std::string_view why);
// Reads a quarantined order once more, as it was kept, and imports it: what an older program could
// not read, a newer one may. Nothing moves when it still cannot be read. `not_found`,
// "order.not_quarantined"; `not_now`, "order.raw_gone" (erased, or longer than was kept) or
// "order.still_unreadable".
Result<Imported> read_again(catalog::changes::Command& command, const channel::Channel& channel,
                            const Connector& connector, std::string_view external_id);
std::int64_t quarantined_count(const catalog::store::Scope& scope, const ChannelId& channel);

}  // namespace ganh::connectors::receiving
