// People and what lets them in, as values: sessions, sign-in links, API tokens.
//
// A secret stands in these only where it has just been made: it can never be read again.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "service/accounts/caller.h"
#include "service/accounts/permission.h"

namespace ganh::service::accounts {

inline constexpr std::size_t login_letters_max = 64;
inline constexpr std::size_t name_letters_max = 100;
inline constexpr int people_of_cooperative_max = 1'000;

// A clerk's phone that is used every week stays signed in; one that lies in a drawer, or was lost
// unnoticed, does not. Nothing lives longer than a month without a password or a link. Whoever
// loses a phone ends its session from another, or has a manager reset the person.
inline constexpr Duration session_idle_max = std::chrono::days{7};
inline constexpr Duration session_life = std::chrono::days{30};
inline constexpr int sessions_of_person_max = 20;  // the oldest give way
inline constexpr std::size_t user_agent_bytes_max = 120;

// A link is shown to a person who stands there.
inline constexpr Duration link_life = std::chrono::minutes{10};

// Who is invited may not look in before his next working week.
inline constexpr Duration invitation_life = std::chrono::days{30};

inline constexpr Duration token_life_max = std::chrono::days{366};
inline constexpr int tokens_of_cooperative_max = 100;  // that still hold
inline constexpr int tokens_listed_max = 300;

// When a session or token was last used is known to within this.
inline constexpr Duration seen_grain = std::chrono::minutes{5};

struct Person {
  PersonId id;
  std::string login;  // unique, whatever its case and normal form
  std::string name;   // for people to read
  bool administrator = false;
  bool disabled = false;
  bool has_password = false;  // or signs in by link alone
  Time made_at{};
};

struct Member {
  Person person;
  Role role = Role::staff;
  Time since{};
};

// Waits for a person who has a login already: a member only once he has said yes himself.
struct Invitation {
  InvitationId id;
  CooperativeId cooperative;
  PersonId person;    // not for those who invite: they know him by the login alone
  std::string login;  // as they typed it
  Role role = Role::staff;
  Time made_at{};
  Time ends_at{};
};

// What has become of somebody who was to be added.
using Added = std::variant<Member, Invitation>;

struct NewPerson {
  std::string login;
  std::string name;
  std::optional<std::string> password = {};  // nothing: signs in by a link
  bool administrator = false;
  std::optional<Membership> membership = {};
};

// Where a request comes from, for throttling and the audit.
struct Visit {
  std::string client;  // "203.0.113.7"
  std::string user_agent = {};
};

enum class SignInWay { password, link, setup };
std::string_view name(SignInWay way);

struct Session {
  SessionId id;
  PersonId person;
  SignInWay made_by = SignInWay::password;
  std::string client;
  std::string user_agent;
  Time made_at{};
  Time seen_at{};  // to within seen_grain
  Time ends_at{};  // at the latest; earlier when it has been idle
};

// What a sign-in gives: the secret belongs in a cookie that scripts cannot read.
struct SignedIn {
  std::string secret;  // "ganh_ses_…"
  SessionId session;
  PersonId person;
  Time ends_at{};
};

struct SignInLink {
  std::string secret;  // "ganh_link_…": put it behind '#', where no server logs it
  Time ends_at{};
};

struct Token {
  TokenId id;
  std::optional<CooperativeId> cooperative;  // nothing: the installation's
  std::string name;
  Permissions scopes;
  std::optional<ChannelId> channel;
  std::optional<PersonId> maker;  // nothing: a command beside the service
  std::string maker_name;
  Time made_at{};
  Time ends_at{};
  std::optional<Time> used_at;  // to within seen_grain
  std::optional<Time> revoked_at;
};

struct NewToken {
  std::optional<CooperativeId> cooperative;  // nothing: the installation's
  std::string name;
  Permissions scopes;
  std::optional<ChannelId> channel = {};  // then the scopes are offers.read alone
  Time ends_at{};
};

struct MadeToken {
  std::string secret;  // "ganh_tok_…"
  Token token;
};

// One line of the audit of people.
struct AccountEvent {
  std::string id;
  std::string what;  // "person.made", "signed_in" …; all are in README.md
  std::string actor;
  std::optional<PersonId> person;
  std::optional<CooperativeId> cooperative;
  std::string client;
  Time at{};
};

}  // namespace ganh::service::accounts
