// Keeps a cooperative's catalog in a file of one's own program: a product, a lot, an order.

#include <iostream>

#include "catalog/migrations.h"
#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/store/address.h"

using namespace ganh;
using namespace ganh::catalog;

int main(int, char** arguments) {
  const auto database = store::open(store::Address(std::string(arguments[1])), schema_steps());
  const CooperativeId thien_an{"coop_thien_an"};
  const Time now = *parse_rfc3339("2026-11-21T02:00:00Z");
  SeededRandomness randomness(2026);

  const auto placed = database->write([&](store::Write& write) -> Result<orders::Placed> {
    changes::Command command(write, thien_an, {{"cmd_1"}, "clerk:lan", "example"}, now, randomness);
    (void)producers::put(command, {.code = "H01", .name = "Nông Thị Lan"}, 0);
    (void)products::put(command, {.code = "GAO-BT", .name = "Gạo Bao Thai"}, 0);
    const ProductId rice = products::find_product(command.rows(), "GAO-BT")->product.id;
    const HouseholdId lan = producers::find_household(command.rows(), "H01")->household.id;
    (void)products::put(command, {.sku = "GAO-BT-5KG", .product = rice, .net_base = 5000,
                                  .price = {125'000}}, 0);
    (void)stock::put(command, {.code = "L2026-031", .product = rice, .household = lan,
                               .harvested_on = command.today(),
                               .expires_on = command.today() + std::chrono::days{180},
                               .received_base = 500'000, .household_share_bp = 8000}, 0);
    return orders::place(command, {.channel = {"chan_stall"}, .external_id = "1",
                                   .placed_at = now,
                                   .lines = {{"GAO-BT-5KG", "Gạo Bao Thai", 2, {125'000}}}});
  });
  if (!placed) return 1;
  const auto order = database->read([&](const store::Read& read) {
    return orders::find_order(read.scope(thien_an), placed->id);
  });
  std::cout << order->lines[0].reserved_packs << " packs are kept for the customer, "
            << measure::vietnamese(order->total) << "\n";
}
