// A failing disk or database as a fault: what people are told of it. Never a path or SQL.

#pragma once

#include "catalog/result.h"
#include "catalog/store/server_error.h"

namespace ganh::service::words {

// To whoever has no hand in it: what has failed, and nothing of where.
inline Fault storage_fault(const catalog::store::StorageError& failure) {
  using Kind = catalog::store::StorageError::Kind;
  const auto* server = dynamic_cast<const catalog::store::ServerError*>(&failure);
  const bool is_servers = server != nullptr;
  if (is_servers && server->obstacle() == catalog::store::Obstacle::moved_away) {
    return {"data", "storage.moved_away"};
  }
  switch (failure.kind()) {
    case Kind::full:
      return {"data", is_servers ? "storage.server_full" : "storage.full"};
    case Kind::busy:
      return {"data", "storage.busy"};
    case Kind::io:
      return {"data", is_servers ? "storage.server_io" : "storage.io"};
    case Kind::corrupt:
      return {"data", is_servers ? "storage.server_io" : "storage.corrupt"};
    case Kind::too_new:
      return {"data", "storage.too_new"};
    case Kind::unreachable:
      return {"data", "storage.unreachable"};
    case Kind::unsuitable:
      return {"data", "storage.unsuitable"};
    case Kind::other:
      return {"data", "storage.other"};
  }
  return {"data", "storage.other"};
}

// To whoever runs the program: what stands in the way of a server, by its name.
inline Fault server_fault(const catalog::store::ServerError& failure) {
  using catalog::store::Obstacle;
  const auto fault = [&](const char* reason) {
    return Fault{"database", reason, {{"about", failure.about()}}};
  };
  switch (failure.obstacle()) {
    case Obstacle::address:
      return fault("database.address");
    case Obstacle::parameter:
      return fault("database.parameter");
    case Obstacle::port:
      return fault("database.port");
    case Obstacle::host:
      return fault("database.host");
    case Obstacle::nobody_answers:
      return fault("database.nobody_answers");
    case Obstacle::encryption:
      return fault("database.encryption");
    case Obstacle::no_writer:
      return fault("database.no_writer");
    case Obstacle::user:
      return fault("database.user");
    case Obstacle::password_needed:
      return fault("database.password_needed");
    case Obstacle::password:
      return fault("database.password");
    case Obstacle::database:
      return fault("database.none");
    case Obstacle::version:
      return fault("database.version");
    case Obstacle::encoding:
      return fault("database.encoding");
    case Obstacle::sorting:
      return fault("database.sorting");
    case Obstacle::others_tables:
      return fault("database.others_tables");
    case Obstacle::rights:
      return fault("database.rights");
    case Obstacle::moved_away:
    case Obstacle::disk:
      break;
  }
  return storage_fault(failure);
}

inline Fault fault_for_operators(const catalog::store::StorageError& failure) {
  const auto* server = dynamic_cast<const catalog::store::ServerError*>(&failure);
  return server != nullptr ? server_fault(*server) : storage_fault(failure);
}

}  // namespace ganh::service::words
