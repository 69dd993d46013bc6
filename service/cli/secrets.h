// Secrets that a command is given: from a file or the environment, never on the command line, which
// other people on the machine can see.

#pragma once

#include <string>

#include "catalog/json/json.h"
#include "catalog/result.h"

namespace ganh::service::cli {

struct SecretPlace {
  std::string file;
  std::string variable;
  bool given() const { return !file.empty() || !variable.empty(); }
};

// Writes the secret, if there is one to be given. `invalid`: "credentials.variable",
// "credentials.file".
Result<> write_secret(catalog::json::Writer& out, const char* key, const SecretPlace& place);

}  // namespace ganh::service::cli
