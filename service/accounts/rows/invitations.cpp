#include "service/accounts/rows/invitations.h"

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

Invitation invitation_from(const store::Row& row) {
  const auto role = parse_role(row.text(4));
  if (!role) throw store::StorageError(store::StorageError::Kind::corrupt, "unknown role");
  return {InvitationId{row.string(0)},
          CooperativeId{row.string(1)},
          PersonId{row.string(2)},
          row.string(3),
          *role,
          from_us(row.integer(5)),
          from_us(row.integer(6))};
}

}  // namespace

bool add_invitation(const store::WriteScope& rows, const Invitation& invitation) {
  constexpr std::string_view add = R"sql(
    INSERT INTO invitations (cooperative_id, person_id, invitation_id, login, role, made_at_us,
                             ends_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (cooperative_id, person_id) DO NOTHING
    RETURNING person_id)sql";
  return rows
      .one(add,
           {invitation.person, invitation.id, invitation.login, name(invitation.role),
            to_us(invitation.made_at), to_us(invitation.ends_at)},
           [](const store::Row&) { return true; })
      .has_value();
}

void remove_invitation(const store::WriteScope& rows, const PersonId& person) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM invitations WHERE cooperative_id = $1 AND person_id = $2)sql";
  rows.run(remove, {person});
}

void remove_past_invitations(const store::WriteScope& rows, Time now) {
  constexpr std::string_view remove = R"sql(
    DELETE FROM invitations WHERE cooperative_id = $1 AND ends_at_us <= $2)sql";
  rows.run(remove, {to_us(now)});
}

std::optional<PersonId> withdraw_invitation(const store::WriteScope& rows, const InvitationId& id) {
  constexpr std::string_view withdraw = R"sql(
    DELETE FROM invitations WHERE cooperative_id = $1 AND invitation_id = $2
    RETURNING person_id)sql";
  return rows.one(withdraw, {id}, [](const store::Row& row) { return PersonId{row.string(0)}; });
}

std::optional<Invitation> find_invitation(const store::Global& rows, const PersonId& person,
                                          const InvitationId& id) {
  constexpr std::string_view find = R"sql(
    SELECT invitation_id, cooperative_id, person_id, login, role, made_at_us, ends_at_us
      FROM invitations
     WHERE person_id = $1 AND invitation_id = $2)sql";
  return rows.one(find, {person, id}, invitation_from);
}

std::vector<Invitation> invitations_of(const store::Scope& rows, Time now) {
  constexpr std::string_view all = R"sql(
    SELECT invitation_id, cooperative_id, person_id, login, role, made_at_us, ends_at_us
      FROM invitations
     WHERE cooperative_id = $1 AND ends_at_us > $2
     ORDER BY invitation_id DESC)sql";
  return rows.all(all, {to_us(now)}, invitation_from);
}

std::vector<Invitation> invitations_to(const store::Global& rows, const PersonId& person,
                                       Time now) {
  constexpr std::string_view all = R"sql(
    SELECT invitation_id, cooperative_id, person_id, login, role, made_at_us, ends_at_us
      FROM invitations
     WHERE person_id = $1 AND ends_at_us > $2
     ORDER BY invitation_id DESC)sql";
  return rows.all(all, {person, to_us(now)}, invitation_from);
}

std::int64_t invitation_count(const store::Scope& rows) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM invitations WHERE cooperative_id = $1)sql";
  return rows.number(count, {});
}

}  // namespace ganh::service::accounts::rows
