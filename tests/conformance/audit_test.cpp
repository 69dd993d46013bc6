#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;
using connectors::publishing::DriftKind;
using connectors::publishing::DriftState;

namespace {

constexpr auto theme = "audit";

bool is_mended(Shop& shop, DriftKind kind) {
  const auto drifts = shop.drifts();
  return std::ranges::any_of(drifts, [&](const auto& drift) {
    return drift.kind == kind && drift.state == DriftState::mended;
  });
}

// What is shown is what should be, and an audit finds so.
void agrees(OpenShop& shop) {
  // While things go wrong it may be given up on until the next.
  int audits = 0;
  do {
    shop.audit();
  } while (shop.last_audit().looked_at == 0 && ++audits < 5);
  BOOST_TEST(shop.last_audit().looked_at == 1);
  for (const auto& drift : shop.drifts()) BOOST_TEST((drift.state == DriftState::mended));
}

}  // namespace

PROMISE(an_audit_of_what_nobody_has_touched_finds_nothing, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();

  agrees(shop);

  BOOST_TEST(shop.drifts().empty());
  BOOST_TEST(shop.count(Event::Kind::drift) == 0);
}

PROMISE(packs_that_a_marketplace_has_sold_itself_are_no_drift, .only_polling = true) {
  OpenShop shop(setting);
  shop.market().buy(rice, 3);
  shop.poll_orders();
  shop.eventually("the order has come", [&] { return shop.orders_standing() == 1; });
  shop.settle();
  shop.market().buy(rice, 2);

  agrees(shop);

  BOOST_TEST(shop.drifts().empty());
}

PROMISE(a_price_that_was_changed_there_is_set_right, .under_faults = true, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().edit(rice, {.price_vnd = 12'000});

  shop.audit();

  shop.in_time("the price is right", [&] { return shop.listed().price_vnd == rice_price_vnd; });
  shop.in_time("it is mended", [&] { return is_mended(shop, DriftKind::price); });
  shop.settle();
  agrees(shop);
}

PROMISE(a_title_that_was_changed_there_is_set_right, .under_faults = true, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().edit(rice, {.title = "Gạo rẻ nhất chợ"});

  shop.audit();

  shop.in_time("the title is right", [&] { return shop.listed().title == "Gạo Bao Thai, túi"; });
  shop.in_time("it is mended", [&] { return is_mended(shop, DriftKind::title); });
  shop.settle();
  agrees(shop);
}

PROMISE(packs_that_were_changed_there_are_set_right, .needs = {Ability::keeps_told_packs},
        .under_faults = true, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().edit(rice, {.packs = 900});

  shop.audit();

  shop.in_time("the figure is right", [&] { return shop.shown() == rice_packs; });
  shop.in_time("it is mended", [&] { return is_mended(shop, DriftKind::stock); });
  shop.settle();
  agrees(shop);
}

PROMISE(a_listing_that_was_taken_down_stands_again_once, .under_faults = true,
        .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().take_down(rice);

  shop.audit();

  shop.in_time("it stands again, stock and all", [&] { return shop.shown() == rice_packs; });
  shop.in_time("it is mended", [&] { return is_mended(shop, DriftKind::missing); });
  shop.settle();
  BOOST_TEST(shop.market().listings().size() == 1U);
  BOOST_TEST(shop.listed().price_vnd == rice_price_vnd);
  agrees(shop);
}

PROMISE(what_was_taken_down_stands_again_once_after_the_next_word_about_it, .under_faults = true,
        .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().take_down(rice);

  shop.put_lot("L02", 20'000, 50);

  shop.in_time("it stands again, stock and all", [&] { return shop.shown() == 120; });
  shop.in_time("it is mended", [&] { return is_mended(shop, DriftKind::missing); });
  shop.settle();
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(an_audit_is_asked_when_nothing_else_is_due, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().edit(rice, {.price_vnd = 12'000});
  shop.put_product("Gạo mới", "Gạo dẻo.");
  shop.publish();

  shop.ask_for_audit();

  shop.in_time("text and price are right", [&] {
    const auto shown = shop.listed();
    return shown.title == "Gạo mới, túi" && shown.price_vnd == rice_price_vnd;
  });
}

PROMISE(an_audit_that_was_interrupted_goes_on, .only_polling = true) {
  OpenShop shop(setting);
  shop.settle();
  shop.market().edit(rice, {.price_vnd = 12'000});
  shop.wire().next(Call::look_up, 1, never_arrives());
  shop.stop();
  shop.start();

  shop.ask_for_audit();

  shop.in_time("the price is right", [&] { return shop.listed().price_vnd == rice_price_vnd; });
}
