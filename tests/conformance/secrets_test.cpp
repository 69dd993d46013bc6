#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "secrets";

std::vector<std::string> secrets_of(const Market& market) {
  std::vector<std::string> secrets;
  const auto credentials = market.credentials();
  for (const auto& each : {credentials.secret, credentials.webhook_secret}) {
    if (!each.empty()) secrets.push_back(each);
  }
  return secrets;
}

// Everything that can go wrong has, once.
struct Tried : OpenShop {
  explicit Tried(const Setting& setting) : OpenShop(setting) {
    for (const Call call : every_call) {
      wire().next(call, 1, says(500));
      wire().next(call, 1, says(400, {}, "<html>400</html>"));
      wire().next(call, 1, loses_half());
    }
    put_lot("L02", 5'000, 50);
    put_pack(rice, 1000, 47'000);
    publish();
    const OrderId id = order_in_time(market().buy(rice, 1));
    if (market().has(Ability::orders_wait)) ship(id, "EB123456789VN");
    in_time("it goes on all the same",
            [&] { return shown() == rice_packs + 4 && listed().price_vnd == 47'000; });
  }
  OrderId order_in_time(const std::string& external_id) {
    in_time("the order stands", [&] { return orders_standing() == 1; });
    return order(external_id);
  }
};

}  // namespace

PROMISE(no_secret_is_in_what_is_told) {
  Tried shop(setting);

  for (const auto& event : shop.events()) {
    for (const auto& secret : secrets_of(shop.market())) {
      BOOST_TEST(event.detail.find(secret) == std::string::npos);
      BOOST_TEST(event.subject.find(secret) == std::string::npos);
    }
  }
}

PROMISE(no_customer_is_in_what_is_told) {
  Tried shop(setting);

  for (const auto& event : shop.events()) {
    for (const auto* of_customer : {"Chị Hoa", "0912345678", "Hà Nội"}) {
      BOOST_TEST(event.detail.find(of_customer) == std::string::npos);
      BOOST_TEST(event.subject.find(of_customer) == std::string::npos);
    }
  }
}

PROMISE(no_secret_is_in_an_address) {
  Tried shop(setting);

  for (const auto& exchanged : shop.wire().exchanges()) {
    for (const auto& secret : secrets_of(shop.market())) {
      BOOST_TEST(exchanged.request.target.find(secret) == std::string::npos);
    }
  }
}

PROMISE(no_secret_lies_open_in_the_folder) {
  Tried shop(setting);
  shop.stop();

  for (const auto& entry : std::filesystem::recursive_directory_iterator(shop.folder().path())) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    for (const auto& secret : secrets_of(shop.market())) {
      BOOST_TEST_CONTEXT(entry.path().filename().string()) {
        BOOST_TEST((bytes.str().find(secret) == std::string::npos));
      }
    }
  }
}
