// Where people are signed in.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/store/database.h"
#include "service/accounts/person.h"
#include "service/accounts/rows/people.h"

namespace ganh::service::accounts::rows {

struct FoundSession {
  Session session;
  Person person;
};

void add_session(const catalog::store::WriteGlobal& rows, const Session& session,
                 std::string_view hash);

// Whether it still holds is for the caller to judge.
std::optional<FoundSession> find_session(const catalog::store::Global& rows, std::string_view hash);

std::optional<Session> find_session(const catalog::store::Global& rows, const SessionId& id);
std::vector<Session> sessions_of(const catalog::store::Global& rows,
                                 const PersonId& person);  // newest first

// False when that person has no such session.
bool end_session(const catalog::store::WriteGlobal& rows, const PersonId& person,
                 const SessionId& id);
// All but `kept`, which may be empty.
void end_sessions(const catalog::store::WriteGlobal& rows, const PersonId& person,
                  const SessionId& kept);

// Those that somebody else's link began.
void end_sessions_by_link(const catalog::store::WriteGlobal& rows, const PersonId& person);

// Those that hold no more, of anybody; and of this person all but the newest `most`.
void tidy_sessions(const catalog::store::WriteGlobal& rows, const PersonId& person, int most,
                   Time now);

void mark_session_seen(const catalog::store::WriteGlobal& rows, std::string_view id, Time now);

}  // namespace ganh::service::accounts::rows
