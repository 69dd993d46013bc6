// The service's counter as the network meets it: routes over a real data folder with accounts, and
// the words in which a test says who asks for what. No sockets.

#pragma once

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/change_log.h"
#include "catalog/json/json.h"
#include "service/accounts/accounts.h"
#include "service/http/identify.h"
#include "service/http/route.h"
#include "service/http/routes.h"
#include "tests/service/accounts/office.h"
#include "tests/service/shop.h"

namespace ganh::service {

inline const CooperativeId nam_lanh{"coop_nam_lanh"};
inline constexpr auto password = "con trâu đi trước";
inline constexpr auto machine_token = "ganh_local_test";
inline constexpr auto xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

using connectors::transport::Headers;
using connectors::transport::Reply;
using connectors::transport::Request;

inline std::string header(const Reply& reply, const char* name) {
  return std::string(connectors::transport::find(reply.headers, name).value_or(""));
}

// "reason" of a problem.
inline std::string reason(const Reply& reply) {
  const auto document = catalog::json::parse(reply.body);
  return document ? document->root()["reason"].text_or() : "";
}

// "lot, why": the fields that a problem names.
inline std::string fields_at_fault(const Reply& reply) {
  const auto document = catalog::json::parse(reply.body);
  std::string all;
  if (!document) return all;
  for (const auto& fault : document->root()["faults"].items()) {
    all += (all.empty() ? "" : ", ") + fault["field"].text_or();
  }
  return all;
}

struct Counter : Shop {
  // What a caller shows of himself.
  static Headers cookie(const std::string& secret) { return {{"Cookie", "__Host-ganh=" + secret}}; }
  static Headers bearer(const std::string& secret) {
    return {{"Authorization", "Bearer " + secret}};
  }
  Headers signed_in(const std::string& login) {
    return cookie(accounts.sign_in(login, password, visit).value().secret);
  }
  // Makes somebody and signs him in.
  Headers person(const std::string& login, accounts::Role role) {
    make(login, false, accounts::Membership{here, role});
    return signed_in(login);
  }
  Headers administrator(const std::string& login) {
    make(login, true, {});
    return signed_in(login);
  }
  accounts::Person make(const std::string& login, bool administrator,
                        const std::optional<accounts::Membership>& membership) {
    return accounts
        .make_person(http::machine(), {login, "Chị " + login, password, administrator, membership},
                     visit)
        .value();
  }
  accounts::MadeToken token(accounts::Permissions scopes,
                            const std::optional<ChannelId>& bound_to = {}) {
    const Time end = folder->clock().now() + std::chrono::days{30};
    return accounts.make_token(http::machine(), {here, "kho-2", scopes, bound_to, end}, visit)
        .value();
  }

  // By TLS, from elsewhere.
  Request request(const Headers& who, const std::string& method, const std::string& target,
                  const std::string& body = "", const Headers& more = {}) {
    Headers headers{{"Host", "127.0.0.1:8080"}};
    headers.insert(headers.end(), who.begin(), who.end());
    headers.insert(headers.end(), more.begin(), more.end());
    if (!body.empty() && !connectors::transport::find(headers, "Content-Type")) {
      headers.emplace_back("Content-Type", "application/json");
    }
    Request asked{method, target, headers, body};
    asked.client = visit.client;
    asked.secure = true;
    return asked;
  }
  Reply send(const Headers& who, const std::string& method, const std::string& target,
             const std::string& body = "", const Headers& more = {}) {
    return routes.handle(request(who, method, target, body, more));
  }
  Reply get(const Headers& who, const std::string& target) { return send(who, "GET", target); }
  std::string of(const std::string& resource) const {
    return "/v1/cooperatives/" + here.text + "/" + resource;
  }
  std::int64_t changes() {
    return look([](auto& s) { return catalog::changes::last_change(s); });
  }
  http::Parts parts() {
    http::Parts all{.folder = *folder};
    all.accounts = &accounts;
    all.machine_token = machine_token;
    all.requests_per_minute = 0;
    return all;
  }

  accounts::Visit visit{"203.0.113.7", "Firefox"};
  const Headers nobody;
  const Headers machine = bearer(machine_token);
  accounts::AtOnce background;
  accounts::Accounts accounts{
      {folder->database(), folder->clock(), folder->randomness(), background}, accounts::light};
  http::Routes routes{parts()};
};

}  // namespace ganh::service
