#include "service/accounts/rows/tokens.h"

#include <algorithm>

namespace ganh::service::accounts::rows {

namespace store = catalog::store;

namespace {

std::string written(Permissions scopes) {
  std::string text;
  for (std::size_t at = 0; at < permission_count; ++at) {
    const auto permission = static_cast<Permission>(at);
    if (!scopes.holds(permission)) continue;
    if (!text.empty()) text += ' ';
    text += name(permission);
  }
  return text;
}

// What a newer program may have written and this one does not know gives nothing.
Permissions scopes_from(std::string_view text) {
  Permissions scopes;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    if (const auto permission = parse_permission(one)) scopes.add(*permission);
  }
  return scopes;
}

template <class Id>
std::optional<Id> maybe_id(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Id{row.string(column)};
}

std::optional<Time> maybe_time(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return from_us(row.integer(column));
}

Token token_from(const store::Row& row) {
  Token token;
  token.id = TokenId{row.string(0)};
  token.cooperative = maybe_id<CooperativeId>(row, 1);
  token.name = row.string(2);
  token.scopes = scopes_from(row.text(3));
  token.channel = maybe_id<ChannelId>(row, 4);
  token.maker = maybe_id<PersonId>(row, 5);
  token.maker_name = row.string(6);
  token.made_at = from_us(row.integer(7));
  token.ends_at = from_us(row.integer(8));
  token.used_at = maybe_time(row, 9);
  token.revoked_at = maybe_time(row, 10);
  return token;
}

}  // namespace

void add_token(const store::WriteGlobal& rows, const Token& token, std::string_view hash) {
  constexpr std::string_view add = R"sql(
    INSERT INTO tokens
      (token_id, cooperative_id, hash, name, scopes, channel_id, maker_id, made_at_us, ends_at_us)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
  const std::string scopes = written(token.scopes);
  rows.run(add, {token.id, token.cooperative, store::Value::bytes(hash), token.name, scopes,
                 token.channel, token.maker, to_us(token.made_at), to_us(token.ends_at)});
}

std::optional<FoundToken> find_token(const store::Global& rows, std::string_view hash) {
  constexpr std::string_view find = R"sql(
    SELECT t.token_id, t.cooperative_id, t.name, t.scopes, t.channel_id, t.maker_id,
           COALESCE(p.name, ''), t.made_at_us, t.ends_at_us, t.used_at_us, t.revoked_at_us,
           COALESCE(p.administrator, 0), COALESCE(p.disabled, 0)
      FROM tokens t
      LEFT JOIN people p ON p.person_id = t.maker_id
     WHERE t.hash = $1)sql";
  return rows.one(find, {store::Value::bytes(hash)}, [](const store::Row& row) {
    return FoundToken{token_from(row), row.integer(11) != 0, row.integer(12) != 0};
  });
}

std::vector<Token> tokens_of_cooperative(const store::Scope& rows) {
  constexpr std::string_view all = R"sql(
    SELECT t.token_id, t.cooperative_id, t.name, t.scopes, t.channel_id, t.maker_id,
           COALESCE(p.name, ''), t.made_at_us, t.ends_at_us, t.used_at_us, t.revoked_at_us
      FROM tokens t
      LEFT JOIN people p ON p.person_id = t.maker_id
     WHERE t.cooperative_id = $1
     ORDER BY t.token_id DESC
     LIMIT $2)sql";
  return rows.all(all, {tokens_listed_max}, token_from);
}

std::vector<Token> tokens_of_installation(const store::Global& rows) {
  constexpr std::string_view all = R"sql(
    SELECT t.token_id, t.cooperative_id, t.name, t.scopes, t.channel_id, t.maker_id,
           COALESCE(p.name, ''), t.made_at_us, t.ends_at_us, t.used_at_us, t.revoked_at_us
      FROM tokens t
      LEFT JOIN people p ON p.person_id = t.maker_id
     WHERE t.cooperative_id IS NULL
     ORDER BY t.token_id DESC
     LIMIT $1)sql";
  return rows.all(all, {tokens_listed_max}, token_from);
}

std::int64_t holding_tokens(const store::Global& rows,
                            const std::optional<CooperativeId>& cooperative, Time now) {
  constexpr std::string_view count = R"sql(
    SELECT COUNT(*) FROM tokens
     WHERE COALESCE(cooperative_id, '') = COALESCE(CAST($1 AS TEXT), '')
       AND revoked_at_us IS NULL AND ends_at_us > $2)sql";
  return rows.number(count, {cooperative, to_us(now)});
}

Revoking revoke_token(const store::WriteGlobal& rows,
                      const std::optional<CooperativeId>& cooperative, const TokenId& id,
                      Time now) {
  constexpr std::string_view revoke = R"sql(
    UPDATE tokens SET revoked_at_us = $3
     WHERE token_id = $2 AND COALESCE(cooperative_id, '') = COALESCE(CAST($1 AS TEXT), '')
       AND revoked_at_us IS NULL)sql";
  if (rows.run(revoke, {cooperative, id, to_us(now)}) == 1) return Revoking::done;
  constexpr std::string_view there = R"sql(
    SELECT COUNT(*) FROM tokens
     WHERE token_id = $2
       AND COALESCE(cooperative_id, '') = COALESCE(CAST($1 AS TEXT), ''))sql";
  const bool found = rows.number(there, {cooperative, id}) != 0;
  return found ? Revoking::revoked_before : Revoking::not_there;
}

void mark_token_used(const store::WriteGlobal& rows, std::string_view id, Time now) {
  constexpr std::string_view mark = R"sql(
    UPDATE tokens SET used_at_us = $2
     WHERE token_id = $1 AND COALESCE(used_at_us, 0) < $2)sql";
  rows.run(mark, {id, to_us(now)});
}

}  // namespace ganh::service::accounts::rows
