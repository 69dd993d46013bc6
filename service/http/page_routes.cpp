#include "service/http/assets.h"
#include "service/http/handlers.h"
#include "service/http/problem.h"

namespace ganh::service::http {

extern const std::string_view openapi_yaml;  // compiled in from service/openapi.yaml

Reply get_openapi(Call&) {
  return {200, {{"Content-Type", "application/yaml; charset=utf-8"}}, std::string(openapi_yaml)};
}

Reply get_problem_page(Call& call) {
  std::string page = problem_page(call.name(0));
  if (page.empty()) return call.refuse(404, {"path", "request.not_found"});
  return {200, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(page)};
}

std::optional<Reply> find_page(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  const auto* asset = web::find_asset(request.path());
  if (asset == nullptr) return std::nullopt;
  return asset_reply(request, *asset);
}

}  // namespace ganh::service::http
