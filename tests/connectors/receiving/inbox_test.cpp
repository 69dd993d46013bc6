#include "connectors/receiving/inbox.h"

#include "catalog/changes/change_log.h"
#include "catalog/stock/stock.h"
#include "catalog/text/normal_form.h"
#include "connectors/channel/cursors.h"
#include "connectors/receiving/cancellations.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Arrivals : Stall {
  Arrivals() {
    lot("L1", rice, grower, 10'000);
    plan();
  }
  Received received(const std::string& id, std::int64_t packs = 1) const {
    return {an_order(id, {{"GAO-1KG", packs}}), "receipt-" + id, "{}"};
  }
  static OrderCancelled cancelled(const std::string& id) {
    return {id, catalog::orders::Party::customer, "đổi ý", "receipt-C-" + id};
  }
  catalog::orders::Order order(const std::string& id) {
    const auto found =
        look([&](auto& s) { return catalog::orders::find_order(s, channel.id, id); });
    BOOST_REQUIRE(found);
    return *found;
  }
  void take_back(const OrderId& id, const std::string& number, std::int64_t packs) {
    catalog::orders::GoodsBack goods;
    goods.lines = {{1, packs, {}, {}}};
    goods.external_id = number;
    BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::take_back(c, id, goods); }));
  }
  OrderId shipped(const std::string& id, std::int64_t packs = 1) {
    import({received(id, packs)});
    const OrderId standing = order(id).id;
    BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::confirm(c, standing); }));
    BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::pack(c, standing); }));
    BOOST_REQUIRE(command([&](auto& c) {
      return catalog::orders::ship(c, standing, {"EMS", "EB1VN"});
    }));
    return standing;
  }
  static std::string postmart_order(const std::string& id) {
    return R"({"order_id": ")" + id + R"(", "placed_at": "2026-03-01T08:00:00Z",
               "confirm_by": "2026-03-02T08:00:00Z", "customer": {"name": "Hoa"},
               "lines": [{"ref": "GAO-1KG", "packs": 2, "unit_price_vnd": 45000}]})";
  }
  Result<receiving::Imported> read_again(const std::string& id) {
    return command([&](auto& c) {
      return receiving::read_again(c, channel, *find_connector("postmart"), id);
    });
  }
  static std::string refusal(const Result<receiving::Imported>& result) {
    return result ? "" : result.error().faults.at(0).reason;
  }
  std::size_t late() {
    return look([](auto& s) { return receiving::late_cancellations(s, 10); }).size();
  }
  void books_balance() {
    BOOST_TEST(look([](auto& s) { return catalog::orders::check(s); }).empty());
    BOOST_TEST(look([](auto& s) { return catalog::stock::check(s); }).empty());
  }
  receiving::Imported import(const std::vector<Outcome>& outcomes) {
    return command([&](auto& c) -> Result<receiving::Imported> {
             return receiving::import(c, channel, outcomes);
           })
        .value();
  }
  std::size_t orders_standing() {
    return look([](auto& s) { return catalog::orders::orders_before(s, "", 10).size(); });
  }
  std::string cursor() {
    return look([&](auto& s) { return channel::find_cursor(s, channel.id); })->orders_cursor;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(inbox_test, Arrivals)

BOOST_AUTO_TEST_CASE(an_order_stands_once_however_often_it_comes) {
  import({received("A1")});
  const auto again = import({received("A1"), received("A1")});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(again.stood_already == 2);
  BOOST_TEST(look([&](auto& s) { return receiving::times_received(s, channel.id, "A1"); }) == 3);
}

BOOST_AUTO_TEST_CASE(an_order_that_cannot_be_read_goes_aside_and_the_others_go_on) {
  const auto imported =
      import({Poisoned{"A1", "no lines", "", "{\"x\":1}"}, received("A2"), received("A3", -4)});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(imported.quarantined == 2);
  const auto aside = look([](auto& s) { return receiving::quarantine(s, 10); });
  BOOST_REQUIRE(aside.size() == 2U);
  BOOST_TEST(!aside[0].why.empty());
}

BOOST_AUTO_TEST_CASE(an_order_that_comes_again_readable_leaves_the_quarantine) {
  import({Poisoned { "A1", "cut short", "", "{" }});

  import({received("A1")});

  BOOST_TEST(orders_standing() == 1U);
  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).empty());
}

