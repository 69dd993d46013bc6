#include "catalog/store/server_error.h"

#include <fmt/format.h>

namespace ganh::catalog::store {

std::string_view name(const StorageError& failure) {
  using Kind = StorageError::Kind;
  const bool is_servers = dynamic_cast<const ServerError*>(&failure) != nullptr;
  switch (failure.kind()) {
    case Kind::full:
      return is_servers ? "server_full" : "full";
    case Kind::busy:
      return "busy";
    case Kind::io:
      return is_servers ? "server_io" : "io";
    case Kind::corrupt:
      return is_servers ? "server_io" : "corrupt";
    case Kind::too_new:
      return "too_new";
    case Kind::unreachable:
      return "unreachable";
    case Kind::unsuitable:
      return "unsuitable";
    case Kind::other:
      break;
  }
  return "other";
}

std::string noted(const StorageError& failure) {
  return fmt::format("{}: {}", name(failure), failure.what());
}

}  // namespace ganh::catalog::store
