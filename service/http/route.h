// The one table of what the service answers: method, path, who may, what body it takes.
//
// Everything else reads it: routing, bodies' bounds at the front door, the tests of who may do
// what, and the comparison with openapi.yaml.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "connectors/transport/http_message.h"
#include "service/accounts/permission.h"

namespace ganh::service::http {

class Call;

// Who may use a route.
struct Access {
  enum class Kind {
    anybody,
    known,          // a person, a token, the machine
    person,         // signed in: what belongs to somebody himself
    administrator,  // of the installation
    member,         // with `permission` in the cooperative that the path names
  };
  Kind kind = Kind::member;
  accounts::Permission permission = accounts::Permission::catalog_read;
};

enum class Body { none, json, workbook, pdf, list, webhook };

inline constexpr std::size_t json_bytes_max = 1024 * 1024;
inline constexpr std::size_t workbook_bytes_max = 16 * 1024 * 1024;
inline constexpr std::size_t pdf_bytes_max = 2 * 1024 * 1024;
inline constexpr std::size_t webhook_bytes_max = 256 * 1024;
inline constexpr std::size_t list_bytes_max = 4 * 1024 * 1024;

constexpr std::size_t bytes_max(Body body) {
  switch (body) {
    case Body::none:
      return 0;
    case Body::json:
      return json_bytes_max;
    case Body::workbook:
      return workbook_bytes_max;
    case Body::pdf:
      return pdf_bytes_max;
    case Body::webhook:
      return webhook_bytes_max;
    case Body::list:  // XLSX or CSV
      return list_bytes_max;
  }
  return 0;
}

struct Route {
  std::string_view method;
  std::string_view path;       // "/v1/cooperatives/{cooperative_id}/orders/{order_id}"
  std::string_view operation;  // operationId in openapi.yaml; empty: not part of the API
  Access access;
  Body body = Body::none;
  connectors::transport::Reply (*answer)(Call&) = nullptr;
};

inline constexpr std::size_t path_names_max = 3;  // in one path

std::span<const Route> routes();

}  // namespace ganh::service::http
