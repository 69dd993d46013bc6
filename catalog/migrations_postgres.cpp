#include "catalog/migrations.h"
#include "catalog/migrations/baseline_postgres.h"

namespace ganh::catalog {

namespace {

using store::Migration;

// The first four hold the schema as it was at step 22, so that the others have nothing left to do.
const Migration steps[] = {
    {"catalog", 1, migrations::postgres::changes_and_producers},
    {"catalog", 2, migrations::postgres::products_and_stock},
    {"catalog", 3, migrations::postgres::orders},
    {"catalog", 4, migrations::postgres::money},
    {"catalog", 5, ""},
    {"catalog", 6, ""},
    {"catalog", 7, ""},
    {"catalog", 8, ""},
    {"catalog", 9, ""},
    {"catalog", 10, ""},
    {"catalog", 11, ""},
    {"catalog", 12, ""},
    {"catalog", 13, ""},
    {"catalog", 14, ""},
    {"catalog", 15, ""},
    {"catalog", 16, ""},
    {"catalog", 17, ""},
    {"catalog", 18, ""},
    {"catalog", 19, ""},
    {"catalog", 20, ""},
    {"catalog", 21, ""},
    {"catalog", 22, ""},
};

}  // namespace

std::span<const Migration> postgres_migrations() {
  return steps;
}

}  // namespace ganh::catalog
