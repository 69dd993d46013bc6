// What is done in the shop itself: its products, its stock, its orders.

#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/holds.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/publishing/order_tellings.h"
#include "tests/conformance/must.h"
#include "tests/conformance/shop.h"

namespace ganh::tests {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;

void Shop::put_product(std::string_view name, std::string_view description, std::string_view code,
                       std::string_view category) {
  must(folder_->command(cooperative_, "test", "product", [&](changes::Command& command) {
    catalog::products::Product product;
    product.code = std::string(code);
    product.name = std::string(name);
    product.category = std::string(category);
    product.description = std::string(description);
    product.origin = "Phủ Thông, Thái Nguyên";
    const auto standing = catalog::products::find_product(command.rows(), product.code);
    return catalog::products::put(command, product, standing ? standing->version : 0);
  }));
}

void Shop::put_pack(std::string_view sku, std::int64_t net_base, std::int64_t price_vnd,
                    const PackOf& of) {
  must(folder_->command(cooperative_, "test", "pack", [&](changes::Command& command) {
    catalog::products::Pack pack;
    pack.sku = std::string(sku);
    pack.product = catalog::products::find_product(command.rows(), of.product)->product.id;
    pack.name = "túi";
    pack.net_base = net_base;
    pack.price = {price_vnd};
    pack.barcode = of.barcode;
    const auto standing = catalog::products::find_pack(command.rows(), sku);
    return catalog::products::put(command, pack, standing ? standing->version : 0);
  }));
}

void Shop::hold(std::int64_t packs, Duration for_long) {
  must(folder_->command(cooperative_, "clerk:lan", "test", [&](changes::Command& command) {
    const auto pack = catalog::products::find_pack(command.rows(), rice);
    return catalog::stock::hold_for(command, pack->pack.id, packs, "chị Hoa",
                                    command.now() + for_long);
  }));
}

void Shop::put_lot(std::string_view code, std::int64_t base, int days_left) {
  must(folder_->command(cooperative_, "test", "lot", [&](changes::Command& command) {
    catalog::stock::Lot lot;
    lot.code = std::string(code);
    lot.product = catalog::products::find_product(command.rows(), "GAO")->product.id;
    lot.household = catalog::producers::find_household(command.rows(), "H01")->household.id;
    lot.harvested_on = command.today();
    lot.expires_on = command.today() + std::chrono::days{days_left};
    lot.received_base = base;
    lot.household_share_bp = 8000;
    return catalog::stock::put(command, lot, 0);
  }));
}

OrderId Shop::order(std::string_view external_id) {
  OrderId id;
  eventually("the order stands with us", [&] {
    return folder_->database().read([&](const store::Read& read) {
      const auto found = orders::find_order(read.scope(cooperative_), channel_.id, external_id);
      if (found) id = found->id;
      return found.has_value();
    });
  });
  return id;
}

orders::Order Shop::read_order(const OrderId& id) {
  auto found = folder_->database().read(
      [&](const store::Read& read) { return orders::find_order(read.scope(cooperative_), id); });
  BOOST_REQUIRE(found);
  return *found;
}

std::vector<connectors::receiving::Quarantined> Shop::quarantined() {
  return folder_->database().read([&](const store::Read& read) {
    return connectors::receiving::quarantine(read.scope(cooperative_), 100);
  });
}

void Shop::books_balance() {
  const auto wrong = folder_->database().read(
      [&](const store::Read& read) { return catalog::stock::check(read.scope(cooperative_)); });
  BOOST_TEST(wrong.empty());
}

std::size_t Shop::orders_standing() {
  return folder_->database().read([&](const store::Read& read) {
    return orders::orders_before(read.scope(cooperative_), "", 1000).size();
  });
}

void Shop::confirm(const OrderId& id) {
  must(folder_->command(cooperative_, "test", "confirm",
                        [&](changes::Command& command) { return orders::confirm(command, id); }));
}

void Shop::ship(const OrderId& id, std::string_view waybill) {
  must(folder_->command(cooperative_, "test", "ship", [&](changes::Command& command) -> Result<> {
    if (auto done = orders::confirm(command, id); !done) return done;
    if (auto done = orders::pack(command, id); !done) return done.error();
    return orders::ship(command, id, {"Vietnam Post", std::string(waybill)});
  }));
}

void Shop::cancel(const OrderId& id) {
  must(folder_->command(cooperative_, "test", "cancel", [&](changes::Command& command) {
    return orders::cancel(command, id, {orders::Party::cooperative, "hết hàng"});
  }));
}

std::string Shop::their_words_about(const OrderId& id) {
  return folder_->database().read([&](const store::Read& read) {
    return connectors::publishing::refusal_of(read.scope(cooperative_), channel_.id, id);
  });
}

}  // namespace ganh::tests
