#include "catalog/money/payments.h"

#include "catalog/money/payment_searches.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::money;

namespace {

struct Till : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId stocked = lot("L1", rice, lan, 50'000);

  Result<Entered> pays(const OrderId& id, std::int64_t vnd, const std::string& reference) {
    return command([&](auto& c) {
      return receive(
          c, {.order = id, .method = Method::bank, .reference = reference, .amount = {vnd}});
    });
  }
  Result<Entered> gets_back(const OrderId& id, std::int64_t vnd, const std::string& reference) {
    return command([&](auto& c) {
      return refund(c, {.order = id,
                        .method = Method::bank,
                        .reference = reference,
                        .amount = {vnd},
                        .why = "hoàn tiền"});
    });
  }
  std::size_t to_give_back() {
    return look([](auto& s) { return overpaid_orders(s, "", 10); }).size();
  }
  // How the embedded store reads it: "SEARCH payments USING …".
  std::string plan_of(std::string_view find) {
    const std::string asked = "EXPLAIN QUERY PLAN " + std::string(find);
    const auto steps = look([&](auto& s) {
      return s.all(asked, {"bank", "FT1"}, [](const auto& row) { return row.string(3); });
    });
    BOOST_REQUIRE(steps.size() == 1u);
    return steps.front();
  }
};

// Paid before references had keys, and seen again since.
struct OldTill : Farm {
  OldTill() : Farm(store::Writer::inline_, schema_steps().first(19)) {
    const ProductId sold = product("GAO");
    pack("GAO-500", sold, 500);
    lot("L1", sold, household("H01"), 50'000);
    first = place("PM-1", {{"GAO-500", 2}});
    second = place("PM-2", {{"GAO-500", 2}});
  }
  void was_paid(const char* id, const OrderId& order, const char* reference) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run(R"sql(
        INSERT INTO payments
          (cooperative_id, payment_id, order_id, method, reference, amount_vnd, why, at_us)
        VALUES ($1, $2, $3, 'bank', $4, 50000, '', 1))sql",
                   {id, order, reference});
      return {};
    }));
  }
  void is_opened_again() {
    database.reset();
    database = folder.open(schema_steps());
  }
  Result<Entered> pays(const OrderId& id, const char* reference) {
    return command([&](auto& c) {
      return receive(
          c, {.order = id, .method = Method::bank, .reference = reference, .amount = {50'000}});
    });
  }

  OrderId first;
  OrderId second;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(payments_test, Till)

BOOST_AUTO_TEST_CASE(a_transfer_told_twice_is_entered_once) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});

  const auto first = pays(id, 50'000, "FT26001");
  const auto again = pays(id, 50'000, "FT26001");

  BOOST_REQUIRE(again);
  BOOST_TEST(again->stood_already);
  BOOST_TEST(again->id.text == first->id.text);
  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(refused(pays(id, 49'000, "FT26001"), Code::conflict, "payment.another"));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_transfer_is_one_however_its_reference_is_written) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  const auto first = pays(id, 50'000, "FT 123");
  BOOST_REQUIRE(first);

  for (const char* written : {"ft123", " Ft 1 23", "ＦＴ１２３"}) {
    const auto again = pays(id, 50'000, written);
    BOOST_REQUIRE(again);
    BOOST_TEST(again->stood_already);
  }

  BOOST_TEST(order(id).paid.vnd == 50'000);
  BOOST_TEST(refused(pays(id, 40'000, "ft123"), Code::conflict, "payment.another"));
  const auto payments = look([&](auto& s) { return payments_of(s, id); });
  BOOST_REQUIRE(payments.size() == 1u);
  BOOST_TEST(payments[0].reference == "FT 123");
}

BOOST_FIXTURE_TEST_CASE(of_a_transfer_entered_twice_before_the_first_has_its_reference, OldTill,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  was_paid("paid_1", first, "FT 123");
  was_paid("paid_2", first, "ft123");
  is_opened_again();

  const auto again = pays(first, "Ft123");

  BOOST_REQUIRE(again);
  BOOST_TEST(again->id.text == "paid_1");
  BOOST_TEST(look([&](auto& s) { return payments_of(s, first); }).size() == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_transfer_stands_for_the_order_it_was_entered_for_before, OldTill,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  was_paid("paid_1", first, "FT 123");
  was_paid("paid_2", second, "ft123");
  is_opened_again();

  for (const auto& [order, id] : {std::pair{first, "paid_1"}, std::pair{second, "paid_2"}}) {
    const auto again = pays(order, "ft123");
    BOOST_REQUIRE(again);
    BOOST_TEST(again->stood_already);
    BOOST_TEST(again->id.text == id);
  }
}

BOOST_AUTO_TEST_CASE(a_payment_is_found_by_its_reference_without_reading_the_others,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  for (const auto find : {payment_by_reference, payment_by_reference_key}) {
    const std::string plan = plan_of(find);
    BOOST_TEST(plan.find("SEARCH payments USING INDEX") == 0u, plan);
    BOOST_TEST(plan.find("cooperative_id=? AND method=? AND reference") != std::string::npos, plan);
  }
}

BOOST_AUTO_TEST_CASE(money_for_a_cancelled_order_stands_and_is_to_be_given_back) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(cancel(id));

  BOOST_REQUIRE(pays(id, 50'000, "FT26001"));

  BOOST_TEST(orders::name(order(id).state) == "cancelled");
  BOOST_TEST(overpaid(order(id)).vnd == 50'000);
  BOOST_TEST(to_give_back() == 1u);
  BOOST_REQUIRE(gets_back(id, 50'000, "FT26002"));
  BOOST_TEST(to_give_back() == 0u);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(no_more_is_given_back_than_was_paid) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(pays(id, 20'000, "FT26001"));

  BOOST_TEST(refused(gets_back(id, 20'001, "FT26002"), Code::not_now, "payment.not_so_much"));
  BOOST_REQUIRE(gets_back(id, 20'000, "FT26002"));
  BOOST_TEST(gets_back(id, 20'000, "FT26002")->stood_already);
  BOOST_TEST(order(id).refunded.vnd == 20'000);
}

BOOST_AUTO_TEST_CASE(what_was_cut_after_it_was_paid_is_to_be_given_back) {
  const OrderId id = place("PM-1", {{"GAO-500", 2}});
  BOOST_REQUIRE(pays(id, 50'000, "FT26001"));
  BOOST_TEST(to_give_back() == 0u);

  BOOST_REQUIRE(command([&](auto& c) { return orders::cut(c, id, 1, 1, "hết hàng"); }));

  BOOST_TEST(to_give_back() == 1u);
  BOOST_TEST(overpaid(order(id)).vnd == 25'000);
}

BOOST_AUTO_TEST_SUITE_END()
