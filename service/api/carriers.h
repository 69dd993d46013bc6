// Accounts with carriers, and the carriers there are. Never a credential.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "connectors/carriers/accounts.h"

namespace ganh::service::api {

struct ListedCarrier {
  connectors::carriers::Account account;
  std::optional<std::string> trouble = {};
};

std::string carrier_json(const ListedCarrier& carrier);

// {carriers: [...], kinds: [{name, title, known_address}]}
std::string carriers_json(const std::vector<ListedCarrier>& carriers);

}  // namespace ganh::service::api
