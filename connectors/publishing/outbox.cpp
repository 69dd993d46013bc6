#include "connectors/publishing/outbox.h"

#include <array>
#include <cassert>

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

constexpr std::array work_names{"content",         "price",         "stock",
                                "order_confirmed", "order_shipped", "order_cancelled"};
constexpr std::array state_names{"held", "ready", "sending", "unknown"};

template <class Enum, std::size_t n>
Enum parse(const std::array<const char*, n>& names, std::string_view text) {
  for (std::size_t i = 0; i < n; ++i) {
    if (text == names[i]) return static_cast<Enum>(i);
  }
  assert(false && "only names of ours are stored");
  return static_cast<Enum>(0);
}

OutboxRow outbox_from(const store::Row& row) {
  OutboxRow out;
  out.channel = {row.string(0)};
  out.subject = row.string(1);
  out.work = parse<Work>(work_names, row.text(2));
  out.state = parse<OutboxState>(state_names, row.text(3));
  out.version = row.integer(4);
  out.sent_version = row.integer(5);
  out.content = row.string(6);
  out.price_vnd = row.integer(7);
  out.attempts = static_cast<int>(row.integer(8));
  out.due_at = from_us(row.integer(9));
  out.is_withdrawn = row.text(10) == "gone";
  out.awaits_release = out.state == OutboxState::held || row.text(10) == "held";
  return out;
}

}  // namespace

std::string_view name(Work work) {
  return work_names[static_cast<std::size_t>(work)];
}
std::string_view name(OutboxState state) {
  return state_names[static_cast<std::size_t>(state)];
}

void put(changes::Command& command, const OutboxRow& row) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO outbox (cooperative_id, channel_id, subject, work, state, next_state, version,
                        sent_version, content, price_vnd, attempts, due_at)
    VALUES ($1, $2, $3, $4, $5, '', $6, 0, $7, $8, 0, $9)
        ON CONFLICT (cooperative_id, channel_id, subject, work) DO UPDATE
       SET next_state = CASE WHEN outbox.state IN ('sending', 'unknown') THEN excluded.state
                             ELSE '' END,
           due_at = CASE WHEN outbox.state IN ('ready', 'unknown') AND outbox.work <> 'stock'
                         THEN outbox.due_at ELSE excluded.due_at END,
           state = CASE WHEN outbox.state IN ('sending', 'unknown') THEN outbox.state
                        ELSE excluded.state END,
           version = excluded.version, content = excluded.content,
           price_vnd = excluded.price_vnd)sql";
  command.rows().run(sql, {row.channel, row.subject, name(row.work), name(row.state), row.version,
                           row.content, row.price_vnd, to_us(row.due_at)});
}

void withdraw(changes::Command& command, const ChannelId& channel, std::string_view subject,
              Work work) {
  // What was tried before may have been carried out all the same: it is looked up.
  constexpr std::string_view doubtful = R"sql(
    UPDATE outbox SET state = 'unknown'
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4
       AND state IN ('held', 'ready') AND work = 'content' AND sent_version <> 0)sql";
  command.rows().run(doubtful, {channel, subject, name(work)});
  constexpr std::string_view unsent = R"sql(
    DELETE FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4
       AND state IN ('held', 'ready'))sql";
  command.rows().run(unsent, {channel, subject, name(work)});
  // A request under way cannot be; but it is not made again, and nothing follows it.
  constexpr std::string_view follower = R"sql(
    UPDATE outbox SET next_state = 'gone'
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  command.rows().run(follower, {channel, subject, name(work)});
}

std::vector<OutboxRow> rows_in(const store::Scope& scope, const ChannelId& channel,
                               OutboxState state, int limit) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, subject, work, state, version, sent_version, content, price_vnd, attempts,
           due_at, next_state
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND state = $3
     ORDER BY subject, work
     LIMIT $4)sql";
  return scope.all(sql, {channel, name(state), limit}, outbox_from);
}

std::vector<OutboxRow> due_rows(const store::Scope& scope, const ChannelId& channel, Work work,
                                Time now, int limit) {
  // Nothing more is said of a subject while it is unknown what became of the last word.
  constexpr std::string_view sql = R"sql(
    SELECT o.channel_id, o.subject, o.work, o.state, o.version, o.sent_version, o.content,
           o.price_vnd, o.attempts, o.due_at, o.next_state
      FROM outbox o
     WHERE o.cooperative_id = $1 AND o.channel_id = $2 AND o.state = 'ready' AND o.work = $3
       AND o.due_at <= $4
       AND NOT EXISTS (SELECT 1 FROM outbox u
                        WHERE u.cooperative_id = $1 AND u.channel_id = $2
                          AND u.subject = o.subject AND u.state = 'unknown')
     ORDER BY o.due_at, o.subject
     LIMIT $5)sql";
  return scope.all(sql, {channel, name(work), to_us(now), limit}, outbox_from);
}

std::optional<OutboxRow> find_row(const store::Scope& scope, const ChannelId& channel,
                                  std::string_view subject, Work work) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, subject, work, state, version, sent_version, content, price_vnd, attempts,
           due_at, next_state
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  return scope.one(sql, {channel, subject, name(work)}, outbox_from);
}

std::vector<OutboxRow> rows_of(const store::Scope& scope, const ChannelId& channel,
                               std::string_view subject) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, subject, work, state, version, sent_version, content, price_vnd, attempts,
           due_at, next_state
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3
     ORDER BY work)sql";
  return scope.all(sql, {channel, subject}, outbox_from);
}

