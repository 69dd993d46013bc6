// Accounts, API tokens: made and revoked.

#include <algorithm>

#include "catalog/changes/difference.h"
#include "connectors/channel/channels.h"
#include "service/accounts/accounts.h"
#include "service/accounts/checks.h"
#include "service/accounts/guard/secret.h"
#include "service/accounts/rows/tokens.h"

namespace ganh::service::accounts {

namespace changes = catalog::changes;

namespace {

// What a maker can hand on, there.
Permissions own_permissions(const Caller& caller, const std::optional<CooperativeId>& cooperative) {
  if (cooperative) return caller.permissions_in(*cooperative);
  return caller.may_administer() ? Permissions{Permission::installation} : Permissions{};
}

std::vector<Fault> faults_of(const NewToken& wanted, const std::optional<std::string>& name,
                             Permissions own, Time now) {
  using std::chrono::days;
  std::vector<Fault> faults;
  if (!name) faults.push_back({"name", "token.name", {{"most", std::to_string(name_letters_max)}}});
  const bool beyond = (wanted.scopes & own) != wanted.scopes ||
                      (wanted.cooperative && wanted.scopes.holds(Permission::installation));
  if (wanted.scopes.empty() || beyond) faults.push_back({"scopes", "token.scopes", {}});
  if (wanted.channel && wanted.scopes != Permissions{Permission::offers_read}) {
    faults.push_back({"channel", "token.channel_scopes", {}});
  }
  if (wanted.ends_at <= now || wanted.ends_at > now + token_life_max) {
    const auto most = std::chrono::duration_cast<days>(token_life_max).count();
    faults.push_back({"ends_at", "token.end", {{"days", std::to_string(most)}}});
  }
  return faults;
}

}  // namespace

Result<MadeToken> Accounts::make_token(const Caller& caller, const NewToken& wanted,
                                       const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may.error();
  if (wanted.cooperative ? !caller.may(Permission::people_write, *wanted.cooperative)
                         : !caller.may_administer()) {
    return not_allowed();
  }
  const Time now = world_.clock.now();
  const auto tidy = tidy_name(wanted.name, name_letters_max);
  auto faults = faults_of(wanted, tidy, own_permissions(caller, wanted.cooperative), now);
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};

  Token token{new_id<TokenTag>(now, world_.randomness),
              wanted.cooperative,
              *tidy,
              wanted.scopes,
              wanted.channel,
              {},
              {},
              now,
              wanted.ends_at,
              {},
              {}};
  if (caller.kind == Caller::Kind::person) {
    token.maker = caller.person;
    token.maker_name = caller.name;
  }
  const std::string secret = guard::make_secret(guard::token_prefix, world_.randomness);
  return change([&](Write& write) -> Result<MadeToken> {
    if (token.channel &&
        (!token.cooperative ||
         !connectors::channel::find_channel(write.scope(*token.cooperative), *token.channel))) {
      return error(Code::not_found, "channel", "token.channel");
    }
    if (rows::holding_tokens(write.global(), token.cooperative, now) >= tokens_of_cooperative_max) {
      return error(Code::limit, "", "token.too_many",
                   {{"most", std::to_string(tokens_of_cooperative_max)}});
    }
    rows::add_token(write.global(), token, guard::hash_of(secret));
    if (token.cooperative) {
      command(write, caller.actor, *token.cooperative)
          .record(changes::Noun::token, token.id.text, changes::Kind::created,
                  changes::Difference("name", token.name).json());
    } else {
      note(write, "token.made", caller.actor, token.maker, visit);
    }
    return MadeToken{secret, token};
  });
}

Result<> Accounts::revoke_token(const Caller& caller,
                                const std::optional<CooperativeId>& cooperative, const TokenId& id,
                                const Visit& visit) {
  if (auto may = may_give_access(caller); !may) return may;
  if (cooperative ? !runs(caller, *cooperative) : !caller.may_administer()) return not_allowed();
  return change([&](Write& write) -> Result<> {
    switch (rows::revoke_token(write.global(), cooperative, id, world_.clock.now())) {
      case rows::Revoking::not_there:
        return error(Code::not_found, "token", "token.not_found");
      case rows::Revoking::revoked_before:
        return {};
      case rows::Revoking::done:
        break;
    }
    if (cooperative) {
      command(write, caller.actor, *cooperative)
          .record(changes::Noun::token, id.text, changes::Kind::removed);
    } else {
      note(write, "token.revoked", caller.actor, {}, visit);
    }
    return {};
  });
}

}  // namespace ganh::service::accounts
