#include "connectors/carriers/accounts.h"

#include "connectors/transport/signing.h"

namespace ganh::connectors::carriers {

namespace changes = catalog::changes;
namespace store = catalog::store;
using channel::Vault;

namespace {

constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t url_bytes_max = 500;
constexpr std::string_view key_field = "key";
constexpr std::string_view secret_field = "secret";
constexpr std::string_view webhook_field = "webhook_secret";
constexpr std::string_view token_field = "webhook_token";

bool is_address(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && !url.ends_with('/') &&
         url.size() <= url_bytes_max && url.find_first_of(" \t\r\n?#") == url.npos;
}

Result<> check(const Connection& connection, const Carrier* carrier) {
  std::vector<Fault> faults;
  if (carrier == nullptr) {
    faults.push_back({"carrier", "carrier.unknown", {{"carrier", connection.carrier}}});
  }
  if (connection.name.empty() || connection.name.size() > name_bytes_max) {
    faults.push_back({"name", "carrier.name", {}});
  }
  if (!connection.base_url.empty() && !is_address(connection.base_url)) {
    faults.push_back({"url", "carrier.url", {{"url", connection.base_url}}});
  }
  if (carrier != nullptr) {
    if (auto table = carrier->statuses().with(connection.statuses); !table) {
      for (auto& fault : table.error().faults) faults.push_back(fault);
    }
  }
  if (!faults.empty()) return Error{Code::invalid, std::move(faults)};
  return {};
}

Account account_from(const store::Row& row) {
  Account account{{row.string(0)}, row.string(1), row.string(2), row.string(3), row.string(4)};
  if (!row.is_null(5)) account.asked_at = from_us(row.integer(5));
  if (!row.is_null(6)) account.told_at = from_us(row.integer(6));
  return account;
}

// What is empty hides nothing and stays so.
std::string sealed(const Vault& vault, const store::Scope& scope, const AccountId& id,
                   std::string_view field, const std::string& text) {
  if (text.empty()) return "";
  return vault.seal(text, {scope.cooperative().text, id.text, field});
}

// 160 bits, as letters and digits that stand in an address.
std::string new_token(Randomness& randomness) {
  std::string bytes;
  for (int word = 0; word < 3; ++word) {
    const std::uint64_t bits = randomness.next();
    for (int at = 0; at < 8; ++at) bytes += static_cast<char>(bits >> (8 * at));
  }
  bytes.resize(20);
  return transport::hex(bytes);
}

Result<> keep_secrets(changes::Command& command, const AccountId& id,
                      const Credentials& credentials, const Vault& vault) {
  constexpr std::string_view put = R"sql(
    INSERT INTO carrier_secrets
      (cooperative_id, account_id, key, secret, webhook_secret, webhook_token)
    VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (cooperative_id, account_id) DO UPDATE
       SET key = excluded.key, secret = excluded.secret,
           webhook_secret = excluded.webhook_secret, webhook_token = excluded.webhook_token)sql";
  if (!vault.has_key()) return error(Code::not_now, "secret", "credentials.no_key");
  // An address that nobody can read any more has to be made anew.
  const auto kept = secrets_of(command.rows(), id, vault);
  const std::string token =
      kept && !kept->webhook_token.empty() ? kept->webhook_token : new_token(command.randomness());
  const auto& rows = command.rows();
  rows.run(put, {id, sealed(vault, rows, id, key_field, credentials.key),
                 sealed(vault, rows, id, secret_field, credentials.secret),
                 sealed(vault, rows, id, webhook_field, credentials.webhook_secret),
                 sealed(vault, rows, id, token_field, token)});
  return {};
}

}  // namespace

