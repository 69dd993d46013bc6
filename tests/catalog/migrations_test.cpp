// What stood before a step of the schema agrees after it.

#include "catalog/migrations.h"

#include <sqlite3.h>

#include "catalog/orders/customers.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

// What the steps after the twentieth added, away again: a book of before parcels could be taken
// apart.
constexpr auto older = R"sql(
  ALTER TABLE returns DROP COLUMN shipment_id;
  ALTER TABLE shipment_lines DROP COLUMN returned_packs;
  ALTER TABLE shipment_lines DROP COLUMN returned_base;
  ALTER TABLE shipment_lines DROP COLUMN returned_vnd;
  DELETE FROM schema_migrations WHERE module = 'catalog' AND number > 20)sql";

struct OldBook : Farm {
  OldBook() {
    pack("GAO-500", rice, 500);
    lot("L1", rice, household("H01"), 50'000);
  }
  OrderId packed(const char* number) {
    const OrderId id = place(number, {{"GAO-500", 4}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    return id;
  }
  void run(std::string_view sql, const OrderId& id) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run(sql, {id});
      return {};
    }));
  }
  void is_opened_again() {
    database.reset();
    sqlite3* file = nullptr;
    BOOST_REQUIRE(sqlite3_open(folder.file().c_str(), &file) == SQLITE_OK);
    BOOST_TEST(sqlite3_exec(file, older, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(file);
    database = folder.open(schema_steps());
  }
  Result<orders::Returned> comes_back(const OrderId& id, const char* number) {
    orders::GoodsBack back;
    back.external_id = number;
    back.lines.push_back({1, 1, {}, {}});
    return command([&](auto& c) { return orders::take_back(c, id, back); });
  }
  std::int64_t erase() {
    return command([&](auto& c) -> Result<std::int64_t> {
             return orders::erase_customers(c, clock.now(), 10);
           })
        .value();
  }

  const ProductId rice = product("GAO");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations_test, OldBook,
                         *boost::unit_test::precondition(tests::on_a_file))

BOOST_AUTO_TEST_CASE(an_order_that_was_cancelled_when_packed_has_nothing_packed_any_more) {
  const OrderId off = packed("PM-1");
  const OrderId here = packed("PM-2");
  BOOST_REQUIRE(cancel(off));
  // As cancelling left them then.
  run(R"sql(
    UPDATE order_lines
       SET packed_packs = 4, packed_base = 2000, billed_vnd = 100000
     WHERE cooperative_id = $1 AND order_id = $2)sql",
      off);
  BOOST_TEST(!books_agree());

  is_opened_again();

  BOOST_TEST(order(off).lines.at(0).packed_packs == 0);
  BOOST_TEST(order(off).lines.at(0).billed.vnd == 0);
  BOOST_TEST(order(here).lines.at(0).packed_packs == 4);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_return_of_a_customer_forgotten_before_is_known_again_by_its_digest) {
  const OrderId id = packed("PM-1");
  BOOST_REQUIRE(ship(id));
  const ShipmentId shipment = order(id).shipments.at(0).id;
  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, shipment, clock.now()); }));
  const auto returned = comes_back(id, "chị Hoa 1");
  BOOST_REQUIRE(returned);
  // As forgetting left them then.
  run(R"sql(
    UPDATE orders
       SET customer_name = '', customer_phone = '', customer_address = '', phone_key = '',
           erased_at_us = 1
     WHERE cooperative_id = $1 AND order_id = $2)sql",
      id);
  days_pass(1);

  is_opened_again();
  BOOST_TEST(erase() == 1);

  BOOST_TEST(order(id).erased_at.has_value());
  const auto kept = look([&](auto& s) { return orders::returns_of(s, id); });
  BOOST_REQUIRE(kept.size() == 1u);
  BOOST_TEST(kept.front().external_id == returned->id.text);
  const auto again = comes_back(id, "chị Hoa 1");
  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == returned->id.text);
  BOOST_TEST(erase() == 0);
}

BOOST_AUTO_TEST_CASE(what_came_back_before_came_out_of_the_parcels_that_left_last) {
  const OrderId id = place("PM-1", {{"GAO-500", 4}});
  BOOST_REQUIRE(confirm(id));
  for (const std::int64_t packs : {3, 1}) {
    BOOST_REQUIRE(command([&](auto& c) {
      return orders::pack(c, id, {{{1, packs, {}}}, orders::Packing::Rest::later});
    }));
    BOOST_REQUIRE(ship(id));
    const ShipmentId sent = order(id).shipments.back().id;
    BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, sent, clock.now()); }));
  }
  BOOST_REQUIRE(comes_back(id, "R1"));
  BOOST_REQUIRE(comes_back(id, "R2"));
  const auto by_parcel = [&] {
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> found;
    for (const auto& part : look([&](auto& s) { return orders::shipped_lines(s, id); })) {
      found.emplace_back(part.returned_packs, part.returned_base, part.returned.vnd);
    }
    return found;
  };
  const auto before = by_parcel();

  is_opened_again();

  BOOST_TEST((by_parcel() == before));
  BOOST_TEST(std::get<0>(before.at(0)) == 1);
  BOOST_TEST(std::get<0>(before.at(1)) == 1);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_parcel_that_was_back_but_under_way_lets_its_order_be_delivered) {
  const OrderId id = packed("PM-1");
  BOOST_REQUIRE(ship(id));
  const ShipmentId shipment = order(id).shipments.at(0).id;
  BOOST_REQUIRE(command([&](auto& c) { return orders::deliver(c, shipment, clock.now()); }));
  BOOST_REQUIRE(comes_back(id, "R1"));
  // As an order of two parcels was left then, of which nobody took the other.
  run(R"sql(
    UPDATE orders
       SET state = 'shipped', ended_at_us = NULL
     WHERE cooperative_id = $1 AND order_id = $2)sql",
      id);
  BOOST_TEST(!books_agree());

  is_opened_again();

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(order(id).ended_at.has_value());
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