BOOST_AUTO_TEST_CASE(what_an_older_program_could_not_read_is_read_again_from_what_was_kept) {
  import({Poisoned{"seq-7", "an older program", "", postmart_order("A1")}});

  BOOST_REQUIRE(read_again("seq-7"));

  BOOST_TEST(order("A1").lines[0].packs == 2);
  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).empty());
  BOOST_TEST(refusal(read_again("seq-7")) == "order.not_quarantined");
}

BOOST_AUTO_TEST_CASE(what_still_cannot_be_read_stays_in_quarantine) {
  import({Poisoned{"A1", "lines", "", "{\"order_id\":\"A1\"}"},
          Poisoned{"A2", "lines", "", std::string(100'000, 'x')}});

  BOOST_TEST(refusal(read_again("A1")) == "order.still_unreadable");
  BOOST_TEST(refusal(read_again("A2")) == "order.raw_gone");
  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_channels_rule_sets_the_deadlines_that_the_marketplace_does_not) {
  channel.profile.confirm_within = std::chrono::hours{24};
  channel.profile.ship_within = std::chrono::hours{48};
  Received named = received("A1");
  named.order.confirm_by = named.order.placed_at + std::chrono::hours{2};
  import({named});

  BOOST_TEST((order("A1").confirm_by == named.order.confirm_by));
  BOOST_TEST((order("A1").ship_by == named.order.placed_at + std::chrono::hours{48}));
}

BOOST_AUTO_TEST_CASE(the_cursor_moves_with_the_orders_it_speaks_of) {
  import({received("A1"), Cursor { "1", false }});
  BOOST_TEST(cursor() == "1");

  const auto failed = command([&](auto& c) -> Result<> {
    receiving::import(c, channel, {received("A2"), Cursor{"2", false}});
    return error(Code::not_now, "", "changed_since");
  });

  BOOST_TEST(!failed);
  BOOST_TEST(cursor() == "1");
  BOOST_TEST(orders_standing() == 1U);
}

BOOST_AUTO_TEST_CASE(receipts_wait_until_they_are_acknowledged) {
  import({received("A1"), Poisoned { "A2", "no lines", "receipt-A2", "{}" }});
  const auto receipts =
      look([&](auto& s) { return receiving::waiting_receipts(s, channel.id, 10); });
  BOOST_REQUIRE(receipts.size() == 2U);

  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    receiving::acknowledged(c, channel.id, receipts[0]);
    return {};
  }));

  BOOST_TEST(look([&](auto& s) { return receiving::waiting_receipts(s, channel.id, 10); }).size() ==
             1U);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_is_cancelled_once_and_its_goods_can_be_sold_again) {
  import({received("A1", 10)});

  import({cancelled("A1")});
  const auto version = order("A1").version;
  import({cancelled("A1"), cancelled("A1")});
  import({received("A2", 10)});

  BOOST_TEST((order("A1").state == catalog::orders::State::cancelled));
  BOOST_REQUIRE(order("A1").cancelled);
  BOOST_TEST((order("A1").cancelled->by == catalog::orders::Party::customer));
  BOOST_TEST(order("A1").cancelled->why == "đổi ý");
  BOOST_TEST(order("A1").version == version);
  BOOST_TEST(order("A2").lines.at(0).reserved_packs == 10);
  BOOST_TEST(late() == 0U);
  books_balance();
}

BOOST_AUTO_TEST_CASE(what_was_packed_for_a_cancelled_order_goes_back_to_its_lot) {
  import({received("A1", 10)});
  const OrderId id = order("A1").id;
  BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::confirm(c, id); }));
  BOOST_REQUIRE(command([&](auto& c) { return catalog::orders::pack(c, id); }));

  import({cancelled("A1"), received("A2", 10)});

  BOOST_TEST((order("A1").state == catalog::orders::State::cancelled));
  BOOST_TEST(order("A2").lines.at(0).reserved_packs == 10);
  books_balance();
}

BOOST_AUTO_TEST_CASE(a_cancellation_that_comes_before_its_order_waits_for_it) {
  import({cancelled("A1")});
  BOOST_TEST(late() == 0U);

  import({received("A1")});

  BOOST_TEST((order("A1").state == catalog::orders::State::cancelled));
  BOOST_TEST(late() == 0U);
}

BOOST_AUTO_TEST_CASE(an_order_that_had_left_waits_until_somebody_has_seen_to_it) {
  const OrderId id = shipped("A1");

  import({cancelled("A1")});
  BOOST_TEST((order("A1").state == catalog::orders::State::shipped));
  BOOST_TEST(late() == 1U);

  BOOST_REQUIRE(command([&](auto& c) { return receiving::settle_late(c, id, "khách vẫn nhận"); }));
  import({cancelled("A1")});
  BOOST_TEST(late() == 0U);
  const auto again = command([&](auto& c) { return receiving::settle_late(c, id, ""); });
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().faults.front().reason == "order.not_cancelled_late");
}

