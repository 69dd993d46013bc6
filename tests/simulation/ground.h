// What stands before anything happens: a cooperative, a household, products and their packs.
//
// Made once for all seeds: a seed begins with a copy of the files.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/store/database.h"
#include "tests/simulation/disk.h"

namespace ganh::simulation {

struct Goods {
  const char* code;
  const char* category;
};
struct Packing {
  const char* sku;
  std::size_t goods;
  const char* name;
  std::int64_t net_base;
};

inline constexpr std::array goods{Goods{"GAO", "Gạo"}, Goods{"CHE", "Chè"}, Goods{"MIEN", "Miến"}};
inline constexpr std::array packings{
    Packing{"GAO-1KG", 0, "túi 1kg", 1000}, Packing{"GAO-5KG", 0, "bao 5kg", 5000},
    Packing{"CHE-200", 1, "gói 200g", 200}, Packing{"MIEN-500", 2, "bó 500g", 500}};

inline constexpr std::int64_t first_price_vnd = 20'000;

// Texts are numbered, so that an older one is known from a newer one.
std::string title_of(std::size_t goods_index, std::int64_t text_number);

std::vector<catalog::store::Migration> all_migrations();
const std::filesystem::path& database_file();  // on the real disk an empty file of that name
Time first_morning();

Disk::Image make_ground();

}  // namespace ganh::simulation
