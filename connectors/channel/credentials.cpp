#include "connectors/channel/credentials.h"

#include <algorithm>

namespace ganh::connectors::channel {

namespace store = catalog::store;

namespace {

constexpr std::string_view key_field = "key";
constexpr std::string_view secret_field = "secret";
constexpr std::string_view webhook_field = "webhook_secret";

struct Kept {
  std::string channel;
  std::string name;
  Credentials texts;  // as they stand in the row
};

bool is_plain(std::string_view text) {
  return !text.empty() && !is_sealed(text);
}

bool has_plain(const Kept& kept) {
  return is_plain(kept.texts.key) || is_plain(kept.texts.secret) ||
         is_plain(kept.texts.webhook_secret);
}

std::vector<Kept> all_kept(const store::Scope& scope) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_credentials.channel_id, channels.name, key, secret, webhook_secret
      FROM channel_credentials
      JOIN channels
        ON channels.cooperative_id = channel_credentials.cooperative_id
       AND channels.channel_id = channel_credentials.channel_id
     WHERE channel_credentials.cooperative_id = $1
     ORDER BY channels.name)sql";
  return scope.all(sql, {}, [](const store::Row& row) {
    return Kept{row.string(0), row.string(1), {row.string(2), row.string(3), row.string(4)}};
  });
}

// What is empty hides nothing and stays so.
std::string sealed(const Vault& vault, const store::Scope& scope, std::string_view channel,
                   std::string_view field, const std::string& text) {
  if (text.empty()) return "";
  return vault.seal(text, {scope.cooperative().text, channel, field});
}

std::optional<Credentials> opened(const Vault& vault, const store::Scope& scope, const Kept& kept) {
  bool all_open = true;
  const auto open = [&](std::string_view field, const std::string& text) -> std::string {
    if (text.empty()) return "";
    auto secret = vault.open(text, {scope.cooperative().text, kept.channel, field});
    if (!secret) all_open = false;
    return secret.value_or("");
  };
  Credentials credentials{open(key_field, kept.texts.key), open(secret_field, kept.texts.secret),
                          open(webhook_field, kept.texts.webhook_secret)};
  if (!all_open) return std::nullopt;
  return credentials;
}

void put(const store::WriteScope& scope, std::string_view channel, const Credentials& texts) {
  constexpr std::string_view sql = R"sql(
    INSERT INTO channel_credentials (cooperative_id, channel_id, key, secret, webhook_secret)
    VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (cooperative_id, channel_id) DO UPDATE
       SET key = excluded.key, secret = excluded.secret,
           webhook_secret = excluded.webhook_secret)sql";
  scope.run(sql, {channel, texts.key, texts.secret, texts.webhook_secret});
}

}  // namespace

Result<Credentials> credentials_of(const store::Scope& scope, const ChannelId& id,
                                   const Vault& vault) {
  constexpr std::string_view sql = R"sql(
    SELECT key, secret, webhook_secret
      FROM channel_credentials
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  const auto kept = scope.one(sql, {id}, [&](const store::Row& row) {
    return Kept{id.text, "", {row.string(0), row.string(1), row.string(2)}};
  });
  if (!kept) return Credentials{};
  auto credentials = opened(vault, scope, *kept);
  if (!credentials) return error(Code::not_now, "secret", "credentials.unreadable");
  return std::move(*credentials);
}

Result<> keep_credentials(const store::WriteScope& scope, const ChannelId& id,
                          const Credentials& credentials, const Vault& vault) {
  if (!vault.has_key()) return error(Code::not_now, "secret", "credentials.no_key");
  put(scope, id.text,
      {sealed(vault, scope, id.text, key_field, credentials.key),
       sealed(vault, scope, id.text, secret_field, credentials.secret),
       sealed(vault, scope, id.text, webhook_field, credentials.webhook_secret)});
  return {};
}

std::vector<std::string> unreadable_channels(const store::Scope& scope, const Vault& vault) {
  std::vector<std::string> names;
  for (const Kept& kept : all_kept(scope)) {
    if (!opened(vault, scope, kept)) names.push_back(kept.name);
  }
  return names;
}

std::int64_t plain_count(const store::Scope& scope) {
  return std::ranges::count_if(all_kept(scope), has_plain);
}

void seal_plain_credentials(const store::WriteScope& scope, const Vault& vault) {
  for (const Kept& kept : all_kept(scope)) {
    if (!has_plain(kept)) continue;
    const auto seal = [&](std::string_view field, const std::string& text) {
      return is_plain(text) ? sealed(vault, scope, kept.channel, field, text) : text;
    };
    put(scope, kept.channel,
        {seal(key_field, kept.texts.key), seal(secret_field, kept.texts.secret),
         seal(webhook_field, kept.texts.webhook_secret)});
  }
}

}  // namespace ganh::connectors::channel
