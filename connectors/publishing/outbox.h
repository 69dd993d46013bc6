// The outbox: what is still to be told to a channel.
//
// At most one row for each subject and kind of work: planning again replaces what has not been sent
// yet, so only the newest is ever sent. A row goes when the channel has answered for its version.
//
// What was sent may come to stand there at any time until something sent later has been accepted,
// whatever was found meanwhile. So:
// - what stands is said once more, at a higher version, when the last word was another one and was
//   not accepted;
// - a text brings the newest price that was sent, not the one that was accepted last.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"

namespace ganh::connectors::publishing {

// `content` carries the whole listing, and its price when it is created.
enum class Work { content, price, stock, order_confirmed, order_shipped, order_cancelled };

// held: waits for `publish`. ready: to be sent when due. sending: a request with `sent_version` may
// be under way. unknown: it was, and nobody knows what became of it: look up before sending again.
enum class OutboxState { held, ready, sending, unknown };

std::string_view name(Work work);
std::string_view name(OutboxState state);

struct OutboxRow {
  ChannelId channel;
  std::string subject;  // pack id, or order id for order_*
  Work work = Work::content;
  OutboxState state = OutboxState::held;
  std::int64_t version = 0;       // of the listing when this was planned
  std::int64_t sent_version = 0;  // of the last request, until that is answered for; 0: of none
  std::string content;            // content: content_json as planned
  std::int64_t price_vnd = 0;     // content and price; stock is computed when sent
  int attempts = 0;
  Time due_at{};
  bool is_withdrawn = false;    // under way, and nothing follows it
  bool awaits_release = false;  // held, or under way and what follows is held

  bool is_unanswered() const { return sent_version != 0; }
};

// Puts the row in place of an earlier one of the same subject and work. One that is being sent
// stays so; when that is settled, this one follows in the state it was put in.
void put(catalog::changes::Command& command, const OutboxRow& row);
// Withdraws what has not been sent. A row that is being sent stays until it is answered for, but is
// not sent again; nor is a text that was sent in vain: it is looked up.
void withdraw(catalog::changes::Command& command, const ChannelId& channel,
              std::string_view subject, Work work);

std::vector<OutboxRow> rows_in(const catalog::store::Scope& scope, const ChannelId& channel,
                               OutboxState state, int limit);  // by subject, work
std::vector<OutboxRow> due_rows(const catalog::store::Scope& scope, const ChannelId& channel,
                                Work work, Time now, int limit);  // ready, oldest due first
std::optional<OutboxRow> find_row(const catalog::store::Scope& scope, const ChannelId& channel,
                                  std::string_view subject, Work work);
// All that is to be said of a subject, by work.
std::vector<OutboxRow> rows_of(const catalog::store::Scope& scope, const ChannelId& channel,
                               std::string_view subject);
// Something of the subject is released and not yet answered for.
bool is_under_way(const catalog::store::Scope& scope, const ChannelId& channel,
                  std::string_view subject);
std::optional<Time> next_due(const catalog::store::Scope& scope, const ChannelId& channel);

// What awaits release, here or behind what is under way, awaits it no more, if it still is at that
// version. False: changed since.
bool release(catalog::changes::Command& command, const ChannelId& channel, std::string_view subject,
             Work work, std::int64_t version);

void mark_sending(catalog::changes::Command& command, const OutboxRow& row,
                  std::int64_t sent_version);
void mark_unknown(catalog::changes::Command& command, const OutboxRow& row, Time due_at);
// No request of the row is unanswered any more.
void mark_answered(catalog::changes::Command& command, const OutboxRow& row);
void retry_at(catalog::changes::Command& command, const OutboxRow& row, Time due_at);

// What was sent is settled: the row goes, unless another has been put meanwhile; that one follows
// in its own state.
void settle(catalog::changes::Command& command, const OutboxRow& row);

// After a start: what was being sent is unknown.
std::int64_t forget_sending(catalog::changes::Command& command, const ChannelId& channel);

struct OutboxCounts {
  std::int64_t held = 0;  // awaiting release, also behind what is under way
  std::int64_t ready = 0;
  std::int64_t sending = 0;  // with unknown ones
};
OutboxCounts counts(const catalog::store::Scope& scope, const ChannelId& channel);

}  // namespace ganh::connectors::publishing
