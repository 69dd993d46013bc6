#include "service/http/routes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "service/accounts/accounts.h"
#include "service/http/handlers.h"
#include "service/http/identify.h"
#include "service/http/problem.h"
#include "service/http/safety.h"
#include "service/http/target.h"
#include "service/web/page.h"

namespace ganh::service::http {

namespace store = catalog::store;
namespace transport = connectors::transport;

namespace {

struct Found {
  const Route* route = nullptr;
  std::array<std::string_view, path_names_max> names{};
  std::string allowed = {};  // the methods of routes with this path, when none has this method
};

// Whether `path` is as `pattern` says; what stands for its names. Asked of every route for every
// request: most are told apart by their first letters.
bool matches(std::string_view pattern, std::string_view path,
             std::array<std::string_view, path_names_max>& names) {
  std::size_t name = 0;
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() != '{') {
      if (pattern.front() != path.front()) return false;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    const std::string_view have = path.substr(0, path.find('/'));
    if (have.empty()) return false;
    names.at(name++) = have;
    pattern.remove_prefix(pattern.find('}') + 1);
    path.remove_prefix(have.size());
  }
  return pattern.empty() && path.empty();
}

Found find_route(std::string_view method, std::string_view path) {
  Found found;
  if (method == "HEAD") method = "GET";
  for (const Route& route : routes()) {
    if (!matches(route.path, path, found.names)) continue;
    if (route.method == method) {
      found.route = &route;
      return found;
    }
    found.allowed += found.allowed.empty() ? "" : ", ";
    found.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
  }
  return found;
}

Reply not_taken(const Request& request, const std::string& allowed) {
  Reply reply =
      problem(request, 405,
              {{"method", "request.method", {{"method", request.method}, {"allowed", allowed}}}});
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

bool is_media_type(std::string_view header, std::string_view type) {
  std::string_view sent = header.substr(0, header.find(';'));
  while (sent.ends_with(' ')) sent.remove_suffix(1);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(sent, type, {}, lower);
}

// What keeps the body from being looked at.
std::optional<Reply> refuse_body(const Route& route, const Request& request) {
  if (route.body == Body::none) {
    if (request.body.empty()) return std::nullopt;
    return problem(request, 400, {{"body", "request.body_not_taken"}});
  }
  if (request.body.size() > bytes_max(route.body)) {
    return problem(
        request, 413,
        {{"body", "request.body_too_large", {{"most", std::to_string(bytes_max(route.body))}}}});
  }
  const auto type = transport::find(request.headers, "Content-Type").value_or("");
  constexpr std::string_view xlsx =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const std::string_view wanted = route.body == Body::json       ? "application/json"
                                  : route.body == Body::workbook ? xlsx
                                  : route.body == Body::pdf      ? "application/pdf"
                                                                 : "";
  if (route.body == Body::list && !is_media_type(type, xlsx) && !is_media_type(type, "text/csv")) {
    return problem(
        request, 415,
        {{"Content-Type", "request.media_type", {{"wanted", std::string(xlsx) + ", text/csv"}}}});
  }
  if (!wanted.empty() && !is_media_type(type, wanted)) {
    return problem(request, 415,
                   {{"Content-Type", "request.media_type", {{"wanted", std::string(wanted)}}}});
  }
  return std::nullopt;
}

// What the caller may not do, if so. A cooperative one does not belong to is not there.
std::optional<Reply> refuse_caller(const Call& call) {
  const auto& caller = call.caller();
  const auto& access = call.route().access;
  using Kind = Access::Kind;
  if (access.kind == Kind::anybody) return std::nullopt;
  if (!caller.is_known()) {
    return call.refuse(401, {"Authorization", "caller.unknown"});
  }
  if (access.kind == Kind::known) return std::nullopt;
  if (access.kind == Kind::person && caller.kind != accounts::Caller::Kind::person) {
    return call.refuse(403, {"", "caller.not_a_person"});
  }
  if (access.kind == Kind::person) return std::nullopt;
  if (access.kind == Kind::administrator) {
    if (caller.may_administer()) return std::nullopt;
    return call.refuse(403, {"", "caller.not_administrator"});
  }
  if (call.name(0) == new_cooperative && call.route().body == Body::workbook) {
    if (caller.may_administer()) return std::nullopt;
    return call.refuse(403, {"", "caller.not_administrator"});
  }
  const bool is_machine = caller.kind == accounts::Caller::Kind::machine;  // belongs everywhere
  if (!caller.belongs_to(call.cooperative()) || (is_machine && !is_there(call))) {
    return call.refuse(404, {"cooperative_id", "cooperative.not_found"});
  }
  if (!caller.may(access.permission, call.cooperative())) {
    return call.refuse(
        403,
        {"", "caller.may_not", {{"permission", std::string(accounts::name(access.permission))}}});
  }
  return std::nullopt;
}

// What its path and query say may stand in any answer. Carriers are answered in their own form, and
// nothing that they send is repeated.
std::optional<Reply> refuse_target(const Call& call) {
  if (call.route().body == Body::webhook) return std::nullopt;
  const auto fault = fault_of_target(call.request());
  return fault ? std::optional(call.refuse(400, *fault)) : std::nullopt;
}

Reply routed(const Parts& parts, const std::optional<accounts::Caller>& known, Rate& rate,
             const Request& request) {
  const bool from_network = !known;
  if (from_network && !is_own_host(parts, transport::find(request.headers, "Host").value_or(""))) {
    return problem(request, 421, {{"host", "request.host"}});
  }
  const Found found = find_route(request.method, request.path());
  if (found.route == nullptr) {
    if (!found.allowed.empty()) return not_taken(request, found.allowed);
    if (auto page = find_page(request)) return std::move(*page);
    return problem(request, 404, {{"path", "request.not_found"}});
  }
  const Route& route = *found.route;
  const bool reads = route.method == "GET";
  if (from_network && !reads && route.body != Body::webhook && is_cross_site(request)) {
    return problem(request, 403, {{"Origin", "request.cross_site"}});
  }
  Call call(parts, request, route, known ? *known : identify(parts, request), found.names);

  // Probes and the page's own files are not what one asks too often.
  const bool is_asked_for_data =
      request.path().starts_with("/v1/") || request.path().starts_with("/t/");
  const bool is_counted = from_network && is_asked_for_data &&
                          call.caller().kind != accounts::Caller::Kind::machine;
  Rate::Verdict verdict;
  if (is_counted) {
    verdict =
        rate.take(call.caller().is_known() ? call.caller().actor : request.client, call.now());
  }
  Reply reply = [&]() -> Reply {
    if (!verdict.may) {
      Reply slow = call.refuse(429, {"", "request.too_many"});
      slow.headers.emplace_back("Retry-After", std::to_string(verdict.reset_seconds));
      return slow;
    }
    if (auto refused = refuse_target(call)) return std::move(*refused);
    if (auto refused = refuse_caller(call)) return std::move(*refused);
    if (auto refused = refuse_body(route, request)) return std::move(*refused);
    return route.answer(call);
  }();
  if (verdict.is_limited && request.path().starts_with("/v1/")) {
    reply.headers.emplace_back("RateLimit-Limit", std::to_string(verdict.most));
    reply.headers.emplace_back("RateLimit-Remaining", std::to_string(verdict.left));
    reply.headers.emplace_back("RateLimit-Reset", std::to_string(verdict.reset_seconds));
  }
  return reply;
}

Reply answered(const Parts& parts, const std::optional<accounts::Caller>& known, Rate& rate,
               const Request& request) {
  Reply reply;
  try {
    reply = routed(parts, known, rate, request);
  } catch (const store::StorageError& failure) {
    if (parts.on_storage_failure) parts.on_storage_failure(failure);
    reply = storage_problem(request, failure);
  }
  if (reply.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");  // RFC 9110
  add_safety(request, reply);
  return reply;
}

}  // namespace

Routes::Routes(Parts parts)
    : parts_(std::move(parts)),
      rate_(parts_.requests_per_minute,
            [this](std::string_view message) { parts_.folder.tell_others(message); }),
      listening_(parts_.folder.on_told([this](std::string_view message) {
        rate_.told(message, parts_.folder.clock().now());
        if (parts_.accounts != nullptr) parts_.accounts->told(message);
      })) {
  parts_.run = make_id("run", parts_.folder.clock().now(), parts_.folder.randomness());
}

Reply Routes::handle(const Request& request) {
  return answered(parts_, std::nullopt, rate_, request);
}

Reply Routes::handle_as(const accounts::Caller& caller, const Request& request) {
  return answered(parts_, caller, rate_, request);
}

Reply Routes::refuse(transport::Refused why, const Request& request) {
  const Reply plain = transport::refusal(why, request);
  Reply reply = problem(request, plain.status, {{"", std::string(transport::reason_of(why))}});
  for (const auto name : {"Allow", "Retry-After"}) {
    if (const auto value = transport::find(plain.headers, name)) {
      reply.headers.emplace_back(name, *value);
    }
  }
  add_safety(request, reply);
  return reply;
}

std::string_view Routes::route_of(std::string_view path) {
  std::array<std::string_view, path_names_max> names{};
  for (const Route& route : routes()) {
    if (matches(route.path, path, names)) return route.path;
  }
  const auto* asset = web::find_asset(path);
  if (asset == nullptr) return "other";
  return asset->hashed ? "/assets/{file}" : asset->path;
}

std::size_t Routes::body_bytes_max(std::string_view method, std::string_view path) {
  const Found found = find_route(method, path);
  return found.route == nullptr ? 0 : bytes_max(found.route->body);
}

}  // namespace ganh::service::http
