// What SQLite's planner is told of the tables, as no folder is ever analysed.
//
// By itself it takes a column of equal values for ten rows, and would rather walk all of a
// cooperative's rows by their key than look one up in an index. So it is told once, for each new
// step of the schema, that one cooperative has a hundred thousand rows of everything.

#pragma once

#include "catalog/store/sqlite/file_connection.h"

namespace ganh::catalog::store::sqlite {

// Inside a transaction; changes nothing when it knows every index already.
void describe_tables(FileConnection& connection);

}  // namespace ganh::catalog::store::sqlite
