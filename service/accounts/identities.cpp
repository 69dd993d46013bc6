#include "service/accounts/identities.h"

#include <algorithm>
#include <cassert>

#include "catalog/result.h"
#include "service/accounts/guard/secret.h"
#include "service/accounts/person.h"
#include "service/accounts/rows/memberships.h"
#include "service/accounts/rows/sessions.h"
#include "service/accounts/rows/tokens.h"

namespace ganh::service::accounts {

namespace store = catalog::store;

Caller Identities::by_session(std::string_view secret) {
  return identify(secret, guard::session_prefix, find_session);
}

Caller Identities::by_token(std::string_view secret) {
  return identify(secret, guard::token_prefix, find_token);
}

Caller Identities::identify(std::string_view secret, std::string_view prefix, Find find) {
  if (!guard::is_secret(secret, prefix)) return {};
  const std::string hash = guard::hash_of(secret);
  const Time now = clock_.now();
  // Before the read: what is written meanwhile makes its answer out of date.
  const std::uint64_t version = version_;
  Caller caller;
  bool write_soon = false;
  bool found_here = false;
  {
    const std::lock_guard lock(mutex_);
    const auto kept = known_.find(hash);
    if (kept != known_.end() && kept->second.version == version) {
      found_here = true;
      caller = see(kept->second, now, write_soon);
    }
  }
  if (!found_here) {
    ++readings_;
    auto known = database_.read([&](const store::Read& read) { return find(read, hash); });
    if (!known) return {};
    known->version = version;
    const std::lock_guard lock(mutex_);
    caller = see(*known, now, write_soon);
    if (keeps_answers_ && caller.is_known()) keep(hash, *known);
  }
  // Not with the lock held: an executor may run it at once.
  if (write_soon) background_.post([this] { write_seen(); });
  return caller;
}

Caller Identities::see(Known& known, Time now, bool& write_soon) {
  if (!known.holds(now)) return {};
  known.seen_at = std::max(known.seen_at, now);
  if (now >= known.written_at + seen_grain) {
    known.written_at = now;
    write_soon = sessions_seen_.empty() && tokens_seen_.empty();
    if (known.caller.kind == Caller::Kind::token) {
      tokens_seen_[known.caller.token.text] = now;
    } else {
      sessions_seen_[known.caller.session.text] = now;
    }
  }
  return known.caller;
}

void Identities::keep(const std::string& hash, const Known& known) {
  if (known_.size() >= identities_kept_max) {
    std::erase_if(known_, [&](const auto& entry) { return entry.second.version != known.version; });
    if (known_.size() >= identities_kept_max) known_.clear();
  }
  known_.insert_or_assign(hash, known);
}

void Identities::write_seen() {
  std::unordered_map<std::string, Time> sessions;
  std::unordered_map<std::string, Time> tokens;
  {
    const std::lock_guard lock(mutex_);
    sessions.swap(sessions_seen_);
    tokens.swap(tokens_seen_);
  }
  try {
    const auto written = database_.write([&](store::Write& write) -> Result<> {
      for (const auto& [id, at] : sessions) rows::mark_session_seen(write.global(), id, at);
      for (const auto& [id, at] : tokens) rows::mark_token_used(write.global(), id, at);
      return {};
    });
    assert(written && "what was seen is never refused");
    static_cast<void>(written);
  } catch (const store::StorageError&) {
    // Nobody waits for it and nothing rests on it: the next time is as good. Requests that write
    // say by themselves that the disk fails.
  }
}

std::optional<Identities::Known> Identities::find_session(const store::Read& read,
                                                          std::string_view hash) {
  const auto found = rows::find_session(read.global(), hash);
  if (!found || found->person.disabled) return std::nullopt;
  Known known;
  known.caller.kind = Caller::Kind::person;
  known.caller.person = found->person.id;
  known.caller.name = found->person.name;
  known.caller.actor = "person:" + found->person.id.text;
  known.caller.session = found->session.id;
  known.caller.administrator = found->person.administrator;
  known.caller.memberships = rows::memberships_of(read.global(), found->person.id);
  known.seen_at = found->session.seen_at;
  known.written_at = found->session.seen_at;
  known.idle_max = session_idle_max;
  known.ends_at = found->session.ends_at;
  return known;
}

// A token does what its maker still may, within its scopes: so the role is read, not remembered.
std::optional<Identities::Known> Identities::find_token(const store::Read& read,
                                                        std::string_view hash) {
  const auto found = rows::find_token(read.global(), hash);
  if (!found || found->token.revoked_at || found->maker_disabled) return std::nullopt;
  const Token& token = found->token;
  Known known;
  if (token.cooperative) {
    const auto role = token.maker ? rows::role_of(read.scope(*token.cooperative), *token.maker)
                                  : std::optional(Role::manager);
    if (!role) return std::nullopt;
    known.caller.memberships = {{*token.cooperative, *role}};
  } else {
    known.caller.administrator = !token.maker || found->maker_administers;
    if (!known.caller.administrator) return std::nullopt;
  }
  known.caller.kind = Caller::Kind::token;
  known.caller.person = token.maker.value_or(PersonId{});
  known.caller.name = "token " + token.name;
  known.caller.actor = "token:" + token.id.text;
  known.caller.token = token.id;
  known.caller.scopes = token.scopes;
  known.caller.channel = token.channel;
  known.seen_at = token.used_at.value_or(Time{});
  known.written_at = known.seen_at;
  known.ends_at = token.ends_at;
  return known;
}

}  // namespace ganh::service::accounts
