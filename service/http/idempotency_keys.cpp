#include "service/http/idempotency_keys.h"

namespace ganh::service::http {

namespace store = catalog::store;

namespace {

constexpr int not_answered_yet = 0;  // a status that no answer has

}  // namespace

std::optional<Answer> find_answer(const store::Global& rows, const KeyUse& use) {
  constexpr std::string_view sql = R"sql(
    SELECT status, answer
      FROM idempotency_keys
     WHERE actor = $1 AND key = $2 AND item = $3 AND at_us > $4 AND status > $5)sql";
  return rows.one(sql, {use.actor, use.key, use.item, to_us(use.now - keys_kept), not_answered_yet},
                  [](const store::Row& row) {
                    return Answer{static_cast<int>(row.integer(0)), row.string(1)};
                  });
}

Taken take_key(const store::WriteGlobal& rows, const KeyUse& use, Duration abandoned_after) {
  constexpr std::string_view take = R"sql(
    INSERT INTO idempotency_keys (actor, key, item, fingerprint, status, answer, at_us)
    VALUES ($1, $2, $3, $4, $5, '', $6)
        ON CONFLICT (actor, key, item) DO UPDATE
       SET fingerprint = $4, status = $5, answer = '', at_us = $6
     WHERE idempotency_keys.at_us <= $7
        OR (idempotency_keys.status = $5 AND idempotency_keys.at_us <= $8)
    RETURNING item)sql";
  constexpr std::string_view find = R"sql(
    SELECT fingerprint
      FROM idempotency_keys
     WHERE actor = $1 AND key = $2 AND item = $3)sql";
  Taken taken;
  taken.is_ours =
      rows.one(take,
               {use.actor, use.key, use.item, use.fingerprint, not_answered_yet, to_us(use.now),
                to_us(use.now - keys_kept), to_us(use.now - abandoned_after)},
               [](const store::Row& row) { return row.integer(0); })
          .has_value();
  if (taken.is_ours) return taken;
  const auto fingerprint = rows.one(find, {use.actor, use.key, use.item},
                                    [](const store::Row& row) { return row.string(0); });
  taken.is_of_another = fingerprint && *fingerprint != use.fingerprint;
  if (!taken.is_of_another) taken.earlier = find_answer(rows, use);
  return taken;
}

void free_key(const store::WriteGlobal& rows, const KeyUse& use) {
  constexpr std::string_view sql = R"sql(
    DELETE FROM idempotency_keys
     WHERE actor = $1 AND key = $2 AND item = $3 AND status = $4 AND fingerprint = $5)sql";
  rows.run(sql, {use.actor, use.key, use.item, not_answered_yet, use.fingerprint});
}

std::optional<std::string> find_fingerprint(const store::Global& rows, const KeyUse& use) {
  constexpr std::string_view sql = R"sql(
    SELECT fingerprint
      FROM idempotency_keys
     WHERE actor = $1 AND key = $2 AND at_us > $3
     ORDER BY item
     LIMIT 1)sql";
  return rows.one(sql, {use.actor, use.key, to_us(use.now - keys_kept)},
                  [](const store::Row& row) { return row.string(0); });
}

std::int64_t forget_old_answers(const store::WriteGlobal& rows, Time now, int limit) {
  constexpr std::string_view forget = R"sql(
    DELETE FROM idempotency_keys
     WHERE (actor, key, item) IN (SELECT actor, key, item
                                    FROM idempotency_keys
                                   WHERE at_us <= $1
                                   ORDER BY at_us, actor, key, item
                                   LIMIT $2))sql";
  rows.take_turn("old answers");
  return rows.run(forget, {to_us(now - keys_kept), limit});
}

store::Changed keep_answer(const store::WriteGlobal& rows, const KeyUse& use,
                           const Answer& answer) {
  constexpr std::string_view keep = R"sql(
    INSERT INTO idempotency_keys (actor, key, item, fingerprint, status, answer, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (actor, key, item) DO UPDATE
       SET fingerprint = $4, status = $5, answer = $6, at_us = $7
     WHERE idempotency_keys.at_us <= $8
        OR (idempotency_keys.status = $9 AND idempotency_keys.fingerprint = $4))sql";
  return rows.run(keep, {use.actor, use.key, use.item, use.fingerprint, answer.status, answer.json,
                         to_us(use.now), to_us(use.now - keys_kept), not_answered_yet});
}

}  // namespace ganh::service::http
