// Who asks, once it has been found out: what every route is handed beside the request.
//
// Built anew for each request from what stands in the database, so that a lowered role or an ended
// session acts at once.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/ids.h"
#include "service/accounts/permission.h"

namespace ganh::service::accounts {

struct PersonTag {
  static constexpr std::string_view prefix = "per";
};
struct SessionTag {
  static constexpr std::string_view prefix = "ses";
};
struct TokenTag {
  static constexpr std::string_view prefix = "tok";
};
struct InvitationTag {
  static constexpr std::string_view prefix = "inv";
};

using PersonId = Id<PersonTag>;
using SessionId = Id<SessionTag>;
using TokenId = Id<TokenTag>;
using InvitationId = Id<InvitationTag>;

struct Membership {
  CooperativeId cooperative;
  Role role = Role::staff;
};

struct Caller {
  enum class Kind {
    nobody,   // has shown nothing
    person,   // signed in, by a session's cookie
    token,    // an API token, in Authorization
    machine,  // whoever can read the data folder: a command beside the service, or the folder's own
  };

  Kind kind = Kind::nobody;
  PersonId person;         // of a session, or who made the token
  std::string name = {};   // for people to read: "Lan", "token kho-2"
  std::string actor = {};  // for the audit: "person:per_…", "token:tok_…", "clerk"
  SessionId session = {};  // kind person only
  TokenId token = {};      // kind token only
  bool administrator = false;
  std::vector<Membership> memberships = {};
  // A token's limits; a person has none of them.
  Permissions scopes = Permissions::all();
  std::optional<ChannelId> channel = {};  // offers of this one only

  bool is_known() const { return kind != Kind::nobody; }

  // What it may do there: role and scopes taken together; machine: everything everywhere.
  Permissions permissions_in(const CooperativeId& cooperative) const;
  bool may(Permission permission, const CooperativeId& cooperative) const {
    return permissions_in(cooperative).holds(permission);
  }
  bool may_administer() const;

  // Whether it may know that the cooperative exists.
  bool belongs_to(const CooperativeId& cooperative) const;
};

}  // namespace ganh::service::accounts
