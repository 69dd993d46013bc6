#include "catalog/orders/search.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

struct Board : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);

  Board() { lot("L1", rice, lan, 100'000); }

  std::string found(const Search& wanted) {
    std::string numbers;
    for (const Order& each : look([&](auto& s) { return search(s, wanted); })) {
      numbers += (numbers.empty() ? "" : " ") + each.external_id;
    }
    return numbers;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(search_test, Board)

BOOST_AUTO_TEST_CASE(a_board_shows_the_newest_first_page_by_page) {
  for (int number = 1; number <= 45; ++number) {
    place("PM-" + std::to_string(100 + number), {{"GAO-500", 1}});
  }

  const auto first = look([](auto& s) { return search(s, {.limit = 40}); });
  const auto rest =
      look([&](auto& s) { return search(s, {.before_id = first.back().id.text, .limit = 40}); });

  BOOST_TEST(first.size() == 40U);
  BOOST_TEST(first.front().external_id == "PM-145");
  BOOST_TEST(first.front().lines.at(0).reserved_packs == 1);
  BOOST_TEST(rest.size() == 5U);
  BOOST_TEST(rest.back().external_id == "PM-101");
}

BOOST_AUTO_TEST_CASE(orders_are_listed_by_state_and_by_whether_somebody_must_act) {
  place("PM-1", {{"GAO-500", 1}});
  BOOST_REQUIRE(confirm(place("PM-2", {{"GAO-500", 1}})));
  BOOST_REQUIRE(cancel(place("PM-3", {{"GAO-500", 1}})));

  BOOST_TEST(found({.which = Search::Which::open}) == "PM-2 PM-1");
  BOOST_TEST(found({.which = Search::Which::in_state, .state = State::cancelled}) == "PM-3");
}

BOOST_AUTO_TEST_CASE(an_order_is_found_by_number_waybill_or_telephone_however_it_is_written) {
  const OrderId id = place("PM-1001", {{"GAO-500", 1}});
  place("AC-7", {{"GAO-500", 1}});
  BOOST_REQUIRE(confirm(id));
  BOOST_REQUIRE(pack_up(id));
  BOOST_REQUIRE(ship(id));

  BOOST_TEST(found({.named = "pm-10"}) == "PM-1001");
  BOOST_TEST(found({.named = "EB1VN"}) == "PM-1001");
  BOOST_TEST(found({.named = "+84 912.345.678"}) == "AC-7 PM-1001");
  BOOST_TEST(found({.named = "0912 345 678"}) == "AC-7 PM-1001");
  BOOST_TEST(found({.named = "5.678"}) == "AC-7 PM-1001");
  BOOST_TEST(found({.named = "678"}) == "");
  BOOST_TEST(found({.named = "Hoa"}) == "");
}

BOOST_AUTO_TEST_CASE(a_number_is_known_as_a_telephone_without_vietnamese_keys_types_it) {
  const OrderId id = place("ĐT-3", {{"GAO-500", 1}});

  for (const auto* typed : {"ĐT-3", "đt-3", "DT-3", "dt-3"}) {
    BOOST_TEST((look([&](auto& s) { return find_numbered(s, typed); }) == id), typed);
  }
  BOOST_TEST(!look([](auto& s) { return find_numbered(s, "T-3"); }));
  BOOST_TEST(found({.named = "dt-3"}) == "ĐT-3");
}

BOOST_AUTO_TEST_CASE(an_erased_customer_is_not_found_by_telephone_either) {
  BOOST_REQUIRE(cancel(place("PM-1", {{"GAO-500", 1}})));
  BOOST_REQUIRE(command([&](auto& c) -> Result<std::int64_t> {
    return erase_customers(c, clock.now() + std::chrono::hours{1}, 10);
  }));

  BOOST_TEST(found({.named = "0912345678"}) == "");
  BOOST_TEST(found({.named = "PM-1"}) == "PM-1");
}

BOOST_AUTO_TEST_CASE(the_shipment_that_is_named_leaves_first) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(confirm(id));
  const Packing one{.lines = {{1, 1, {}}}, .rest = Packing::Rest::later};
  BOOST_REQUIRE(command([&](auto& c) { return orders::pack(c, id, one); }));
  const auto second = command([&](auto& c) { return orders::pack(c, id, one); });
  BOOST_REQUIRE(second);

  BOOST_REQUIRE(command([&](auto& c) { return orders::ship(c, id, {"GHN", "G1", {}, *second}); }));

  const auto shipments = order(id).shipments;
  BOOST_TEST(name(shipments.at(0).state) == "packed");
  BOOST_TEST(name(shipments.at(1).state) == "shipped");
  BOOST_TEST(refused(command([&](auto& c) {
                       return orders::ship(c, id, {"GHN", "G1", {}, *second});
                     }),
                     Code::not_found, "shipment.not_found"));
}

BOOST_AUTO_TEST_SUITE_END()