bool is_under_way(const store::Scope& scope, const ChannelId& channel, std::string_view subject) {
  constexpr std::string_view sql = R"sql(
    SELECT 1
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND state <> 'held'
     LIMIT 1)sql";
  const auto any = [](const store::Row&) { return true; };
  return scope.one(sql, {channel, subject}, any).has_value();
}

std::optional<Time> next_due(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT due_at
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2
       AND (state = 'unknown'
            OR (state = 'ready'
                AND NOT EXISTS (SELECT 1 FROM outbox u
                                 WHERE u.cooperative_id = $1 AND u.channel_id = $2
                                   AND u.subject = outbox.subject
                                   AND (u.state = 'unknown'
                                        OR (u.work = 'order_confirmed'
                                            AND outbox.work IN ('order_shipped',
                                                                'order_cancelled'))))))
     ORDER BY due_at
     LIMIT 1)sql";
  return scope.one(sql, {channel}, [](const store::Row& row) { return from_us(row.integer(0)); });
}

bool release(changes::Command& command, const ChannelId& channel, std::string_view subject,
             Work work, std::int64_t version) {
  constexpr std::string_view sql = R"sql(
    UPDATE outbox
       SET due_at = CASE WHEN state = 'held' THEN $6 ELSE due_at END,
           next_state = CASE WHEN state = 'held' THEN '' ELSE 'ready' END,
           state = CASE WHEN state = 'held' THEN 'ready' ELSE state END
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4 AND version = $5
       AND (state = 'held' OR next_state = 'held'))sql";
  const auto released =
      command.rows().run(sql, {channel, subject, name(work), version, to_us(command.now())});
  return released == 1;
}

void mark_sending(changes::Command& command, const OutboxRow& row, std::int64_t sent_version) {
  constexpr std::string_view sql = R"sql(
    UPDATE outbox SET state = 'sending', next_state = '', version = $5, sent_version = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  command.rows().run(sql, {row.channel, row.subject, name(row.work), sent_version});
}

void mark_unknown(changes::Command& command, const OutboxRow& row, Time due_at) {
  constexpr std::string_view sql = R"sql(
    UPDATE outbox SET state = 'unknown', attempts = attempts + 1, due_at = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  command.rows().run(sql, {row.channel, row.subject, name(row.work), to_us(due_at)});
}

void mark_answered(changes::Command& command, const OutboxRow& row) {
  constexpr std::string_view sql = R"sql(
    UPDATE outbox SET sent_version = 0
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  command.rows().run(sql, {row.channel, row.subject, name(row.work)});
}

void retry_at(changes::Command& command, const OutboxRow& row, Time due_at) {
  // An earlier try of it may have been carried out.
  constexpr std::string_view doubtful = R"sql(
    UPDATE outbox SET state = 'unknown', attempts = attempts + 1, due_at = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4
       AND next_state = 'gone' AND state = 'sending' AND work = 'content' AND attempts > 0)sql";
  const auto looked_up =
      command.rows().run(doubtful, {row.channel, row.subject, name(row.work), to_us(due_at)});
  if (looked_up == 1) return;
  constexpr std::string_view withdrawn = R"sql(
    DELETE FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4
       AND next_state = 'gone')sql";
  if (command.rows().run(withdrawn, {row.channel, row.subject, name(row.work)}) == 1) return;
  constexpr std::string_view sql = R"sql(
    UPDATE outbox
       SET state = CASE WHEN next_state = '' THEN 'ready' ELSE next_state END, next_state = '',
           attempts = attempts + 1, due_at = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  command.rows().run(sql, {row.channel, row.subject, name(row.work), to_us(due_at)});
}

void settle(changes::Command& command, const OutboxRow& row) {
  constexpr std::string_view done = R"sql(
    DELETE FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4
       AND next_state IN ('', 'gone'))sql";
  constexpr std::string_view followed = R"sql(
    UPDATE outbox
       SET state = next_state, next_state = '', sent_version = 0, attempts = 0, due_at = $5
     WHERE cooperative_id = $1 AND channel_id = $2 AND subject = $3 AND work = $4)sql";
  if (command.rows().run(done, {row.channel, row.subject, name(row.work)}) == 0) {
    command.rows().run(followed, {row.channel, row.subject, name(row.work), to_us(command.now())});
  }
}

std::int64_t forget_sending(changes::Command& command, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    UPDATE outbox SET state = 'unknown', due_at = $3
     WHERE cooperative_id = $1 AND channel_id = $2 AND state = 'sending')sql";
  return command.rows().run(sql, {channel, to_us(command.now())});
}

OutboxCounts counts(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT state, COUNT(*),
           COALESCE(CAST(SUM(CASE WHEN next_state = 'held' THEN 1 ELSE 0 END) AS BIGINT), 0)
      FROM outbox
     WHERE cooperative_id = $1 AND channel_id = $2
     GROUP BY state
     ORDER BY state)sql";
  OutboxCounts found;
  scope.each(sql, {channel}, [&](const store::Row& row) {
    switch (parse<OutboxState>(state_names, row.text(0))) {
      case OutboxState::held:
        found.held += row.integer(1);
        break;
      case OutboxState::ready:
        found.ready = row.integer(1);
        break;
      case OutboxState::sending:
      case OutboxState::unknown:
        found.sending += row.integer(1);
        found.held += row.integer(2);
        break;
    }
  });
  return found;
}

}  // namespace ganh::connectors::publishing
