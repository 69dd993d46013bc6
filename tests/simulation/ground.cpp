#include "tests/simulation/ground.h"

#include <fmt/format.h>

#include <stdexcept>

#include "catalog/changes/command.h"
#include "catalog/migrations.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/store/sqlite/sqlite_database.h"
#include "connectors/migrations.h"
#include "tests/scratch_folder.h"
#include "tests/simulation/installation.h"

namespace ganh::simulation {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

template <class T>
void must(const Result<T>& result) {
  if (!result) throw std::logic_error("the ground: " + result.error().faults.front().reason);
}

void settle_on(changes::Command& command) {
  catalog::producers::Cooperative settled;
  settled.id = cooperative;
  settled.name = "Hợp tác xã Thiên An";
  must(catalog::producers::put(command, settled));
  catalog::producers::Household household;
  household.code = "H01";
  household.name = "Hộ H01";
  household.hamlet = "Nà Cà";
  must(catalog::producers::put(command, household, 0));
  for (std::size_t i = 0; i < goods.size(); ++i) {
    catalog::products::Product product;
    product.code = goods[i].code;
    product.name = title_of(i, 0);
    product.category = goods[i].category;
    product.description = "Ngon và sạch.";
    product.origin = "Thái Nguyên";
    must(catalog::products::put(command, product, 0));
  }
  for (const Packing& packing : packings) {
    catalog::products::Pack pack;
    pack.sku = packing.sku;
    pack.product =
        catalog::products::find_product(command.rows(), goods[packing.goods].code)->product.id;
    pack.name = packing.name;
    pack.net_base = packing.net_base;
    pack.price = {first_price_vnd};
    must(catalog::products::put(command, pack, 0));
  }
}

}  // namespace

std::string title_of(std::size_t goods_index, std::int64_t text_number) {
  return fmt::format("{} số {:03}", goods[goods_index].category, text_number);
}

std::vector<store::Migration> all_migrations() {
  std::vector<store::Migration> all;
  for (const auto& step : catalog::sqlite_migrations()) all.push_back(step);
  for (const auto& step : connectors::sqlite_migrations()) all.push_back(step);
  return all;
}

const std::filesystem::path& database_file() {
  static const tests::ScratchFolder folder;
  static const std::filesystem::path file = folder.path() / "ganh.db";
  return file;
}

Time first_morning() {
  return *parse_rfc3339("2026-11-22T01:00:00Z");
}

Disk::Image make_ground() {
  Disk disk;
  const auto migrations = all_migrations();
  ManualClock clock(first_morning());
  SeededRandomness randomness(1);
  {
    const auto database = store::sqlite::open(database_file(), migrations,
                                              {.writer = store::Writer::inline_});
    must(database->write([&](store::Write& write) -> Result<> {
      changes::Command command(write, cooperative,
                               {new_id<CommandTag>(clock.now(), randomness), "clerk:lan", "begin"},
                               clock.now(), randomness);
      settle_on(command);
      return {};
    }));
  }
  return disk.image();
}

}  // namespace ganh::simulation
