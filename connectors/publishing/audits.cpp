#include "connectors/publishing/audits.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

std::optional<Time> time_at(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return from_us(row.integer(column));
}

std::optional<std::int64_t> us(const std::optional<Time>& time) {
  if (!time) return std::nullopt;
  return to_us(*time);
}

// No SKU has a line break.
std::string lines_of(const std::vector<std::string>& skus) {
  std::string text;
  for (const auto& sku : skus) text += sku + '\n';
  return text;
}

std::vector<std::string> skus_in(std::string_view text) {
  std::vector<std::string> skus;
  while (!text.empty()) {
    const auto end = text.find('\n');
    skus.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return skus;
}

Audit audit_from(const store::Row& row) {
  Audit audit;
  audit.next_at = from_us(row.integer(0));
  audit.begun_at = time_at(row, 1);
  if (!row.is_null(2)) audit.after_sku = row.string(2);
  audit.put_off = skus_in(row.text(3));
  audit.rounds = static_cast<int>(row.integer(4));
  audit.step_at = from_us(row.integer(5));
  audit.looked_at = row.integer(6);
  audit.differing = row.integer(7);
  audit.unseen = row.integer(8);
  audit.finished_at = time_at(row, 9);
  return audit;
}

}  // namespace

std::optional<Audit> find_audit(const store::Scope& scope, const ChannelId& channel) {
  constexpr std::string_view sql = R"sql(
    SELECT next_at_us, begun_at_us, after_sku, put_off, rounds, step_at_us, looked_at, differing,
           unseen, finished_at_us
      FROM audits
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  return scope.one(sql, {channel}, audit_from);
}

void save(changes::Command& command, const ChannelId& channel, const Audit& audit) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO audits (cooperative_id, channel_id, next_at_us, begun_at_us, after_sku, put_off,
                        rounds, step_at_us, looked_at, differing, unseen, finished_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (cooperative_id, channel_id) DO UPDATE
       SET next_at_us = excluded.next_at_us, begun_at_us = excluded.begun_at_us,
           after_sku = excluded.after_sku, put_off = excluded.put_off, rounds = excluded.rounds,
           step_at_us = excluded.step_at_us, looked_at = excluded.looked_at,
           differing = excluded.differing, unseen = excluded.unseen,
           finished_at_us = excluded.finished_at_us)sql";
  command.rows().run(sql, {channel, to_us(audit.next_at), us(audit.begun_at), audit.after_sku,
                           lines_of(audit.put_off), audit.rounds, to_us(audit.step_at),
                           audit.looked_at, audit.differing, audit.unseen, us(audit.finished_at)});
}

}  // namespace ganh::connectors::publishing
