#include "service/accounts/rows/sign_in_links.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

void replace_link(const store::WriteGlobal& rows, std::string_view hash, const PersonId& person,
                  const std::optional<CooperativeId>& cooperative, std::string_view made_by,
                  Time now, Time ends_at) {
  constexpr std::string_view drop = R"sql(
    DELETE FROM sign_in_links WHERE person_id = $1 OR ends_at_us <= $2)sql";
  rows.run(drop, {person, to_us(now)});
  constexpr std::string_view add = R"sql(
    INSERT INTO sign_in_links (hash, person_id, cooperative_id, made_by, made_at_us, ends_at_us)
    VALUES ($1, $2, $3, $4, $5, $6))sql";
  rows.run(add,
           {store::Value::bytes(hash), person, cooperative, made_by, to_us(now), to_us(ends_at)});
}

std::optional<UsedLink> use_link(const store::WriteGlobal& rows, std::string_view hash, Time now) {
  constexpr std::string_view use = R"sql(
    UPDATE sign_in_links SET used_at_us = $2
     WHERE hash = $1 AND used_at_us IS NULL AND ends_at_us > $2
    RETURNING person_id, cooperative_id, made_by)sql";
  return rows.one(use, {store::Value::bytes(hash), to_us(now)}, [](const store::Row& row) {
    UsedLink link{PersonId{row.string(0)}, std::nullopt, row.string(2)};
    if (!row.is_null(1)) link.cooperative = CooperativeId{row.string(1)};
    return link;
  });
}

void end_links(const store::WriteGlobal& rows, const PersonId& person) {
  constexpr std::string_view end = R"sql(
    DELETE FROM sign_in_links WHERE person_id = $1)sql";
  rows.run(end, {person});
}

}  // namespace ganh::service::accounts::rows
