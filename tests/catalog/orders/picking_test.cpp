#include "catalog/orders/picking.h"

#include "catalog/orders/invoices.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Shed : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  std::vector<ToFetch> fetch(const std::vector<OrderId>& orders) {
    return look([&](auto& s) { return to_fetch(s, orders, today()); });
  }
  std::vector<Pick> picks(const OrderId& id) {
    return look([&](auto& s) { return picks_of(s, id); });
  }
  Result<> invoice(const OrderId& id, const std::string& number, const std::string& expected) {
    return command([&](auto& c) { return set_invoice_number(c, id, number, expected); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(picking_test, Shed)

BOOST_AUTO_TEST_CASE(two_orders_share_the_lot_that_expires_first_and_go_on_to_the_next) {
  const LotId late = lot("L2", rice, lan, 5'000, 60);
  const LotId early = lot("L1", rice, lan, 1'750, 5);
  const OrderId first = place("PM-1", {{"GAO-500", 2}});
  const OrderId second = place("PM-2", {{"GAO-500", 3}});

  const auto fetched = fetch({first, second});

  BOOST_REQUIRE(fetched.size() == 3u);
  BOOST_TEST((fetched[0].order == first && fetched[0].lot == early && fetched[0].base == 1'000));
  BOOST_TEST((fetched[1].order == second && fetched[1].lot == early && fetched[1].base == 750));
  BOOST_TEST((fetched[2].order == second && fetched[2].lot == late && fetched[2].base == 750));
}

BOOST_AUTO_TEST_CASE(what_is_listed_is_what_is_packed_afterwards) {
  lot("L1", rice, lan, 1'750, 5);
  lot("L2", rice, lan, 5'000, 60);
  const std::vector<OrderId> both{place("PM-1", {{"GAO-500", 2}}), place("PM-2", {{"GAO-500", 3}})};
  for (const auto& id : both) BOOST_REQUIRE(confirm(id));
  const auto fetched = fetch(both);

  for (const auto& id : both) BOOST_REQUIRE(pack_up(id));

  std::size_t at = 0;
  for (const auto& id : both) {
    for (const auto& pick : picks(id)) {
      BOOST_REQUIRE(at < fetched.size());
      BOOST_TEST((fetched[at].lot == pick.lot && fetched[at].base == pick.quantity_base));
      ++at;
    }
  }
  BOOST_TEST(at == fetched.size());
  BOOST_TEST(fetch(both).empty());
}

BOOST_AUTO_TEST_CASE(an_invoice_number_is_changed_only_by_who_has_seen_it) {
  lot("L1", rice, lan, 5'000);
  const OrderId id = place("PM-1", {{"GAO-500", 2}});

  BOOST_REQUIRE(invoice(id, "1C26TTA 00000017", ""));

  BOOST_TEST(order(id).invoice_number == "1C26TTA 00000017");
  BOOST_TEST(last_change().detail.find("1C26TTA") != std::string::npos, last_change().detail);
  BOOST_TEST(refused(invoice(id, "1C26TTA 00000018", ""), Code::conflict, "changed_since"));
  BOOST_REQUIRE(invoice(id, "1C26TTA 00000018", "1C26TTA 00000017"));
}

BOOST_AUTO_TEST_SUITE_END()
