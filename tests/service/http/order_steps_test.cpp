#include "catalog/money/payments.h"
#include "catalog/orders/search.h"
#include "catalog/stock/recalls.h"
#include "tests/service/http/board.h"

using namespace ganh;
using namespace ganh::service;

BOOST_FIXTURE_TEST_SUITE(order_steps_test, Board)

BOOST_AUTO_TEST_CASE(an_order_leaves_in_two_shipments_each_with_its_lines) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(
      step(R"({"step": "pack", "lines": [{"line": 1, "packs": 3}], "rest": "later"})").status ==
      200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);

  const auto second = step(R"({"step": "ship", "shipment": 2, "carrier": "GHN", "waybill": "G2"})");
  const auto document = parsed(second);

  BOOST_TEST(second.status == 200, second.body);
  const auto order = document.root()["order"];
  BOOST_TEST(order["state"].text_or() == "packed");
  BOOST_TEST(order["shipments"].items()[0]["state"].text_or() == "packed");
  BOOST_TEST(order["shipments"].items()[1]["waybill"].text_or() == "G2");
  BOOST_TEST(document.root()["parts"].items()[0]["packs"].integer_or(0) == 3);
  BOOST_TEST(document.root()["parts"].items()[0]["quantity"].text_or() == "3 kg");
}

BOOST_AUTO_TEST_CASE(the_reply_says_what_is_due_and_who_must_act) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);

  const auto shipped = parsed(step(R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})"));
  const auto delivered = parsed(step(R"({"step": "deliver"})"));

  BOOST_TEST(shipped.root()["order"]["next_step"].text_or() == "deliver");
  BOOST_TEST(shipped.root()["order"]["must_act"].text_or() == "carrier");
  BOOST_TEST(delivered.root()["order"]["next_step"].text_or() == "pay");
  BOOST_TEST(delivered.root()["order"]["must_act"].text_or() == "channel");
}

BOOST_AUTO_TEST_CASE(what_is_short_is_cut_or_substituted_with_consent) {
  product("B", 10);

  const auto cut = step(R"({"step": "cut", "line": 1, "packs": 1, "why": "hết hàng"})");
  const auto other = step(
      R"({"step": "substitute", "line": 1, "packs": 1, "sku": "B-1KG", "sku_packs": 1,
          "consent": "chị Hoa, qua điện thoại"})");
  const auto document = parsed(other);

  BOOST_TEST(cut.status == 200, cut.body);
  BOOST_TEST(other.status == 200, other.body);
  const auto lines = document.root()["order"]["lines"].items();
  BOOST_TEST(lines[0]["cut_packs"].integer_or(0) == 2);
  BOOST_TEST(lines[1]["substitutes_line"].integer_or(0) == 1);
  BOOST_TEST(lines[1]["consent"].text_or() == "chị Hoa, qua điện thoại");
  BOOST_TEST(document.root()["order"]["total_vnd"].integer_or(0) == 90'000);
}

