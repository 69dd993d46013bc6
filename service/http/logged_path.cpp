#include "service/http/logged_path.h"

#include "service/http/routes.h"

namespace ganh::service::http {

std::string_view path_for_logs(std::string_view path) {
  const std::string_view route = Routes::route_of(path);
  const bool has_secret =
      route.find("{token}") != route.npos || route.find("{tracking_code}") != route.npos;
  return has_secret ? route : path;
}

}  // namespace ganh::service::http
