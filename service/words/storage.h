// A failing disk or database as a fault: what people are told of it. Never a path or SQL.

#pragma once

#include "catalog/result.h"
#include "catalog/store/database.h"

namespace ganh::service::words {

inline Fault storage_fault(const catalog::store::StorageError& failure) {
  using Kind = catalog::store::StorageError::Kind;
  switch (failure.kind()) {
    case Kind::full:
      return {"data", "storage.full"};
    case Kind::busy:
      return {"data", "storage.busy"};
    case Kind::io:
      return {"data", "storage.io"};
    case Kind::corrupt:
      return {"data", "storage.corrupt"};
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

}  // namespace ganh::service::words