BOOST_AUTO_TEST_CASE(what_is_left_to_pack_is_cut_only_where_somebody_says_so) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  const std::string some = R"({"step": "pack", "lines": [{"line": 1, "packs": 1}])";

  BOOST_TEST(reason(step(some + "}")) == "pack.rest");
  const auto cut = step(some + R"(, "rest": "cut"})");

  BOOST_REQUIRE(cut.status == 200);
  const auto order = parsed(cut);
  BOOST_TEST(order.root()["order"]["state"].text_or() == "packed");
  BOOST_TEST(order.root()["order"]["lines"].items()[0]["packed_packs"].integer_or(0) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_billed_by_weight_is_never_packed_without_one) {
  product("B", 10);
  sell_by_weight("B-1KG");
  BOOST_REQUIRE(
      ask("phone-orders", R"({"goods": "2 B-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")
          .status == 201);
  const std::string order = "orders/%C4%90T-1/steps";

  BOOST_TEST(reason(ask(order, R"({"step": "pack"})")) == "goods.not_weighed");
  BOOST_TEST(reason(ask(order, R"({"step": "pack", "rest": "cut",
                                  "lines": [{"line": 1, "packs": 2}]})")) == "goods.not_weighed");
  const auto packed = ask(order, R"({"step": "pack",
                                     "lines": [{"line": 1, "packs": 2, "weighed": "2,1 kg"}]})");

  BOOST_TEST(packed.status == 200, packed.body);
}

BOOST_AUTO_TEST_CASE(everything_wrong_with_a_step_is_told_at_once) {
  const auto reply =
      step(R"({"step": "pack", "rest": "gone", "lines": [{"line": 0, "packs": 1}]})");

  BOOST_TEST(reply.status == 400);
  BOOST_TEST(fields_at_fault(reply) == "lines[0].line, rest");
}

BOOST_AUTO_TEST_CASE(a_return_stands_once_and_what_is_to_be_given_back_shows) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})").status == 200);
  const std::string goods = R"({"lines": [{"line": 1, "packs": 1}], "external_id": "R1"})";

  BOOST_REQUIRE(ask("orders/PM-1/returns", goods).status == 200);
  const auto again = parsed(ask("orders/PM-1/returns", goods));

  BOOST_TEST(again.root()["returns"].size() == 1U);
  BOOST_TEST(again.root()["order"]["lines"].items()[0]["returned_packs"].integer_or(0) == 1);
  BOOST_TEST(again.root()["order"]["owed_vnd"].integer_or(0) == 90'000);
}

BOOST_AUTO_TEST_CASE(a_sale_whose_answer_was_lost_is_not_made_again) {
  const std::string sale = R"({"goods": "2 a-1kg", "paid_by": "cash"})";

  const auto first = ask("sales", sale, "sale-1");
  const auto again = ask("sales", sale, "sale-1");

  BOOST_TEST(first.status == 201, first.body);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(get(lan, of("orders?find=Q-2")).body.find("Q-2") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(money_for_a_cancelled_order_stays_to_be_given_back) {
  BOOST_REQUIRE(step(R"({"step": "cancel", "why": "đổi ý", "by": "customer"})").status == 200);
  command([&](auto& c) {
    catalog::money::Payment late;
    late.order = *catalog::orders::find_numbered(c.rows(), "PM-1");
    late.method = catalog::money::Method::bank;
    late.reference = "FT1";
    late.amount = {120'000};
    return catalog::money::receive(c, late);
  });

  const auto document = parsed(get(lan, of("orders/PM-1")));
  const auto order = document.root()["order"];
  BOOST_TEST(order["state"].text_or() == "cancelled");
  BOOST_TEST(order["cancelled"]["by"].text_or() == "customer");
  BOOST_TEST(order["next_step"].text_or() == "refund");
  BOOST_TEST(order["overpaid_vnd"].integer_or(0) == 120'000);
  BOOST_TEST(get(lan, of("to-do")).body.find("order_refund") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_delivered_order_that_was_paid_twice_waits_for_its_refund) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "deliver"})").status == 200);
  const auto pay = [&](const char* reference) {
    command([&](auto& c) {
      catalog::money::Payment paid;
      paid.order = *catalog::orders::find_numbered(c.rows(), "PM-1");
      paid.method = catalog::money::Method::bank;
      paid.reference = reference;
      paid.amount = {120'000};
      return catalog::money::receive(c, paid);
    });
  };

  pay("FT1");
  BOOST_TEST(get(lan, of("to-do")).body.find("order_refund") == std::string::npos);
  pay("FT2");

  BOOST_TEST(get(lan, of("to-do")).body.find("order_refund") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unreadable_order_waits_as_it_came_until_it_is_set_aside) {
  const auto market =
      look([](auto& s) { return connectors::channel::find_channel(s, "postmart"); });
  command([&](auto& c) -> Result<> {
    connectors::receiving::import(
        c, *market, {connectors::Poisoned{"PM-9", "lines", "", R"({"order_id":"PM-9"})"}});
    return {};
  });
  const std::string aside = R"({"channel_id": ")" + market->id.text +
                            R"(", "external_id": "PM-9", "step": "dismiss", "why": "đã gọi"})";

  const std::string again = R"({"channel_id": ")" + market->id.text +
                            R"(", "external_id": "PM-9", "step": "read_again"})";

  const auto waiting = get(lan, of("quarantined-orders"));
  BOOST_TEST(ask("quarantine-steps", again).status == 409);
  const auto left = ask("quarantine-steps", aside);

  BOOST_TEST(waiting.body.find("order_id") != std::string::npos, waiting.body);
  BOOST_TEST(left.status == 200, left.body);
  BOOST_TEST(parsed(left).root()["orders"].size() == 0U);
  BOOST_TEST(get(lan, of("to-do")).body.find("order_quarantined") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_carriers_parcel_is_named_and_left_to_a_person) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);
  BOOST_REQUIRE(step(R"({"step": "ship", "carrier": "Vietnam Post", "waybill": "EB9VN"})").status ==
                200);
  const auto manager = person("thu", accounts::Role::manager);
  const auto first_line = [&](const std::string& party) {
    Headers headers{{"Content-Type", "text/csv"}};
    const auto plan =
        send(manager, "POST", of("settlement-plans?from=carrier&number=1&party=" + party),
             "Mã vận đơn;Tiền thu hộ\nEB9VN;120.000\n", headers);
    BOOST_REQUIRE_MESSAGE(plan.status == 200, plan.body);
    return plan;
  };

  const auto others = parsed(first_line("GHN"));
  const auto own = parsed(first_line("EMS"));

  const auto line = others.root()["lines"].items()[0];
  BOOST_TEST(line["match"].text_or() == "unknown");
  BOOST_TEST(line["others_parcel"]["carrier"].text_or() == "Vietnam Post");
  BOOST_TEST(line["others_parcel"]["order"]["external_id"].text_or() == "PM-1");
  BOOST_TEST(own.root()["lines"].items()[0]["order"]["external_id"].text_or() == "PM-1");
  BOOST_TEST(own.root()["lines"].items()[0]["others_parcel"].is_null());
}

