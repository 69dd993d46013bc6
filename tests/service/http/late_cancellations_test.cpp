// Orders that are cancelled when they, or parcels of theirs, have left; and parcels taken apart.

#include <sstream>

#include "service/telling/show_orders.h"
#include "tests/service/http/board.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct LateBoard : Board {
  // The order as the command line shows it.
  std::string told() {
    std::ostringstream out;
    const auto alone = parsed(get(lan, of("orders/PM-1")));
    telling::show_order({out}, alone.root());
    return out.str();
  }
  bool says(const std::string& text) { return told().find(text) != std::string::npos; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(late_cancellations_test, LateBoard)

BOOST_AUTO_TEST_CASE(an_order_cancelled_after_it_had_left_waits_until_it_is_seen_to) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})").status == 200);
  BOOST_TEST(step(R"({"step": "settle"})").status == 404);
  cancelled_by_its_customer();

  const auto waiting = get(lan, of("to-do"));
  const auto shown = parsed(get(lan, of("orders/PM-1")));
  const auto settled = step(R"({"step": "settle", "why": "khách vẫn nhận"})");

  BOOST_TEST(shown.root()["late_cancellation"]["why"].text_or() == "đổi ý");
  BOOST_TEST(parsed(settled).root()["late_cancellation"].is_null());

  BOOST_TEST(waiting.body.find("order_cancelled_late") != std::string::npos, waiting.body);
  BOOST_TEST(settled.status == 200, settled.body);
  BOOST_TEST(get(lan, of("to-do")).body.find("order_cancelled_late") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_cancellation_claimed_of_the_marketplace_is_asked_after_until_seen_to) {
  BOOST_REQUIRE(step(R"({"step": "cancel", "by": "channel", "why": "sàn đã hủy"})").status == 200);
  const auto is_asked = [&] {
    return get(lan, of("to-do")).body.find("order_cancel_unheard") != std::string::npos;
  };
  BOOST_TEST(!is_asked());
  const auto alone = parsed(get(lan, of("orders/PM-1")));
  BOOST_TEST(!alone.root()["claimed_cancellation"]["claimed_at"].text_or().empty());
  BOOST_TEST(says("đang chờ sàn báo"), told());
  BOOST_TEST(says("ganh orders settle PM-1"), told());

  command([](auto& c) -> Result<> {
    c.rows().run(
        "UPDATE order_cancellations SET heard_at_us = heard_at_us - 3700000000 "
        "WHERE cooperative_id = $1",
        {});
    return {};
  });

  BOOST_TEST(is_asked());
  const auto settled = parsed(step(R"({"step": "settle"})"));
  BOOST_TEST(settled.root()["claimed_cancellation"].is_null());
  BOOST_TEST(!says("ganh orders settle PM-1"), told());
  BOOST_TEST(!is_asked());
}

BOOST_AUTO_TEST_CASE(a_parcel_is_taken_apart_and_packed_again) {
  leave_in_part();

  const auto apart = parsed(step(R"({"step": "unpack", "waste": "spoiled"})"));

  const auto order = apart.root()["order"];
  BOOST_TEST(order["state"].text_or() == "confirmed");
  BOOST_TEST(order["shipments"].items()[1]["state"].text_or() == "cancelled");
  BOOST_TEST(order["lines"].items()[0]["packed_packs"].integer_or(0) == 3);
  BOOST_TEST(order["lines"].items()[0]["reserved_packs"].integer_or(0) == 1);
  BOOST_REQUIRE(apart.root()["picks"].size() == 1U);
  BOOST_TEST(apart.root()["picks"].items()[0]["shipment"].integer_or(0) == 1);
  BOOST_TEST(step(R"({"step": "pack"})").status == 200);
}

BOOST_AUTO_TEST_CASE(which_parcel_and_why_it_is_cut_are_said) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_TEST(reason(step(R"({"step": "unpack"})")) == "unpack.none");
  BOOST_REQUIRE(
      step(R"({"step": "pack", "lines": [{"line": 1, "packs": 3}], "rest": "later"})").status ==
      200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);

  const auto which = step(R"({"step": "unpack"})");
  BOOST_TEST(reason(which) == "unpack.which");
  BOOST_TEST(which.body.find("1, 2") != std::string::npos, which.body);
  BOOST_TEST(reason(step(R"({"step": "unpack", "shipment": 2, "rest": "cut"})")) == "step.why");
  BOOST_TEST(reason(step(R"({"step": "unpack", "shipment": 3})")) == "shipment.not_found");
  BOOST_TEST(step(R"({"step": "unpack", "shipment": 2, "rest": "cut", "why": "sàn hủy"})").status ==
             200);
  BOOST_TEST(reason(step(R"({"step": "unpack", "shipment": 2})")) == "shipment.state");
}

