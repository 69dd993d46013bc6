// A server's rows as store::Rows.

#pragma once

#include <memory>
#include <string>

#include "catalog/store/moving/rows.h"

namespace ganh::catalog::store::postgres {

// Unless it is for a snapshot nobody else can open the database between begin() and commit(), and
// whoever has it open already is counted by others(). StorageError `unsuitable` when its tables are
// another role's.
std::unique_ptr<Rows> rows_of(const std::string& address, Purpose purpose);

// A row as COPY takes it in, in its text format (PostgreSQL 15, COPY, "Text Format").
void append_copied(std::string& lines, const Table& table, const Record& record);

}  // namespace ganh::catalog::store::postgres
