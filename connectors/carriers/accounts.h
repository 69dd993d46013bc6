// Accounts with carriers: what a cooperative has agreed with one, as rows. Credentials are sealed
// like those of channels, and so is the token in the address to which its webhooks are sent.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "connectors/carriers/carrier.h"
#include "connectors/channel/vault.h"

namespace ganh::connectors::carriers {

struct AccountTag {
  static constexpr std::string_view prefix = "carrier";
};
using AccountId = Id<AccountTag>;

struct Account {
  AccountId id;
  std::string carrier;   // "ghn"
  std::string name;      // as people call it; unique within the cooperative
  std::string base_url;  // "https://host"; "" when it is only listened to
  std::string statuses;  // JSON: what the carrier's table has more than ours; "" for nothing
  std::optional<Time> asked_at = {};  // when it last answered
  std::optional<Time> told_at = {};   // when it last told something by itself
};

struct Connection {
  std::string carrier;
  std::string name;
  std::string base_url;
  std::string statuses;
  Credentials credentials;  // `webhook_secret`: one that the carrier puts into its bodies
};

// Connects an account, or changes the one of that name; its webhooks' address stays. `invalid`:
// "carrier.unknown", "carrier.name", "carrier.url", "carrier.statuses"; `conflict`:
// "carrier.other" for an existing one with another carrier; refusals of sealing as for channels.
Result<AccountId> connect(catalog::changes::Command& command, const Connection& connection,
                          const channel::Vault& vault);

std::vector<Account> all_accounts(const catalog::store::Scope& scope);  // by name
std::optional<Account> find_account(const catalog::store::Scope& scope, const AccountId& id);
std::optional<Account> find_account(const catalog::store::Scope& scope, std::string_view name);
std::optional<CooperativeId> cooperative_of(const catalog::store::Global& global,
                                            const AccountId& id);

struct Secrets {
  Credentials credentials;
  std::string webhook_token;
};
// `not_now`, "credentials.unreadable".
Result<Secrets> secrets_of(const catalog::store::Scope& scope, const AccountId& id,
                           const channel::Vault& vault);

// Names of those whose secrets the vault does not open; in order.
std::vector<std::string> unreadable_accounts(const catalog::store::Scope& scope,
                                             const channel::Vault& vault);

void note_answered(const catalog::store::WriteScope& scope, const AccountId& id, Time at);
void note_told(const catalog::store::WriteScope& scope, const AccountId& id, Time at);

// The carrier's own table with what the account adds.
StatusTable statuses_of(const Carrier& carrier, const Account& account);

}  // namespace ganh::connectors::carriers
