#include "catalog/migrations.h"

#include "catalog/migrations/texts.h"

namespace ganh::catalog {

namespace {

using store::Migration;

const Migration steps[] = {
    {"catalog", 1, migrations::changes_and_producers},
    {"catalog", 2, migrations::products_and_stock},
    {"catalog", 3, migrations::orders},
    {"catalog", 4, migrations::imports},
    {"catalog", 5, migrations::stock_days},
    {"catalog", 6, migrations::open_orders},
    {"catalog", 7, migrations::places_and_chained_ledger},
    {"catalog", 8, migrations::shipments_and_returns},
    {"catalog", 9, migrations::books},
    {"catalog", 10, migrations::holds_and_stock_takes},
    {"catalog", 11, migrations::settlements},
    {"catalog", 12, migrations::returns_by_line_and_times},
    {"catalog", 13, migrations::settlement_differences},
    {"catalog", 14, migrations::tracking},
    {"catalog", 15, migrations::recalls},
    {"catalog", 16, migrations::order_search_and_house_orders},
    {"catalog", 17, migrations::waybill_pdfs},
    {"catalog", 18, migrations::identity_numbers},
    {"catalog", 19, migrations::numbers_and_times_of_money},
    {"catalog", 20, migrations::payment_references},
    {"catalog", 21, migrations::taken_apart},
    {"catalog", 22, migrations::returns_by_parcel},
};

}  // namespace

std::span<const Migration> sqlite_migrations() {
  return steps;
}

}  // namespace ganh::catalog
