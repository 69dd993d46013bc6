#include "connectors/postmart/sandbox_api.h"

#include <functional>
#include <utility>

#include "connectors/postmart/sandbox_calls.h"
#include "connectors/postmart/sandbox_fields.h"

namespace ganh::connectors::postmart::market {

namespace {

using catalog::json::Value;

Reply not_found() {
  return error_reply(404, "NOT_FOUND", "Không tìm thấy.");
}

// A call with a body; the body is read before what the path names is looked for.
Reply with_body(const Request& http, std::string_view when_empty,
                const std::function<Reply(Value)>& call) {
  if (http.body.size() > body_bytes_max) {
    return error_reply(413, "TOO_LARGE", "Nội dung lớn quá 65536 byte.");
  }
  const auto body = catalog::json::parse(http.body.empty() ? when_empty : http.body);
  if (!body || !body->root().is_object()) {
    return error_reply(400, "BAD_JSON", "Nội dung không phải là một đối tượng JSON.");
  }
  return call(body->root());
}

using Call = std::function<Reply()>;

// The path's calls by method; empty for a path that does not exist.
std::vector<std::pair<std::string_view, Call>> calls(Market& market, const Request& http,
                                                     Time now) {
  const auto parts = segments(http.path());
  const auto body = [&http](std::function<Reply(Value)> call) {
    // Only a confirmation has nothing to say beside its address.
    const std::string_view when_empty = http.path().ends_with("/confirm") ? "{}" : "";
    return
        [&http, when_empty, call = std::move(call)] { return with_body(http, when_empty, call); };
  };
  const auto on_listing = [&market, body, parts](std::function<Reply(Listing&, Value)> call) {
    return body([&market, id = parts[2], call = std::move(call)](Value value) {
      Listing* listing = market.find_listing(id);
      return listing == nullptr ? not_found() : call(*listing, value);
    });
  };
  const auto on_order = [&market, body, parts](std::function<Reply(Order&, Value)> call) {
    return body([&market, id = parts[2], call = std::move(call)](Value value) {
      Order* order = market.find_order(id);
      return order == nullptr ? not_found() : call(*order, value);
    });
  };

  if (parts.size() < 2 || parts[0] != "v1") return {};
  const std::string_view noun = parts[1];
  const std::string_view verb = parts.size() == 4 ? parts[3] : std::string_view{};
  if (parts.size() == 2 && noun == "listing-requests") {
    return {{"POST", body([&market, now](Value v) { return request_listing(market, v, now); })},
            {"GET", [&market, &http, now] { return get_requests(market, http, now); }}};
  }
  if (parts.size() == 2 && noun == "listings") {
    return {{"GET", [&market, &http, now] { return find_listings(market, http, now); }}};
  }
  if (parts.size() == 2 && noun == "orders") {
    return {{"GET", [&market, &http] { return list_orders(market, http); }}};
  }
  if (parts.size() == 3 && noun == "listings") return {{"PUT", on_listing(update_content)}};
  if (noun == "listings" && verb == "price") {
    return {{"PUT", on_listing([now](Listing& l, Value v) { return update_price(l, v, now); })}};
  }
  if (noun == "listings" && verb == "stock") return {{"PUT", on_listing(update_stock)}};
  if (noun == "orders" && verb == "confirm") return {{"POST", on_order(confirm)}};
  if (noun == "orders" && verb == "ship") {
    return {{"POST", on_order([&market](Order& o, Value v) { return ship(market, o, v); })}};
  }
  if (noun == "orders" && verb == "cancel") {
    return {{"POST", on_order([&market](Order& o, Value v) { return cancel(market, o, v); })}};
  }
  return {};
}

}  // namespace

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (path.starts_with('/') && parts.size() < 8) {
    path.remove_prefix(1);
    parts.push_back(path.substr(0, path.find('/')));
    path.remove_prefix(parts.back().size());
  }
  return parts;
}

Reply answer(Market& market, const Request& request, Time now) {
  const auto found = calls(market, request, now);
  if (found.empty()) return not_found();
  for (const auto& [method, call] : found) {
    if (request.method == method) return call();
  }
  return error_reply(405, "METHOD_NOT_ALLOWED", "Địa chỉ này không nhận phương thức đó.");
}

}  // namespace ganh::connectors::postmart::market
