// The schema with which a server starts: what SQLite's steps of before come to.

#pragma once

#include <string_view>

namespace ganh::catalog::migrations::postgres {

extern const std::string_view changes_and_producers;
extern const std::string_view products_and_stock;
extern const std::string_view orders;
extern const std::string_view money;

}  // namespace ganh::catalog::migrations::postgres