BOOST_AUTO_TEST_CASE(an_unpaid_telephone_order_leaves_with_money_to_collect_or_paid_later) {
  BOOST_REQUIRE(
      ask("phone-orders", R"({"goods": "1 A-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")
          .status == 201);
  const auto of_phone = [&](const std::string& body) {
    return ask("orders/%C4%90T-1/steps", body);
  };
  BOOST_REQUIRE(of_phone(R"({"step": "pack"})").status == 200);
  const std::string ship = R"({"step": "ship", "carrier": "GHN", "waybill": "G1")";

  BOOST_TEST(reason(of_phone(ship + "}")) == "ship.unpaid");
  const auto later = of_phone(ship + R"(, "pays_later": true})");

  BOOST_TEST(later.status == 200, later.body);
}

BOOST_AUTO_TEST_CASE(a_carrier_that_collects_too_much_is_to_be_told_so) {
  BOOST_REQUIRE(
      ask("phone-orders", R"({"goods": "2 A-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")
          .status == 201);
  const auto of_phone = [&](const std::string& body) {
    return ask("orders/%C4%90T-1/steps", body);
  };
  BOOST_REQUIRE(
      of_phone(R"({"step": "pack", "lines": [{"line": 1, "packs": 1}], "rest": "later"})").status ==
      200);
  BOOST_REQUIRE(
      of_phone(R"({"step": "ship", "carrier": "GHN", "waybill": "G1", "cod_vnd": 60000})").status ==
      200);
  BOOST_REQUIRE(of_phone(R"({"step": "pack"})").status == 200);
  BOOST_TEST(to_do().find("cod_too_much") == std::string::npos, to_do());

  const auto cut = parsed(of_phone(R"({"step": "unpack", "rest": "cut", "why": "khách bớt"})"));

  const auto collecting = cut.root()["collecting"].items();
  BOOST_REQUIRE(collecting.size() == 1U);
  BOOST_TEST(collecting[0]["too_much"].boolean_or(false));
  BOOST_TEST(collecting[0]["due_vnd"].integer_or(0) == 30'000);
  BOOST_TEST(to_do().find("cod_too_much") != std::string::npos, to_do());
  BOOST_TEST(reason(of_phone(R"({"step": "cod"})")) == "cod.missing");
  BOOST_TEST(reason(of_phone(R"({"step": "cod", "cod_vnd": 60001})")) == "cod.too_much");
  BOOST_TEST(of_phone(R"({"step": "cod", "cod_vnd": 30000})").status == 200);
  BOOST_TEST(to_do().find("cod_too_much") == std::string::npos, to_do());
}

BOOST_AUTO_TEST_CASE(what_a_carrier_has_collected_is_not_paid_again_without_being_asked_about) {
  BOOST_REQUIRE(
      ask("phone-orders", R"({"goods": "2 A-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")
          .status == 201);
  const auto of_phone = [&](const std::string& body) {
    return ask("orders/%C4%90T-1/steps", body);
  };
  const auto pay = [&](const std::string& reference) {
    return ask("orders/%C4%90T-1/payments",
               R"({"method": "bank", "amount_vnd": 60000, "reference": ")" + reference + R"("})");
  };
  BOOST_REQUIRE(of_phone(R"({"step": "pack"})").status == 200);
  BOOST_REQUIRE(
      of_phone(R"({"step": "ship", "carrier": "GHN", "waybill": "G1", "cod_vnd": 60000})").status ==
      200);
  BOOST_REQUIRE(of_phone(R"({"step": "deliver"})").status == 200);

  BOOST_TEST(reason(pay("FT1")) == "payment.collected_already");
  BOOST_REQUIRE(of_phone(R"({"step": "cod", "shipment": 1, "cod_vnd": 0})").status == 200);
  BOOST_TEST(pay("FT1").status == 200);
}

BOOST_AUTO_TEST_CASE(a_packed_order_with_recalled_goods_is_not_shipped_next) {
  BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
  const auto packed = parsed(step(R"({"step": "pack"})"));
  const std::string code = packed.root()["picks"].items().at(0)["lot"].text_or();
  const auto lot = look([&](auto& s) { return catalog::stock::find_lot(s, code); });
  BOOST_REQUIRE(lot);

  command([&](auto& c) { return catalog::stock::recall(c, lot->lot.id, "mốc", ""); });

  const auto order = parsed(get(lan, of("orders/PM-1")));
  BOOST_TEST(order.root()["order"]["next_step"].text_or() == "unpack");
  BOOST_TEST(to_do().find("order_recalled") != std::string::npos, to_do());
  BOOST_TEST(to_do().find("order_ship") == std::string::npos, to_do());
}

BOOST_AUTO_TEST_CASE(who_may_only_write_orders_reads_no_customer_in_what_comes_back) {
  const Headers writer = bearer(token({accounts::Permission::orders_write}).secret);
  const auto tell = [&](const std::string& method, const std::string& resource,
                        const std::string& body) {
    return send(writer, method, of(resource), body);
  };
  const auto hides = [](const Reply& reply) {
    BOOST_TEST(reply.status < 300, reply.body);
    return reply.body.find("Hoa") == std::string::npos &&
           reply.body.find("0912345678") == std::string::npos;
  };

  BOOST_TEST(hides(tell("POST", "orders/PM-1/steps", R"({"step": "confirm"})")));
  BOOST_TEST(hides(tell("PUT", "orders/PM-1/invoice-number", R"({"number": "1C26"})")));
  BOOST_TEST(hides(tell("POST", "orders/PM-1/payments", R"({"method": "cash", "amount_vnd": 1})")));
  BOOST_TEST(hides(tell("POST", "orders/PM-1/steps", R"({"step": "pack"})")));
  BOOST_TEST(hides(
      tell("POST", "orders/PM-1/steps", R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})")));
  BOOST_TEST(hides(tell("POST", "orders/PM-1/returns", R"({"lines": [{"line": 1, "packs": 1}]})")));
  BOOST_TEST(hides(tell("POST", "phone-orders",
                        R"({"goods": "1 A-1KG", "customer": "Chị Hoa", "phone": "0912345678"})")));
  BOOST_TEST(step(R"({"step": "deliver"})").body.find("Chị Hoa") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_helps_with_the_harvest_sees_no_customers) {
  const auto an = person("an", accounts::Role::team_member);

  BOOST_TEST(get(an, of("orders?find=PM-1")).status == 403);
  BOOST_TEST(get(an, of("returns")).status == 403);
  BOOST_TEST(get(an, of("quarantined-orders")).status == 403);
  BOOST_TEST(get(an, of("to-do")).body.find("Hoa") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