BOOST_AUTO_TEST_CASE(a_late_cancellation_is_settled_when_all_its_goods_have_come_back) {
  const OrderId id = shipped("A1", 3);
  import({cancelled("A1")});

  take_back(id, "R1", 1);
  BOOST_TEST(late() == 1U);

  take_back(id, "R2", 2);
  BOOST_TEST(late() == 0U);
}

BOOST_AUTO_TEST_CASE(a_long_unreadable_text_is_cut_between_letters) {
  import({Poisoned{"A1", "lines", "", "x" + [] {
                     std::string long_text;
  while (long_text.size() < 100'000) long_text += "ề";
  return long_text;
}
()
}
});

const auto waiting = look([](auto& s) { return receiving::quarantine(s, 10); });
BOOST_REQUIRE(waiting.size() == 1U);
BOOST_TEST(catalog::text::is_utf8(waiting[0].raw));
BOOST_TEST(refusal(read_again("A1")) == "order.raw_gone");
}

BOOST_AUTO_TEST_CASE(unreadable_texts_without_a_number_each_wait_by_themselves) {
  import({Poisoned{"", "order_id", "", "{\"a\":1}"}, Poisoned { "", "order_id", "", "{\"a\":2}" }});

  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_was_set_aside_waits_again_when_it_comes_with_another_text) {
  import({Poisoned { "A1", "lines", "", "{\"a\":1}" }});
  BOOST_REQUIRE(
      command([&](auto& c) { return receiving::dismiss(c, channel.id, "A1", "đã gọi"); }));

  import({Poisoned { "A1", "lines", "", "{\"a\":1}" }});
  BOOST_TEST(look([](auto& s) { return receiving::quarantine(s, 10); }).empty());

  import({Poisoned { "A1", "customer", "", "{\"a\":2}" }});
  const auto waiting = look([](auto& s) { return receiving::quarantine(s, 10); });
  BOOST_REQUIRE(waiting.size() == 1U);
  BOOST_TEST(waiting[0].raw == "{\"a\":2}");
  BOOST_TEST(waiting[0].why == "customer");
}

BOOST_AUTO_TEST_CASE(setting_an_order_aside_plans_no_pack_anew) {
  import({Poisoned { "A1", "lines", "", "{\"a\":1}" }});
  plan();
  const auto before = look([](auto& s) { return catalog::changes::last_change(s); });
  BOOST_REQUIRE(
      command([&](auto& c) { return receiving::dismiss(c, channel.id, "A1", "đã gọi"); }));

  const auto recorded =
      look([&](auto& s) { return catalog::changes::changes_after(s, before, 10); });

  BOOST_REQUIRE(recorded.size() == 1U);
  BOOST_TEST((recorded[0].noun == catalog::changes::Noun::order));
  BOOST_TEST(recorded[0].id == "A1");
}

BOOST_AUTO_TEST_CASE(nothing_of_a_customer_stays_of_what_was_read_again_or_never_came) {
  import({Poisoned{"seq-7", "an older program", "", postmart_order("A1")}, cancelled("A9")});
  BOOST_REQUIRE(read_again("seq-7"));

  clock.advance(std::chrono::hours{24});
  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    receiving::erase_raw(c, c.now(), 10);
    return {};
  }));

  const auto kept = look([](auto& s) {
    return s.number(R"sql(
      SELECT (SELECT COUNT(*) FROM inbox WHERE cooperative_id = $1 AND external_id = 'seq-7'
                                           AND raw <> '') +
             (SELECT COUNT(*) FROM order_cancellations WHERE cooperative_id = $1 AND why <> '')
    )sql",
                    {});
  });
  BOOST_TEST(kept == 0);
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_kept_do_not_keep_an_order_alive) {
  import({received("A1")});
  auto told = cancelled("A1");
  told.why = std::string(5'000, 'x');

  import({told});

  BOOST_TEST((order("A1").state == catalog::orders::State::cancelled));
}

BOOST_AUTO_TEST_CASE(the_receipt_of_a_cancellation_waits_to_be_acknowledged) {
  import({cancelled("A1")});

  BOOST_TEST(look([&](auto& s) { return receiving::waiting_receipts(s, channel.id, 10); }).size() ==
             1U);
}

BOOST_AUTO_TEST_SUITE_END()
