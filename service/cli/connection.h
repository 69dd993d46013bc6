// What a command says of an account with somebody else: a marketplace's shop, a carrier's customer.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/cli/mistakes.h"
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

// --connector or --carrier: one of `all`, by its name.
template <class All>
void add_kind(const Commands& commands, CLI::App& command, const char* flag, std::string& into,
              const words::Text& said, const All& all) {
  std::vector<std::string> names;
  std::string listed;
  for (const auto* each : all) {
    names.emplace_back(each->name());
    listed += (listed.empty() ? "" : ", ") + names.back();
  }
  const words::Language language = commands.console.language;
  command.add_option(flag, into, words::say(language, said, listed))
      ->required()
      ->check(one_of(language, std::move(names)))
      ->type_name("C");
}

}  // namespace ganh::service::cli
