#include "service/accounts/rows/account_events.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

AccountEvent event_from(const store::Row& row) {
  AccountEvent event{row.string(0), row.string(1),          row.string(2), {}, {},
                     row.string(5), from_us(row.integer(6))};
  if (!row.is_null(3)) event.person = PersonId{row.string(3)};
  if (!row.is_null(4)) event.cooperative = CooperativeId{row.string(4)};
  return event;
}

}  // namespace

void add_account_event(const store::WriteGlobal& rows, const AccountEvent& event) {
  constexpr std::string_view add = R"sql(
    INSERT INTO account_events (event_id, what, actor, person_id, cooperative_id, client, at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
  rows.run(add, {event.id, event.what, event.actor, event.person, event.cooperative, event.client,
                 to_us(event.at)});
}

std::vector<AccountEvent> account_events_before(const store::Global& rows, std::string_view id,
                                                int limit) {
  constexpr std::string_view all = R"sql(
    SELECT event_id, what, actor, person_id, cooperative_id, client, at_us
      FROM account_events
     WHERE $1 = '' OR event_id < $1
     ORDER BY event_id DESC
     LIMIT $2)sql";
  return rows.all(all, {id, limit}, event_from);
}

bool has_signed_in_from(const store::Global& rows, const PersonId& person,
                        std::string_view client) {
  constexpr int latest_events = 200;
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*)
      FROM (SELECT what, client FROM account_events
             WHERE person_id = $1
             ORDER BY event_id DESC
             LIMIT $2) AS latest
     WHERE what = $3 AND client = $4)sql";
  return rows.number(count, {person, latest_events, signed_in, client}) != 0;
}

}  // namespace ganh::service::accounts::rows
