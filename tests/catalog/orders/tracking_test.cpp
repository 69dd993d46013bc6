#include "catalog/orders/tracking.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

const Parcel by_post{"vietnam_post", {"vietnam post", "ems"}, "EB1VN"};

struct Road : Farm {
  const ProductId rice = product("GAO");
  const HouseholdId lan = household("H01");
  const products::Pack bag = pack("GAO-500", rice, 500);
  const LotId from = lot("L1", rice, lan, 50'000);

  OrderId packed(const std::string& external_id = "PM-1") {
    const OrderId id = place(external_id, {{"GAO-500", 2}});
    BOOST_REQUIRE(confirm(id));
    BOOST_REQUIRE(pack_up(id));
    return id;
  }
  OrderId shipped(const std::string& external_id = "PM-1") {
    const OrderId id = packed(external_id);
    BOOST_REQUIRE(ship(id));
    return id;
  }
  TrackingEvent event(Progress progress, int hour, std::string text = "") const {
    return {.code = std::string(name(progress)),
            .text = std::move(text),
            .progress = progress,
            .place = "Hà Nội",
            .at = clock.now() + std::chrono::hours{hour}};
  }
  Noted told(const TrackingEvent& event, const Parcel& parcel = by_post) {
    return command([&](auto& c) -> Result<Noted> {
             Noted noted;
             note_tracking(c, parcel, event, noted);
             return noted;
           })
        .value();
  }
  std::vector<TrackingEvent> timeline(const OrderId& id) {
    const auto shipment = order(id).shipments.at(0).id;
    return look([&](auto& s) { return tracking_of(s, shipment); });
  }
  std::vector<Trouble> troubles() {
    return look([](auto& s) { return parcels_in_trouble(s, Time{}, 10); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tracking_test, Road)

BOOST_AUTO_TEST_CASE(events_stand_in_the_order_of_the_carriers_time) {
  const OrderId id = shipped();

  told(event(Progress::in_transit, -1));
  told(event(Progress::created, -3));
  told(event(Progress::picked_up, -2));

  const auto found = timeline(id);
  BOOST_REQUIRE(found.size() == 3);
  BOOST_TEST(name(found[0].progress) == "created");
  BOOST_TEST(name(found[1].progress) == "picked_up");
  BOOST_TEST(name(found[2].progress) == "in_transit");
}

BOOST_AUTO_TEST_CASE(an_event_that_comes_again_changes_nothing) {
  const OrderId id = shipped();
  const auto once = event(Progress::delivered, -1, "Phát thành công");
  BOOST_TEST(told(once).delivered == 1);
  const auto changes_then = changes();

  const Noted again = told(once);

  BOOST_TEST(again.known_already == 1);
  BOOST_TEST(again.delivered == 0);
  BOOST_TEST(changes() == changes_then);
  BOOST_TEST(timeline(id).size() == 1);
}

BOOST_AUTO_TEST_CASE(delivered_by_the_carrier_is_delivered_at_the_carriers_time) {
  const OrderId id = shipped();
  clock.advance(std::chrono::hours{3});
  const auto delivered = event(Progress::delivered, -1);

  told(delivered);

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST((order(id).shipments.at(0).delivered_at == delivered.at));
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(nothing_is_delivered_before_it_was_shipped) {
  const OrderId id = shipped();

  told(event(Progress::delivered, -1));

  const Shipment shipment = order(id).shipments.at(0);
  BOOST_TEST(name(shipment.state) == "delivered");
  BOOST_TEST((shipment.delivered_at == shipment.shipped_at));
}

BOOST_AUTO_TEST_CASE(delivered_before_the_clerk_entered_shipped_is_applied_then) {
  const OrderId id = packed();
  BOOST_TEST(told(event(Progress::delivered, -1)).kept == 1);
  BOOST_TEST(name(order(id).state) == "packed");

  BOOST_REQUIRE(ship(id));

  BOOST_TEST(name(order(id).state) == "delivered");
  BOOST_TEST(timeline(id).size() == 1);
}

BOOST_AUTO_TEST_CASE(an_unknown_code_is_kept_with_its_text_and_moves_nothing) {
  const OrderId id = shipped();
  told(event(Progress::failed_attempt, -2));

  told({.code = "777", .text = "Chuyện lạ", .place = "", .at = clock.now()});

  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_TEST(timeline(id).at(1).text == "Chuyện lạ");
  BOOST_TEST(name(timeline(id).at(1).progress) == "unknown");
  BOOST_REQUIRE(troubles().size() == 1);
  BOOST_TEST(name(troubles().at(0).progress) == "failed_attempt");
}

BOOST_AUTO_TEST_CASE(another_carriers_event_is_not_of_this_parcel) {
  const OrderId id = shipped();

  const Noted noted = told(event(Progress::delivered, -1), {"ghn", {"ghn"}, "EB1VN"});

  BOOST_TEST(noted.kept == 1);
  BOOST_TEST(name(order(id).state) == "shipped");
  BOOST_TEST(timeline(id).empty());
}

BOOST_AUTO_TEST_CASE(a_waybill_is_the_same_however_it_is_written) {
  const OrderId id = shipped();

  told(event(Progress::picked_up, -1), {"vietnam_post", {"vietnam post"}, "eb 1-vn"});

  BOOST_TEST(timeline(id).size() == 1);
  const auto found = look([](auto& s) { return shipments_under(s, "eb-1 vn", 5); });
  BOOST_REQUIRE(found.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_came_back_is_to_be_seen_to_until_it_is_counted) {
  const OrderId id = shipped();
  told(event(Progress::returned, -1));
  BOOST_REQUIRE(troubles().size() == 1);
  BOOST_TEST(name(order(id).state) == "shipped");

  BOOST_REQUIRE(command([&](auto& c) {
    GoodsBack back;
    back.lines.push_back({1, 2, {}, {}});
    back.external_id = "r1";
    return take_back(c, id, back);
  }));

  BOOST_TEST(troubles().empty());
  BOOST_TEST(name(order(id).state) == "returned");
}

BOOST_AUTO_TEST_CASE(a_late_failed_attempt_does_not_hide_what_followed_it) {
  shipped();
  told(event(Progress::out_for_delivery, -1));

  told(event(Progress::failed_attempt, -5));

  BOOST_TEST(troubles().empty());
}

BOOST_AUTO_TEST_CASE(what_is_kept_of_strange_waybills_is_bounded) {
  const auto tell = [&](int first, int end) {
    clock.advance(std::chrono::seconds{1});
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      Noted noted;
      for (int i = first; i < end; ++i) {
        note_tracking(c, {"ghn", {"ghn"}, "X" + std::to_string(i)}, event(Progress::created, 0),
                      noted);
      }
      return {};
    }));
  };
  tell(0, tracking_waiting_max);

  tell(tracking_waiting_max, tracking_waiting_max + 3);

  const auto kept = look([](auto& s) {
    return s.number("SELECT COUNT(*) FROM tracking_events WHERE cooperative_id = $1", {});
  });
  BOOST_TEST(kept == tracking_waiting_max);
}

BOOST_AUTO_TEST_CASE(a_link_leads_to_its_shipment_and_no_other_text_does) {
  const OrderId id = shipped();
  const Shipment shipment = order(id).shipments.at(0);
  const auto find = [&](std::string_view code) {
    return database->read(
        [&](const store::Read& read) { return find_linked(read.global(), code); });
  };

  const auto linked = find(shipment.tracking_code);

  BOOST_REQUIRE(linked);
  BOOST_TEST(linked->shipment.text == shipment.id.text);
  BOOST_TEST(linked->cooperative.text == thien_an.text);
  BOOST_TEST(!find(""));
  BOOST_TEST(!find("t_nothing"));
}

BOOST_AUTO_TEST_CASE(a_carrier_is_asked_after_what_is_under_way_the_longest_unasked_first) {
  const OrderId id = shipped();
  const Time now = clock.now();
  const auto to_ask = [&](Time asked_before) {
    return look([&](auto& s) {
      return parcels_to_ask(s, "Vietnam Post", now - tracked_for, asked_before, 10);
    });
  };
  BOOST_REQUIRE(to_ask(now).size() == 1);

  const ShipmentId shipment = order(id).shipments.at(0).id;
  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    note_asked(c.rows(), shipment, now);
    return {};
  }));

  BOOST_TEST(to_ask(now - std::chrono::minutes{1}).empty());
  BOOST_TEST(to_ask(now).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
