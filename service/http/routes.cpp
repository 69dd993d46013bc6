#include "service/http/routes.h"

#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "catalog/text/normal_form.h"
#include "connectors/receiving/webhook.h"
#include "service/api/channels.h"
#include "service/api/orders.h"
#include "service/api/products.h"
#include "service/api/stock.h"
#include "service/http/assets.h"
#include "service/http/problem.h"

namespace ganh::service::http {

namespace store = catalog::store;
using connectors::transport::Reply;
using connectors::transport::Request;

namespace {

// What one request is answered from.
struct Call {
  folder::DataFolder& folder;
  const std::function<void(const ChannelId&)>& poll_orders;
  const std::string& run;
  const Request& request;
  std::string_view rest;  // of the path, behind the route's prefix
};

// A name that a browser on this machine uses for it. Any other leads here by a DNS answer that
// somebody else gave (rebinding).
bool is_own_name(std::string_view host) {
  const auto bracket = host.rfind(']');
  const auto colon = host.find(':', bracket == host.npos ? 0 : bracket);
  const std::string_view name = host.substr(0, colon);
  if (colon != host.npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.empty() || port.find_first_not_of("0123456789") != port.npos) return false;
  }
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

Result<api::Page> page_of(const Request& request) {
  api::Page page;
  page.after = request.query("after").value_or("");
  if (!catalog::text::is_plain(page.after)) {
    return error(Code::invalid, "after", "page.after", {{"after", ""}});
  }
  if (const auto text = request.query("limit")) {
    const auto end = text->data() + text->size();
    const auto [stop, failed] = std::from_chars(text->data(), end, page.limit);
    if (failed != std::errc{} || stop != end || page.limit < 1 ||
        page.limit > api::page_limit_max) {
      return error(Code::invalid, "limit", "page.limit",
                   {{"most", std::to_string(api::page_limit_max)}});
    }
  }
  return page;
}

// Changes with every commit, the day and the clock: whatever is shown can only have changed then.
// Taken before the read, so that a commit in between makes the tag too old, never too new.
std::string tag_of(const Call& call) {
  return "\"" + call.run + "-" + std::to_string(call.folder.commits()) + "-" +
         std::to_string(to_days(date_in_vietnam(call.folder.clock().now()))) + "-" +
         std::to_string(call.folder.clock().offset().count()) + "\"";
}

Reply refused(const Request& request, const Error& error) {
  return problem(request, status_of(error.code), error.faults.front());
}

// `answer(Scope, Page, today) -> Result<std::string>` of the folder's cooperative.
template <class Answer>
Reply read_json(const Call& call, Answer answer) {
  const std::string tag = tag_of(call);
  const connectors::transport::Headers tagged{{"ETag", tag}};
  if (connectors::transport::find(call.request.headers, "If-None-Match") == tag) {
    return {304, tagged, ""};
  }
  const auto page = page_of(call.request);
  if (!page) return refused(call.request, page.error());
  const auto cooperative = call.folder.cooperative();
  if (!cooperative) {
    return problem(call.request, 404, {"data", "folder.no_cooperative"});
  }
  const Date today = date_in_vietnam(call.folder.clock().now());
  const Result<std::string> body = call.folder.database().read(
      [&](const store::Read& read) { return answer(read.scope(cooperative->id), *page, today); });
  if (!body) return refused(call.request, body.error());
  Reply reply{200, tagged, *body};
  reply.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  return reply;
}

Reply get_products(const Call& call) {
  return read_json(
      call,
      [](const store::Scope& scope, const api::Page& page, Date today) -> Result<std::string> {
        const auto found = api::read_products(scope, page, today);
        if (!found) return found.error();
        return api::products_json(*found);
      });
}

Reply get_stock(const Call& call) {
  return read_json(
      call,
      [](const store::Scope& scope, const api::Page& page, Date today) -> Result<std::string> {
        const auto found = api::read_stock(scope, page, today);
        if (!found) return found.error();
        return api::stock_json(*found);
      });
}

Reply get_orders(const Call& call) {
  return read_json(
      call, [](const store::Scope& scope, const api::Page& page, Date) -> Result<std::string> {
        return api::orders_json(api::read_orders(scope, page));
      });
}

Reply get_channels(const Call& call) {
  const auto cooperative = call.folder.cooperative();
  return read_json(
      call, [&](const store::Scope& scope, const api::Page&, Date today) -> Result<std::string> {
        return api::channels_json({cooperative ? cooperative->name : "", today,
                                   call.folder.clock().offset(), api::read_channels(scope)});
      });
}

Reply get_health(const Call& call) {
  call.folder.database().read([](const store::Read&) {});
  return connectors::transport::json_reply(200, R"({"status":"ok"})");
}

Reply post_webhook(const Call& call) {
  const ChannelId channel{std::string(call.rest)};
  const auto imported = connectors::receiving::receive_webhook(
      call.folder.database(), call.folder.clock(), call.folder.randomness(), channel, call.request);
  if (!imported) return refused(call.request, imported.error());
  call.poll_orders(channel);
  return {204, {}, ""};
}

struct Route {
  std::string_view method;
  std::string_view path;
  bool has_rest;  // the path is a prefix; what follows is a name without '/'
  std::size_t body_bytes_max;
  Reply (*answer)(const Call&);
};

constexpr std::array<Route, 6> routes{{
    {"GET", "/healthz", false, 0, get_health},
    {"GET", "/v1/channels", false, 0, get_channels},
    {"GET", "/v1/orders", false, 0, get_orders},
    {"GET", "/v1/products", false, 0, get_products},
    {"GET", "/v1/stock", false, 0, get_stock},
    {"POST", "/v1/webhooks/", true, webhook_bytes_max, post_webhook},
}};

const Route* find_route(std::string_view path) {
  for (const Route& route : routes) {
    if (!route.has_rest && path == route.path) return &route;
    if (route.has_rest && path.starts_with(route.path) && path.size() > route.path.size() &&
        path.find('/', route.path.size()) == path.npos) {
      return &route;
    }
  }
  return nullptr;
}

Reply not_taken(const Request& request, const Route& route) {
  const std::string allowed = route.method == "GET" ? "GET, HEAD" : std::string(route.method);
  Reply reply =
      problem(request, 405,
              {"method", "request.method", {{"method", request.method}, {"allowed", allowed}}});
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

Reply routed(Call call) {
  const Request& request = call.request;
  if (!is_own_name(connectors::transport::find(request.headers, "Host").value_or(""))) {
    return problem(request, 421, {"host", "request.host"});
  }
  const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
  if (const web::Asset* asset = web::find_asset(request.path());
      asset != nullptr && method == "GET") {
    return asset_reply(request, *asset);
  }
  const Route* route = find_route(request.path());
  if (route == nullptr) return problem(request, 404, {"path", "request.not_found"});
  if (method != route->method) return not_taken(request, *route);
  if (route->body_bytes_max == 0 && !request.body.empty()) {
    return problem(request, 400, {"body", "request.body_not_taken"});
  }
  if (request.body.size() > route->body_bytes_max) {
    return problem(
        request, 413,
        {"body", "request.body_too_large", {{"most", std::to_string(route->body_bytes_max)}}});
  }
  if (route->has_rest) call.rest = request.path().substr(route->path.size());
  return route->answer(call);
}

void add_safety(const Request& request, Reply& reply) {
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Content-Security-Policy",
                             "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                             "form-action 'none'");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (!connectors::transport::find(reply.headers, "Cache-Control")) {
    const bool cannot_store = request.path().starts_with("/v1/") || reply.status >= 400;
    reply.headers.emplace_back("Cache-Control", cannot_store ? "no-store" : "no-cache");
  }
}

}  // namespace

Routes::Routes(folder::DataFolder& folder, std::function<void(const ChannelId&)> poll_orders)
    : folder_(folder),
      poll_orders_(std::move(poll_orders)),
      run_(make_id("run", folder.clock().now(), folder.randomness())) {}

Reply Routes::handle(const Request& request) const {
  Reply reply;
  try {
    reply = routed({folder_, poll_orders_, run_, request, {}});
  } catch (const store::StorageError& failure) {
    reply = storage_problem(request, failure);
  }
  add_safety(request, reply);
  return reply;
}

}  // namespace ganh::service::http
