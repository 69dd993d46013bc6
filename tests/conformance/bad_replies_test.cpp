#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::transport::Reply;

namespace {

constexpr auto theme = "bad_replies";

// The first call of each kind gets that in place of an answer, once before it is carried out and
// once after; then everything has to stand as if nothing had been.
void survives(const Setting& setting, const std::function<Reply(Reply)>& spoilt) {
  Shop shop(setting);
  for (const Call call : every_call) {
    shop.wire().next(call, 1, says(spoilt({200, {}, "{}"})));
    shop.wire().next(call, 1, [spoilt](const auto&, Time, const CarryOut& carry_out) {
      return spoilt(carry_out());
    });
  }
  shop.start();
  shop.publish();
  shop.in_time("it is decided or stands", [&] {
    const auto standing = shop.listing();
    return standing && connectors::channel::name(standing->state) != "absent";
  });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});
  shop.in_time("it is shown", [&] { return shop.shown() == rice_packs; });

  shop.put_pack(rice, 1000, 47'000);
  shop.publish();
  const std::string external_id = shop.market().buy(rice, 3);
  // What an acknowledging marketplace handed out in vain comes again after a while.
  for (int minute = 0; minute < 17; ++minute) {
    shop.step(std::chrono::minutes{1});
    shop.planned();
  }
  shop.in_time("the order stands", [&] { return shop.orders_standing() == 1; });
  const OrderId id = shop.order(external_id);
  if (shop.market().has(Ability::orders_wait)) shop.ship(id, "EB123456789VN");

  shop.in_time("all of it stands",
               [&] { return shop.shown() == rice_packs - 3 && shop.listed().price_vnd == 47'000; });
  if (shop.market().has(Ability::hears_of_waybills)) {
    shop.in_time("the marketplace has the waybill",
                 [&] { return shop.market().orders().at(0).waybill == "EB123456789VN"; });
  }
  BOOST_TEST(shop.market().listings().size() == 1U);
  BOOST_TEST(shop.orders_standing() == 1U);
  shop.books_balance();
}

Reply with_body(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

}  // namespace

PROMISE(a_page_instead_of_an_answer_costs_nothing) {
  survives(setting, [](const Reply&) {
    return Reply{
        200, {{"Content-Type", "text/html"}}, "<!doctype html><title>Đăng nhập mạng</title>"};
  });
}

PROMISE(an_empty_answer_costs_nothing) {
  survives(setting, [](const Reply&) { return with_body(200, ""); });
}

PROMISE(half_an_answer_costs_nothing) {
  survives(setting, [](Reply reply) {
    reply.body.resize(reply.body.size() / 2);
    return reply;
  });
}

PROMISE(an_answer_of_another_kind_costs_nothing) {
  survives(setting, [](const Reply&) { return with_body(200, "[true,null,1e400]"); });
}

PROMISE(an_answer_without_what_it_should_have_costs_nothing) {
  survives(setting, [](const Reply&) { return with_body(200, R"({"hello":{"world":[1,"2"]}})"); });
}

PROMISE(an_answer_that_is_no_text_costs_nothing) {
  survives(setting, [](const Reply&) { return with_body(200, "{\"code\":\"\xff\xfe\x00\"}"); });
}

PROMISE(an_answer_that_is_far_too_large_costs_nothing, .only_polling = true) {
  survives(setting, [](const Reply&) {
    return with_body(200, "\"" + std::string(9 * 1024 * 1024, 'x') + "\"");
  });
}

PROMISE(an_answer_nested_too_deep_costs_nothing) {
  survives(setting, [](const Reply&) { return with_body(200, std::string(100'000, '[')); });
}

PROMISE(being_told_to_come_again_costs_nothing) {
  const Reply busy = make_market(setting.market)->busy();
  Shop shop(setting);
  for (const Call call : every_call) shop.wire().next(call, 2, says(busy));
  shop.start();

  shop.publish();
  shop.in_time("it is decided or stands", [&] {
    const auto standing = shop.listing();
    return standing && connectors::channel::name(standing->state) != "absent";
  });
  shop.step(shop.market().decision_takes() + std::chrono::minutes{1});

  shop.in_time("it is shown", [&] { return shop.shown() == rice_packs; });
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(a_gateways_error_costs_nothing) {
  survives(setting, [](const Reply&) {
    return Reply{502, {{"Content-Type", "text/html"}}, "<h1>502 Bad Gateway</h1>"};
  });
}

PROMISE(a_line_that_breaks_costs_nothing) {
  survives(setting, [](const Reply&) { return Reply{0, {}, ""}; });
}

PROMISE(a_redirect_is_not_followed_and_costs_nothing, .only_polling = true) {
  survives(setting, [](const Reply&) {
    return Reply{302, {{"Location", "http://127.0.0.1:9/elsewhere"}}, ""};
  });
}
