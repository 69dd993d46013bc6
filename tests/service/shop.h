// A data folder with a small cooperative in it, and a channel that nobody answers on: what the
// service's tests begin with.

#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "catalog/orders/orders.h"
#include "catalog/producers/cooperatives.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "connectors/channel/channels.h"
#include "service/folder/data_folder.h"
#include "tests/scratch_folder.h"
#include "tests/service/scratch_server.h"

namespace ganh::service {

inline const CooperativeId thien_an{"coop_thien_an"};
inline constexpr auto webhook_secret = "whsec_cG9zdG1hcnQtd2ViaG9vay1zZWNyZXQh";

struct Shop {
  Shop() : folder(folder::DataFolder::create(place.path() / "data", database.name()).value()) {
    begin("Hợp tác xã Thiên An");
  }

  // The cooperative that is spoken of, with a household.
  void begin(const std::string& name) {
    command([&](auto& c) {
      catalog::producers::Cooperative cooperative;
      cooperative.id = here;
      cooperative.name = name;
      return catalog::producers::put(c, cooperative);
    });
    command([&](auto& c) {
      catalog::producers::Household household;
      household.code = "H01";
      household.name = "Hoàng Văn Tài";
      return catalog::producers::put(c, household, 0);
    });
  }

  template <class Fn>
  void command(Fn fn) {
    const auto done = folder->command(here, "clerk:lan", "test", fn);
    BOOST_REQUIRE(done);
  }
  template <class Fn>
  auto look(Fn fn) {
    return folder->database().read([&](const catalog::store::Read& read) {
      const auto scope = read.scope(here);
      return fn(scope);
    });
  }
  Date today() { return date_in_vietnam(folder->clock().now()); }

  // A product with one pack of 1 kg and a lot of `kilograms`.
  void product(const std::string& code, std::int64_t kilograms = 10) {
    command([&](auto& c) {
      catalog::products::Product product;
      product.code = code;
      product.name = "Gạo " + code;
      product.category = "Gạo";
      product.description = "Gạo nếp nương.";
      return catalog::products::put(c, product, 0);
    });
    const auto id =
        look([&](auto& s) { return catalog::products::find_product(s, code); })->product.id;
    command([&](auto& c) {
      catalog::products::Pack pack;
      pack.sku = code + "-1KG";
      pack.product = id;
      pack.name = "túi 1 kg";
      pack.net_base = 1000;
      pack.price = {30'000};
      return catalog::products::put(c, pack, 0);
    });
    command([&](auto& c) {
      const auto household = catalog::producers::find_household(c.rows(), "H01");
      catalog::stock::Lot lot;
      lot.code = "L-" + code;
      lot.product = id;
      lot.household = household->household.id;
      lot.harvested_on = today();
      lot.expires_on = today() + std::chrono::days{90};
      lot.received_base = kilograms * 1000;
      lot.household_share_bp = 8000;
      return catalog::stock::put(c, lot, 0);
    });
  }
  ChannelId channel(const std::string& name = "postmart") {
    command([&](auto& c) {
      return connectors::channel::connect(
          c, {"postmart", name, "http://127.0.0.1:1", "", {"thien-an", "s3cret", webhook_secret}},
          folder->vault());
    });
    return look([&](auto& s) { return connectors::channel::find_channel(s, name); })->id;
  }
  void order(const ChannelId& channel, const std::string& external_id, const std::string& sku,
             std::int64_t packs) {
    command([&](auto& c) {
      return catalog::orders::place(c, {.channel = channel,
                                        .external_id = external_id,
                                        .customer = {"Chị Hoa", "0912345678", "Hà Nội"},
                                        .placed_at = folder->clock().now(),
                                        .confirm_by = {},
                                        .lines = {{sku, sku, packs, {30'000}}}});
    });
  }

  CooperativeId here = thien_an;  // of which everything is said
  tests::ScratchFolder place;
  ScratchServer database;
  std::unique_ptr<folder::DataFolder> folder;
};

}  // namespace ganh::service
