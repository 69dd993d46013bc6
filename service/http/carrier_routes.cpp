#include "catalog/json/json_text.h"
#include "connectors/carriers/accounts.h"
#include "connectors/carriers/receiving.h"
#include "service/api/carriers.h"
#include "service/http/carrier_handlers.h"
#include "service/http/fields.h"
#include "service/http/idempotency.h"
#include "service/http/problem.h"
#include "service/words/sentences.h"
#include "service/words/troubles.h"

namespace ganh::service::http {

namespace carriers = connectors::carriers;
namespace json = catalog::json;
namespace store = catalog::store;

namespace {

constexpr std::size_t name_bytes_max = 255;
constexpr std::size_t secret_bytes_max = 4096;

// What is not given stays as it is.
struct Wanted {
  carriers::Connection connection;
  bool has_address = false;
  bool has_statuses = false;
};

Wanted wanted_of(Fields& fields) {
  Wanted wanted;
  auto& connection = wanted.connection;
  connection.name = fields.text("name", name_bytes_max);
  connection.carrier = fields.text("carrier", 64);
  wanted.has_address = fields.has("base_url");
  connection.base_url = fields.text_or_empty("base_url", 2000);
  connection.credentials.key = fields.text_or_empty("key", 1000);
  connection.credentials.secret = fields.secret("secret", secret_bytes_max);
  connection.credentials.webhook_secret = fields.secret("webhook_secret", secret_bytes_max);
  const auto statuses = fields.object("statuses");
  wanted.has_statuses = statuses.present();
  if (wanted.has_statuses) connection.statuses = json::text_of(statuses);
  return wanted;
}

Result<carriers::Connection> connection_of(const store::Scope& scope, const Wanted& wanted,
                                           const connectors::channel::Vault& vault) {
  carriers::Connection connection = wanted.connection;
  auto& given = connection.credentials;
  const auto existing = carriers::find_account(scope, connection.name);
  if (existing) {
    if (!wanted.has_address) connection.base_url = existing->base_url;
    if (!wanted.has_statuses) connection.statuses = existing->statuses;
    // A kept secret goes to nobody but whom it was given for.
    if (connection.base_url != existing->base_url && given.secret.empty() &&
        !connection.base_url.empty()) {
      return error(Code::invalid, "secret", "carrier.secret_missing", {{"name", connection.name}});
    }
    const auto kept = carriers::secrets_of(scope, existing->id, vault);
    // With a secret it is connected anew: what could not be read is given up.
    if (!kept && given.secret.empty()) return kept.error();
    if (kept && given.key.empty()) given.key = kept->credentials.key;
    if (kept && given.secret.empty()) given.secret = kept->credentials.secret;
    if (kept && given.webhook_secret.empty()) {
      given.webhook_secret = kept->credentials.webhook_secret;
    }
  }
  if (!connection.base_url.empty() && given.secret.empty()) {
    return error(Code::invalid, "secret", "carrier.secret_missing", {{"name", connection.name}});
  }
  return connection;
}

api::ListedCarrier listed(const Call& call, const store::Scope& scope, carriers::Account account) {
  api::ListedCarrier out{std::move(account)};
  const auto kept = carriers::secrets_of(scope, out.account.id, call.folder().vault());
  if (!kept) {
    const auto spoken = words::speak(kept.error().faults.front(), language_of(call.request()));
    out.trouble = spoken.problem + " " + spoken.cure;
  } else if (call.parts().trouble_of) {
    const auto noted = call.parts().trouble_of("carrier:" + out.account.name);
    if (noted) out.trouble = words::trouble_in_words(language_of(call.request()), *noted);
  }
  return out;
}

}  // namespace

Reply list_carriers(Call& call) {
  return read_live_json(call, [&](const store::Scope& scope) -> Result<std::string> {
    std::vector<api::ListedCarrier> all;
    for (auto& account : carriers::all_accounts(scope)) {
      all.push_back(listed(call, scope, std::move(account)));
    }
    return api::carriers_json(all);
  });
}

Reply connect_carrier(Call& call) {
  const auto document = json::parse(call.request().body);
  if (!document) return call.refuse(document.error());
  Fields fields(document->root());
  const Wanted wanted = wanted_of(fields);
  if (auto read = fields.end(); !read) return call.refuse(read.error());
  return once(call, "carriers connect", [&](catalog::changes::Command& command) -> Result<Answer> {
    const auto& vault = call.folder().vault();
    const auto connection = connection_of(command.rows(), wanted, vault);
    if (!connection) return connection.error();
    const auto id = carriers::connect(command, *connection, vault);
    if (!id) return id.error();
    auto account = carriers::find_account(command.rows(), *id);
    return Answer{200, api::carrier_json(listed(call, command.rows(), std::move(*account)))};
  });
}

// The address bears a secret, so that it is read by itself and kept nowhere.
Reply get_carrier_webhook(Call& call) {
  const carriers::AccountId id{call.name(1)};
  const auto secrets = call.read([&](const store::Scope& scope) -> Result<carriers::Secrets> {
    if (!carriers::find_account(scope, id)) {
      return error(Code::not_found, "carrier_id", "carrier.not_found");
    }
    return carriers::secrets_of(scope, id, call.folder().vault());
  });
  if (!secrets) return call.refuse(secrets.error());
  const std::string path = "/v1/webhooks/carriers/" + id.text + "/" + secrets->webhook_token;
  json::Writer out;
  out.object([&] {
    out.field("path", path);
    out.field("address", call.public_url() + path);
  });
  return connectors::transport::json_reply(200, std::move(out).text());
}

Reply receive_carrier_webhook(Call& call) {
  auto received = carriers::receive_webhook(
      call.folder().database(), call.folder().clock(), call.folder().randomness(),
      call.folder().vault(), carriers::AccountId{call.name(0)}, call.name(1), call.request());
  if (!received) return call.refuse(received.error());
  return std::move(received->reply);
}

}  // namespace ganh::service::http
