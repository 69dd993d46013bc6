#include "service/cli/connection.h"

#include "catalog/json/json_text.h"

namespace ganh::service::cli {

namespace json = catalog::json;

void add_secrets(Options& given, Connection& connection, const words::Text& key) {
  namespace help = words::help;
  given.maybe("--key", connection.key, key, "K");
  auto* file = given.maybe("--secret-file", connection.secret.file, help::secret_file, "FILE");
  given.maybe("--secret-env", connection.secret.variable, help::secret_env, "VAR")->excludes(file);
  file = given.maybe("--webhook-secret-file", connection.webhook_secret.file, help::webhook_file,
                     "FILE");
  given.maybe("--webhook-secret-env", connection.webhook_secret.variable, help::webhook_env, "VAR")
      ->excludes(file);
}

Result<std::string> connection_json(const Connection& connection, std::string_view kind,
                                    std::string_view more) {
  Result<> secret;
  Result<> webhook_secret;
  const auto told = json::parse(connection.more.empty() ? "{}" : connection.more);
  if (!told) return told.error();
  json::Writer out;
  out.object([&] {
    out.field("name", connection.name);
    out.field(kind, connection.kind);
    if (!connection.url.empty()) out.field("base_url", connection.url);
    if (!connection.key.empty()) out.field("key", connection.key);
    secret = write_secret(out, "secret", connection.secret);
    webhook_secret = write_secret(out, "webhook_secret", connection.webhook_secret);
    if (!connection.more.empty()) json::copy(out, more, told->root());
  });
  if (!secret) return secret.error();
  if (!webhook_secret) return webhook_secret.error();
  return std::move(out).text();
}

}  // namespace ganh::service::cli
