#include "connectors/channel/channels.h"

#include <map>
#include <mutex>

#include "connectors/channel/credentials.h"

namespace ganh::connectors::channel {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t url_bytes_max = 500;

Result<> check(const Connection& connection, bool connector_known) {
  std::vector<Fault> faults;
  if (!connector_known) {
    faults.push_back(
        {"connector", "channel.connector_unknown", {{"connector", connection.connector}}});
  }
  if (connection.name.empty() || connection.name.size() > name_bytes_max) {
    faults.push_back({"name", "channel.name", {}});
  }
  const std::string_view url = connection.base_url;
  if ((!url.starts_with("http://") && !url.starts_with("https://")) || url.ends_with('/') ||
      url.size() > url_bytes_max || url.find_first_of(" \t\r\n?#") != std::string_view::npos) {
    faults.push_back({"url", "channel.url", {{"url", connection.base_url}}});
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return {};
}

// At another address, only the key tells a marketplace that has moved from another shop, whose
// orders and listings bear numbers of their own.
bool is_same_shop(const store::Scope& scope, const ChannelId& id, const Credentials& given,
                  const Vault& vault) {
  const auto kept = credentials_of(scope, id, vault);
  return kept && kept->key == given.key;
}

// Every reader of a channel needs its profile, and it hardly ever changes.
std::optional<Profile> profile_of(const std::string& text) {
  constexpr std::size_t kept_max = 64;
  static std::mutex mutex;
  static std::map<std::string, Profile> kept;
  {
    const std::lock_guard lock(mutex);
    if (const auto found = kept.find(text); found != kept.end()) return found->second;
  }
  auto profile = parse_profile(text);
  if (!profile) return std::nullopt;
  const std::lock_guard lock(mutex);
  if (kept.size() >= kept_max) kept.clear();
  kept.emplace(text, *profile);
  return std::move(*profile);
}

Channel channel_from(const store::Row& row) {
  Channel channel{{row.string(0)}, row.string(1), row.string(2), row.string(3), row.string(4), {}};
  // It was checked when it was written; a profile that a newer program no longer takes sells
  // nothing.
  if (auto profile = profile_of(channel.profile_json)) {
    channel.profile = std::move(*profile);
  } else {
    channel.profile.share_percent = 0;
    channel.profile.orders_poll = std::chrono::minutes{10};
    channel.profile.moderation_poll = std::chrono::minutes{10};
  }
  return channel;
}

}  // namespace

Result<ChannelId> connect(changes::Command& command, const Connection& connection,
                          const Vault& vault) {
  const Connector* connector = find_connector(connection.connector);
  if (auto checked = check(connection, connector != nullptr); !checked) {
    return std::move(checked).error();
  }
  const std::string profile_json = connection.profile_json.empty()
                                       ? std::string(connector->default_profile())
                                       : connection.profile_json;
  if (auto profile = parse_profile(profile_json); !profile) return std::move(profile).error();

  const auto existing = find_channel(command.rows(), connection.name);
  if (existing && existing->connector != connection.connector) {
    return error(Code::conflict, "connector", "channel.other_connector",
                 {{"connector", existing->connector}});
  }
  if (existing && existing->base_url != connection.base_url &&
      !is_same_shop(command.rows(), existing->id, connection.credentials, vault)) {
    return error(Code::conflict, "url", "channel.other_address", {{"url", existing->base_url}});
  }
  const ChannelId id = existing ? existing->id : command.make<ChannelTag>();

  constexpr std::string_view put_channel = R"sql(
    INSERT INTO channels (cooperative_id, channel_id, connector, name, base_url, profile)
    VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (cooperative_id, channel_id) DO UPDATE
       SET base_url = excluded.base_url, profile = excluded.profile)sql";
  command.rows().run(
      put_channel, {id, connection.connector, connection.name, connection.base_url, profile_json});
  if (auto kept = keep_credentials(command.rows(), id, connection.credentials, vault); !kept) {
    return std::move(kept).error();
  }
  command.record(changes::Noun::channel, id.text,
                 existing ? changes::Kind::updated : changes::Kind::created);
  return id;
}

std::vector<Channel> all_channels(const store::Scope& scope) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, connector, name, base_url, profile
      FROM channels
     WHERE cooperative_id = $1
     ORDER BY name)sql";
  return scope.all(sql, {}, channel_from);
}

std::optional<Channel> find_channel(const store::Scope& scope, const ChannelId& id) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, connector, name, base_url, profile
      FROM channels
     WHERE cooperative_id = $1 AND channel_id = $2)sql";
  return scope.one(sql, {id}, channel_from);
}

std::optional<Channel> find_channel(const store::Scope& scope, std::string_view name) {
  constexpr std::string_view sql = R"sql(
    SELECT channel_id, connector, name, base_url, profile
      FROM channels
     WHERE cooperative_id = $1 AND name = $2)sql";
  return scope.one(sql, {name}, channel_from);
}

std::optional<CooperativeId> cooperative_of(const store::Global& global, const ChannelId& id) {
  constexpr std::string_view sql = R"sql(
    SELECT cooperative_id FROM channels WHERE channel_id = $1)sql";
  return global.one(sql, {id}, [](const store::Row& row) { return CooperativeId{row.string(0)}; });
}

}  // namespace ganh::connectors::channel
