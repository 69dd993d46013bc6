#include "connectors/receiving/counter_sales.h"

#include "catalog/stock/stock.h"
#include "connectors/channel/cursors.h"
#include "connectors/receiving/inbox.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;
using catalog::orders::State;

namespace {

struct Counter : Stall {
  Counter() : Stall("{}", "shopone") {
    lot("L1", rice, grower, 10'000);
    plan();
  }
  CounterSale sold(const std::string& id, std::int64_t packs = 1) const {
    CounterSale sale;
    sale.order = an_order(id, {{"GAO-1KG", packs}});
    sale.raw = R"({"sale_id":")" + id + R"(","sold_at":"22/11/2026 09:00:00","lines":[)" +
               R"({"sku":"LA","name":"Lạ","packs":2,"unit_price_vnd":9000}]})";
    return sale;
  }
  static CounterSale::Refund back(const std::string& id, std::int64_t packs,
                                  bool resellable = true) {
    return {id, {}, {{"GAO-1KG", packs, resellable}}, "khách trả"};
  }
  receiving::Imported import(const std::vector<Outcome>& outcomes) {
    return command([&](auto& c) -> Result<receiving::Imported> {
             return receiving::import(c, channel, outcomes);
           })
        .value();
  }
  catalog::orders::Order order(const std::string& id) {
    const auto found =
        look([&](auto& s) { return catalog::orders::find_order(s, channel.id, id); });
    BOOST_REQUIRE(found);
    return *found;
  }
  std::vector<receiving::Quarantined> quarantine() {
    return look([](auto& s) { return receiving::quarantine(s, 10); });
  }
  std::int64_t on_hand_base() { return stock_of(rice).on_hand_base; }
  void books_balance() {
    BOOST_TEST(look([](auto& s) { return catalog::orders::check(s); }).empty());
    BOOST_TEST(look([](auto& s) { return catalog::stock::check(s); }).empty());
    BOOST_TEST(look([](auto& s) { return catalog::books::check(s); }).empty());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(counter_sales_test, Counter)

BOOST_AUTO_TEST_CASE(what_was_sold_at_the_counter_has_left_the_lots_at_once) {
  import({sold("HD1", 3)});

  BOOST_TEST((order("HD1").state == State::delivered));
  BOOST_TEST(on_hand_base() == 7'000);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_stands_once_however_often_it_comes) {
  import({sold("HD1", 3)});
  const auto again = import({sold("HD1", 3), sold("HD1", 3)});

  BOOST_TEST(again.stood_already == 2);
  BOOST_TEST(on_hand_base() == 7'000);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_beyond_what_there_is_stands_short_and_what_there_was_has_left) {
  import({sold("HD1", 13)});

  const auto sale = order("HD1");
  BOOST_TEST(sale.lines.at(0).packed_packs == 10);
  BOOST_TEST(sale.lines.at(0).short_packs(sale.state) == 3);
  BOOST_TEST(on_hand_base() == 0);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_of_which_nothing_is_there_stands_short_altogether) {
  import({sold("HD1", 10), sold("HD2", 2)});

  const auto sale = order("HD2");
  BOOST_TEST((sale.state == State::confirmed));
  BOOST_TEST(sale.lines.at(0).short_packs(sale.state) == 2);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_of_goods_nobody_knows_waits_aside_and_the_others_go_on) {
  CounterSale strange = sold("HD1");
  strange.order.lines.push_back({"LA", "Lạ", 1, {9'000}});

  const auto imported = import({strange, sold("HD2")});

  BOOST_TEST(imported.quarantined == 1);
  BOOST_REQUIRE(quarantine().size() == 1U);
  BOOST_TEST(quarantine()[0].external_id == "HD1");
  BOOST_TEST(quarantine()[0].why == "LA: pack.not_found");
  BOOST_TEST(on_hand_base() == 9'000);
}

BOOST_AUTO_TEST_CASE(a_sale_set_aside_is_entered_once_its_pack_is_known) {
  CounterSale strange = sold("HD1");
  strange.order.lines = {{"LA", "Lạ", 2, {9'000}}};
  import({strange});
  const auto read_again = [&] {
    return command([&](auto& c) {
      return receiving::read_again(c, channel, *find_connector("shopone"), "HD1");
    });
  };
  const auto too_early = read_again();
  pack("LA", rice, 500);

  const auto entered = read_again();

  BOOST_REQUIRE(!too_early);
  BOOST_TEST(too_early.error().faults.at(0).reason == "order.still_unreadable");
  BOOST_REQUIRE(entered);
  BOOST_TEST(on_hand_base() == 9'000);
  BOOST_TEST(quarantine().empty());
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_refund_brings_goods_back_once) {
  CounterSale sale = sold("HD1", 3);
  sale.refunds = {back("TL1", 2)};

  import({sold("HD1", 3)});
  import({sale});
  import({sale, sale});

  BOOST_TEST(on_hand_base() == 9'000);
  BOOST_TEST(order("HD1").lines.at(0).returned_packs == 2);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_first_heard_of_when_all_of_it_is_back_takes_nothing) {
  CounterSale sale = sold("HD1", 3);
  sale.refunds = {back("TL1", 1), back("TL2", 2)};

  import({sale});

  BOOST_TEST((order("HD1").state == State::returned));
  BOOST_TEST(on_hand_base() == 10'000);
  books_balance();
}

BOOST_AUTO_TEST_CASE(what_comes_back_spoiled_is_not_sold_again) {
  CounterSale sale = sold("HD1", 3);
  sale.refunds = {back("TL1", 2, false)};

  import({sale});

  BOOST_TEST(on_hand_base() == 7'000);
  BOOST_TEST(order("HD1").lines.at(0).returned_packs == 2);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_refund_of_what_is_short_cuts_it_and_brings_back_the_rest) {
  CounterSale sale = sold("HD1", 13);
  sale.refunds = {back("TL1", 12)};

  import({sale});
  import({sale});

  const auto line = order("HD1").lines.at(0);
  BOOST_TEST(line.cut_packs == 3);
  BOOST_TEST(line.cut_why == "khách trả");
  BOOST_TEST(line.returned_packs == 9);
  BOOST_TEST((order("HD1").state == State::delivered));
  BOOST_TEST(on_hand_base() == 9'000);
  BOOST_TEST(quarantine().empty());
  books_balance();
}

BOOST_AUTO_TEST_CASE(refunds_of_a_sale_that_is_short_have_one_effect_each) {
  import({sold("HD1", 10)});
  CounterSale sale = sold("HD2", 5);
  sale.refunds = {back("TL1", 2)};

  import({sale});
  import({sale});
  sale.refunds.push_back(back("TL2", 1));
  import({sale, sale});

  BOOST_TEST(order("HD2").lines.at(0).cut_packs == 3);
  BOOST_TEST(order("HD2").lines.at(0).to_pack() == 2);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_short_sale_of_which_all_is_back_is_given_up) {
  import({sold("HD1", 10)});
  CounterSale sale = sold("HD2", 2);
  sale.refunds = {back("TL1", 2)};

  import({sale});
  import({sale});

  BOOST_REQUIRE((order("HD2").state == State::cancelled));
  BOOST_TEST((order("HD2").cancelled->by == catalog::orders::Party::customer));
  BOOST_TEST(on_hand_base() == 0);
  BOOST_TEST(quarantine().empty());
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_sale_heard_of_before_the_refund_whose_goods_it_sold_gets_them) {
  const CounterSale first = sold("HD1", 3);
  CounterSale next = sold("HD2", 10);
  next.order.placed_at = first.order.placed_at + std::chrono::minutes{5};
  import({first, next});
  BOOST_REQUIRE(order("HD2").lines.at(0).to_pack() == 3);
  CounterSale refunded = first;
  refunded.refunds = {back("TL1", 3)};
  refunded.refunds[0].at = next.order.placed_at;

  import({refunded});

  BOOST_TEST((order("HD2").state == State::delivered));
  BOOST_TEST(order("HD2").lines.at(0).packed_packs == 10);
  BOOST_TEST(on_hand_base() == 0);
  books_balance();
}

// The counter had more than we knew of: what comes back afterwards is not what it sold.
BOOST_AUTO_TEST_CASE(a_sale_made_before_a_refund_gets_nothing_of_it) {
  const CounterSale first = sold("HD1", 3);
  const CounterSale next = sold("HD2", 10);
  import({first, next});
  CounterSale refunded = first;
  refunded.refunds = {back("TL1", 3)};
  refunded.refunds[0].at = next.order.placed_at + std::chrono::minutes{5};

  import({refunded});

  BOOST_TEST(order("HD2").lines.at(0).to_pack() == 3);
  BOOST_TEST(on_hand_base() == 3'000);
  books_balance();
}

BOOST_AUTO_TEST_CASE(what_came_back_spoiled_is_nobody_s) {
  const CounterSale first = sold("HD1", 3);
  CounterSale next = sold("HD2", 10);
  next.order.placed_at = first.order.placed_at + std::chrono::minutes{5};
  import({first, next});
  CounterSale refunded = first;
  refunded.refunds = {back("TL1", 3, false)};
  refunded.refunds[0].at = next.order.placed_at;

  import({refunded});

  BOOST_TEST(order("HD2").lines.at(0).to_pack() == 3);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_refund_of_more_than_was_sold_waits_aside) {
  CounterSale sale = sold("HD1", 3);
  sale.raw =
      R"({"sale_id":"HD1","sold_at":"22/11/2026 09:00:00","lines":[)"
      R"({"sku":"GAO-1KG","name":"Gạo","packs":3,"unit_price_vnd":25000}],"refunds":[)"
      R"({"refund_id":"TL1","at":"22/11/2026 09:10:00","lines":[{"sku":"GAO-1KG","packs":4}]}]})";
  sale.refunds = {back("TL1", 4)};

  import({sale});

  BOOST_REQUIRE(quarantine().size() == 1U);
  BOOST_TEST(quarantine()[0].external_id == "HD1 TL1");
  BOOST_TEST(on_hand_base() == 7'000);
  const auto again = command([&](auto& c) {
    return receiving::read_again(c, channel, *find_connector("shopone"), "HD1 TL1");
  });
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().faults.at(0).reason == "order.still_unreadable");
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_refund_of_spoiled_goods_that_are_short_waits_aside_until_they_have_left) {
  import({sold("HD1", 3)});
  CounterSale sale = sold("HD2", 9);
  sale.raw = R"({"sale_id":"HD2","sold_at":"22/11/2026 09:00:00","lines":[)"
             R"({"sku":"GAO-1KG","name":"Gạo","packs":9,"unit_price_vnd":25000}],"refunds":[)"
             R"({"refund_id":"TL1","at":"22/11/2026 09:10:00",)"
             R"("lines":[{"sku":"GAO-1KG","packs":8,"resellable":false}]}]})";
  import({sale});
  sale.refunds = {back("TL1", 8, false)};
  import({sale});
  BOOST_REQUIRE(quarantine().size() == 1U);
  lot("L2", rice, grower, 5'000);
  const OrderId id = order("HD2").id;
  const auto rest = command([&](auto& c) { return catalog::orders::pack(c, id); });
  BOOST_REQUIRE(rest);
  BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::ship(c, id, {"", ""}); }));
  BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::deliver(c, *rest, c.now()); }));

  const auto entered = command([&](auto& c) {
    return receiving::read_again(c, channel, *find_connector("shopone"), "HD2 TL1");
  });

  BOOST_REQUIRE(entered);
  BOOST_TEST(quarantine().empty());
  BOOST_TEST(order("HD2").lines.at(0).returned_packs == 8);
  books_balance();
}

BOOST_AUTO_TEST_CASE(what_is_shown_of_a_sold_pack_is_said_anew_when_the_cursor_has_passed_it) {
  stand();

  import({sold("HD1", 3), Cursor { "2026-11-22T02:00:00Z/1", false }});
  plan();
  const auto assignment = next();

  BOOST_REQUIRE(assignment);
  const auto* stock = std::get_if<SendStock>(&assignment->task);
  BOOST_REQUIRE(stock);
  BOOST_TEST(stock->items.at(0).packs == 7);
  BOOST_TEST(stock->items.at(0).as_of_order == "2026-11-22T02:00:00Z/1");
}

BOOST_AUTO_TEST_SUITE_END()
