// A database server: PostgreSQL 15 or later, for several processes on several machines.
//
// Nothing outside this folder includes libpq-fe.h.

#pragma once

#include <memory>
#include <span>
#include <string>

#include "catalog/store/database.h"
#include "catalog/store/options.h"

namespace ganh::catalog::store::postgres {

// Opens the database at `address` ("postgresql://user@host1,host2/name"), and runs the missing
// steps, each in one process alone. Throws StorageError: `unsuitable` when the server is older than
// 15, is not UTF-8, sorts otherwise than by bytes (collation C), or does not let us in; `too_new`
// when it has a step that the program does not know.
std::unique_ptr<Database> open(const std::string& address, std::span<const Migration> migrations,
                               Options options = {});

}  // namespace ganh::catalog::store::postgres
