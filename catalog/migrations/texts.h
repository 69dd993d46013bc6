// What each step of the schema says; migrations_sqlite.cpp puts them in order.

#pragma once

#include <string_view>

namespace ganh::catalog::migrations {

extern const std::string_view changes_and_producers;
extern const std::string_view products_and_stock;
extern const std::string_view orders;
extern const std::string_view imports;
extern const std::string_view stock_days;
extern const std::string_view open_orders;
extern const std::string_view places_and_chained_ledger;
extern const std::string_view shipments_and_returns;
extern const std::string_view books;
extern const std::string_view holds_and_stock_takes;
extern const std::string_view settlements;
extern const std::string_view returns_by_line_and_times;
extern const std::string_view settlement_differences;
extern const std::string_view tracking;
extern const std::string_view recalls;
extern const std::string_view order_search_and_house_orders;
extern const std::string_view waybill_pdfs;
extern const std::string_view identity_numbers;
extern const std::string_view numbers_and_times_of_money;
extern const std::string_view payment_references;
extern const std::string_view taken_apart;
extern const std::string_view returns_by_parcel;

}  // namespace ganh::catalog::migrations