Result<AccountId> connect(changes::Command& command, const Connection& connection,
                          const Vault& vault) {
  constexpr std::string_view put = R"sql(
    INSERT INTO carrier_accounts (cooperative_id, account_id, carrier, name, base_url, statuses)
    VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (cooperative_id, account_id) DO UPDATE
       SET base_url = excluded.base_url, statuses = excluded.statuses)sql";
  const Carrier* carrier = find_carrier(connection.carrier);
  if (auto checked = check(connection, carrier); !checked) return checked.error();
  const auto existing = find_account(command.rows(), connection.name);
  if (existing && existing->carrier != connection.carrier) {
    return error(Code::conflict, "carrier", "carrier.other", {{"carrier", existing->carrier}});
  }
  const AccountId id = existing ? existing->id : command.make<AccountTag>();
  command.rows().run(
      put, {id, connection.carrier, connection.name, connection.base_url, connection.statuses});
  if (auto kept = keep_secrets(command, id, connection.credentials, vault); !kept) {
    return kept.error();
  }
  command.record(changes::Noun::channel, id.text,
                 existing ? changes::Kind::updated : changes::Kind::created);
  return id;
}

std::vector<Account> all_accounts(const store::Scope& scope) {
  constexpr std::string_view list = R"sql(
    SELECT account_id, carrier, name, base_url, statuses, asked_at_us, told_at_us
      FROM carrier_accounts
     WHERE cooperative_id = $1
     ORDER BY name)sql";
  return scope.all(list, {}, account_from);
}

std::optional<Account> find_account(const store::Scope& scope, const AccountId& id) {
  constexpr std::string_view find = R"sql(
    SELECT account_id, carrier, name, base_url, statuses, asked_at_us, told_at_us
      FROM carrier_accounts
     WHERE cooperative_id = $1 AND account_id = $2)sql";
  return scope.one(find, {id}, account_from);
}

std::optional<Account> find_account(const store::Scope& scope, std::string_view name) {
  constexpr std::string_view find = R"sql(
    SELECT account_id, carrier, name, base_url, statuses, asked_at_us, told_at_us
      FROM carrier_accounts
     WHERE cooperative_id = $1 AND name = $2)sql";
  return scope.one(find, {name}, account_from);
}

std::optional<CooperativeId> cooperative_of(const store::Global& global, const AccountId& id) {
  constexpr std::string_view find = R"sql(
    SELECT cooperative_id FROM carrier_accounts WHERE account_id = $1)sql";
  return global.one(find, {id}, [](const store::Row& row) { return CooperativeId{row.string(0)}; });
}

Result<Secrets> secrets_of(const store::Scope& scope, const AccountId& id, const Vault& vault) {
  constexpr std::string_view find = R"sql(
    SELECT key, secret, webhook_secret, webhook_token
      FROM carrier_secrets
     WHERE cooperative_id = $1 AND account_id = $2)sql";
  bool all_open = true;
  const auto open = [&](std::string_view field, const std::string& text) -> std::string {
    if (text.empty()) return "";
    auto secret = vault.open(text, {scope.cooperative().text, id.text, field});
    if (!secret) all_open = false;
    return secret.value_or("");
  };
  const auto secrets = scope.one(find, {id}, [&](const store::Row& row) {
    return Secrets{{open(key_field, row.string(0)), open(secret_field, row.string(1)),
                    open(webhook_field, row.string(2))},
                   open(token_field, row.string(3))};
  });
  if (!all_open) return error(Code::not_now, "secret", "credentials.unreadable");
  return secrets.value_or(Secrets{});
}

std::vector<std::string> unreadable_accounts(const store::Scope& scope, const Vault& vault) {
  std::vector<std::string> names;
  for (const auto& account : all_accounts(scope)) {
    if (!secrets_of(scope, account.id, vault)) names.push_back(account.name);
  }
  return names;
}

void note_answered(const store::WriteScope& scope, const AccountId& id, Time at) {
  constexpr std::string_view set = R"sql(
    UPDATE carrier_accounts
       SET asked_at_us = $3
     WHERE cooperative_id = $1 AND account_id = $2)sql";
  scope.run(set, {id, to_us(at)});
}

void note_told(const store::WriteScope& scope, const AccountId& id, Time at) {
  constexpr std::string_view set = R"sql(
    UPDATE carrier_accounts
       SET told_at_us = $3
     WHERE cooperative_id = $1 AND account_id = $2)sql";
  scope.run(set, {id, to_us(at)});
}

StatusTable statuses_of(const Carrier& carrier, const Account& account) {
  auto table = carrier.statuses().with(account.statuses);
  // It was checked when it was written; what a newer program no longer takes is left out.
  return table ? std::move(*table) : carrier.statuses();
}

}  // namespace ganh::connectors::carriers