BOOST_AUTO_TEST_CASE(nobody_is_asked_to_send_what_was_cancelled_when_a_part_had_left) {
  leave_in_part();
  BOOST_TEST(to_do().find("order_ship") != std::string::npos);
  BOOST_REQUIRE(step(R"({"step": "cancel", "why": "sàn hủy"})").status == 409);

  cancelled_by_its_customer();

  BOOST_TEST(to_do().find("order_ship") == std::string::npos, to_do());
  BOOST_TEST(to_do().find("order_cancelled_in_part") != std::string::npos);
  const auto apart =
      parsed(step(R"({"step": "unpack", "rest": "cut", "why": "khách hủy trên sàn"})"));
  BOOST_TEST(apart.root()["order"]["state"].text_or() == "shipped");
  BOOST_TEST(apart.root()["late_cancellation"].is_object());
  BOOST_TEST(to_do().find("order_ship") == std::string::npos);
  BOOST_TEST(to_do().find("order_cancelled_late") != std::string::npos);
  BOOST_REQUIRE(step(R"({"step": "settle"})").status == 200);
  BOOST_TEST(to_do().find("PM-1") == std::string::npos, to_do());
}

BOOST_AUTO_TEST_CASE(what_is_due_of_an_order_cancelled_in_part_is_its_undoing) {
  const auto due = [&] {
    const auto alone = parsed(get(lan, of("orders/PM-1")));
    const auto board = parsed(get(lan, of("orders")));
    const auto step = alone.root()["order"]["next_step"].text_or();
    const auto order = board.root()["orders"].items()[0];
    BOOST_TEST(order["next_step"].text_or() == step);
    BOOST_TEST(order["must_act"].text_or() == (step.empty() ? "" : "cooperative"));
    return step;
  };
  leave_in_part();
  BOOST_TEST(due() == "ship");

  cancelled_by_its_customer();

  BOOST_TEST(due() == "unpack");
  BOOST_TEST(says("ganh orders unpack PM-1 --rest-cut"), told());
  BOOST_TEST(!says("ganh orders ship"), told());
  BOOST_REQUIRE(step(R"({"step": "unpack"})").status == 200);
  BOOST_TEST(due() == "cut");
  BOOST_TEST(says("Bị hủy khi một phần đã đi"), told());
  BOOST_TEST(says("ganh orders cut PM-1"), told());
  BOOST_REQUIRE(
      step(R"({"step": "cut", "line": 1, "packs": 1, "why": "khách hủy trên sàn"})").status == 200);
  BOOST_TEST(due() == "");
  BOOST_TEST(says("Bị hủy khi hàng đã đi"), told());
  BOOST_REQUIRE(step(R"({"step": "settle", "why": "khách vẫn nhận"})").status == 200);
  BOOST_TEST(parsed(get(lan, of("orders/PM-1"))).root()["order"]["next_step"].text_or() ==
             "deliver");
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_seen_to_once_all_is_back_that_had_left) {
  leave_in_part();
  cancelled_by_its_customer();
  BOOST_REQUIRE(ask("orders/PM-1/returns", R"({"lines": [{"line": 1, "packs": 3}]})").status ==
                200);

  const auto apart =
      parsed(step(R"({"step": "unpack", "rest": "cut", "why": "khách hủy trên sàn"})"));

  BOOST_TEST(apart.root()["order"]["state"].text_or() == "returned");
  BOOST_TEST(apart.root()["late_cancellation"].is_null());
  BOOST_TEST(to_do().find("PM-1") == std::string::npos, to_do());
}

BOOST_AUTO_TEST_CASE(whoever_keeps_what_was_cancelled_in_part_is_sent_the_rest) {
  leave_in_part();
  cancelled_by_its_customer();

  BOOST_REQUIRE(step(R"({"step": "settle", "why": "khách vẫn nhận"})").status == 200);

  BOOST_TEST(to_do().find("order_ship") != std::string::npos, to_do());
}

BOOST_AUTO_TEST_SUITE_END()
