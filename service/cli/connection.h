// What a command says of an account with somebody else: a marketplace's shop, a carrier's customer.

#pragma once

#include <string>
#include <string_view>

#include "service/cli/options.h"
#include "service/cli/secrets.h"

namespace ganh::service::cli {

struct Connection {
  std::string name;
  std::string kind;  // which marketplace, which carrier
  std::string url = {};
  std::string key = {};
  SecretPlace secret = {};
  SecretPlace webhook_secret = {};
  std::string more = {};  // JSON
};

// --key, of which `key` says what it is, and the secrets; a secret is in a file or a variable.
void add_secrets(Options& given, Connection& connection, const words::Text& key);

// For the API, which calls the kind and what is more by these names. What is not given is left as
// it is. Refusals of write_secret() and of reading `more`.
Result<std::string> connection_json(const Connection& connection, std::string_view kind,
                                    std::string_view more);

// "agriconnect, postmart"
template <class All>
std::string names_of(const All& all) {
  std::string names;
  for (const auto* each : all) names += (names.empty() ? "" : ", ") + std::string(each->name());
  return names;
}

}  // namespace ganh::service::cli
