#include "service/accounts/rows/sessions.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

SignInWay way_from(std::string_view text) {
  for (const SignInWay way : {SignInWay::password, SignInWay::link, SignInWay::setup}) {
    if (accounts::name(way) == text) return way;
  }
  throw store::StorageError(store::StorageError::Kind::corrupt, "unknown way of signing in");
}

Session session_from(const store::Row& row) {
  return {SessionId{row.string(0)},
          PersonId{row.string(1)},
          way_from(row.text(2)),
          row.string(3),
          row.string(4),
          from_us(row.integer(5)),
          from_us(row.integer(6)),
          from_us(row.integer(7))};
}

}  // namespace

void add_session(const store::WriteGlobal& rows, const Session& session, std::string_view hash) {
  constexpr std::string_view add = R"sql(
    INSERT INTO sessions
      (session_id, hash, person_id, made_by, client, user_agent, made_at_us, seen_at_us, ends_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
  rows.run(add, {session.id, store::Value::bytes(hash), session.person, name(session.made_by),
                 session.client, session.user_agent, to_us(session.made_at), to_us(session.seen_at),
                 to_us(session.ends_at)});
}

std::optional<FoundSession> find_session(const store::Global& rows, std::string_view hash) {
  constexpr std::string_view find = R"sql(
    SELECT s.session_id, s.person_id, s.made_by, s.client, s.user_agent, s.made_at_us,
           s.seen_at_us, s.ends_at_us, p.login, p.name, p.administrator, p.disabled,
           CASE WHEN p.password IS NULL THEN 0 ELSE 1 END, p.made_at_us
      FROM sessions s
      JOIN people p ON p.person_id = s.person_id
     WHERE s.hash = $1)sql";
  return rows.one(find, {store::Value::bytes(hash)}, [](const store::Row& row) {
    return FoundSession{
        session_from(row),
        {PersonId{row.string(1)}, row.string(8), row.string(9), row.integer(10) != 0,
         row.integer(11) != 0, row.integer(12) != 0, from_us(row.integer(13))}};
  });
}

std::optional<Session> find_session(const store::Global& rows, const SessionId& id) {
  constexpr std::string_view find = R"sql(
    SELECT session_id, person_id, made_by, client, user_agent, made_at_us, seen_at_us, ends_at_us
      FROM sessions
     WHERE session_id = $1)sql";
  return rows.one(find, {id}, session_from);
}

std::vector<Session> sessions_of(const store::Global& rows, const PersonId& person) {
  constexpr std::string_view all = R"sql(
    SELECT session_id, person_id, made_by, client, user_agent, made_at_us, seen_at_us, ends_at_us
      FROM sessions
     WHERE person_id = $1
     ORDER BY made_at_us DESC, session_id DESC)sql";
  return rows.all(all, {person}, session_from);
}

bool end_session(const store::WriteGlobal& rows, const PersonId& person, const SessionId& id) {
  constexpr std::string_view end = R"sql(
    DELETE FROM sessions WHERE person_id = $1 AND session_id = $2)sql";
  return rows.run(end, {person, id}) == 1;
}

void end_sessions(const store::WriteGlobal& rows, const PersonId& person, const SessionId& kept) {
  constexpr std::string_view end = R"sql(
    DELETE FROM sessions WHERE person_id = $1 AND session_id <> $2)sql";
  rows.run(end, {person, kept});
}

void end_sessions_by_link(const store::WriteGlobal& rows, const PersonId& person) {
  constexpr std::string_view end = R"sql(
    DELETE FROM sessions WHERE person_id = $1 AND made_by = 'link')sql";
  rows.run(end, {person});
}

void tidy_sessions(const store::WriteGlobal& rows, const PersonId& person, int most, Time now) {
  constexpr std::string_view drop_ended = R"sql(
    DELETE FROM sessions WHERE ends_at_us <= $1)sql";
  rows.run(drop_ended, {to_us(now)});
  constexpr std::string_view drop_oldest = R"sql(
    DELETE FROM sessions
     WHERE person_id = $1
       AND session_id NOT IN (SELECT session_id FROM sessions
                               WHERE person_id = $1
                               ORDER BY made_at_us DESC, session_id DESC
                               LIMIT $2))sql";
  rows.run(drop_oldest, {person, most});
}

void mark_session_seen(const store::WriteGlobal& rows, std::string_view id, Time now) {
  constexpr std::string_view mark = R"sql(
    UPDATE sessions SET seen_at_us = $2 WHERE session_id = $1 AND seen_at_us < $2)sql";
  rows.run(mark, {id, to_us(now)});
}

}  // namespace ganh::service::accounts::rows
