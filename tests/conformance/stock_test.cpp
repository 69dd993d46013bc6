#include <boost/test/unit_test.hpp>

#include "tests/conformance/shop.h"

using namespace ganh;
using namespace ganh::tests;

namespace {

constexpr auto theme = "stock";

}  // namespace

PROMISE(new_stock_is_shown_without_being_released, .under_faults = true) {
  OpenShop shop(setting);

  shop.put_lot("L02", 20'000, 50);

  shop.in_time("the marketplace shows more", [&] { return shop.shown() == 120; });
}

PROMISE(many_changes_in_a_row_end_in_the_last_figure, .under_faults = true) {
  OpenShop shop(setting);

  for (int lot = 1; lot <= 8; ++lot) {
    shop.put_lot("M" + std::to_string(lot), 1'000 * lot, 50);
    shop.hold(lot, std::chrono::hours{48});
  }
  shop.settle();

  BOOST_TEST(shop.allowance() == rice_packs);
  shop.in_time("the marketplace shows it", [&] { return shop.shown() == rice_packs; });
}

PROMISE(a_lot_near_its_end_leaves_by_itself) {
  OpenShop shop(setting);
  shop.put_lot("L02", 50'000, shop.channel().profile.days_kept_min() + 1);
  shop.eventually("the marketplace shows both lots", [&] { return shop.shown() == 150; });

  shop.step(std::chrono::days{2});

  shop.in_time("the marketplace shows the fresh lot alone",
               [&] { return shop.shown() == rice_packs; });
}

PROMISE(packs_that_were_held_come_back_by_themselves) {
  OpenShop shop(setting);
  shop.hold(40, std::chrono::hours{1});
  shop.eventually("the marketplace shows fewer", [&] { return shop.shown() == rice_packs - 40; });

  shop.step(std::chrono::hours{1});

  shop.in_time("the marketplace shows them again", [&] { return shop.shown() == rice_packs; });
  shop.books_balance();
}

PROMISE(what_is_all_held_is_off_sale) {
  OpenShop shop(setting);

  shop.hold(rice_packs, std::chrono::hours{1});

  shop.eventually("the marketplace shows none", [&] { return shop.shown() == 0; });
  BOOST_TEST(shop.market().listings().size() == 1U);
}

PROMISE(a_figure_whose_reply_was_lost_is_settled) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 1, loses_reply());

  shop.put_lot("L02", 20'000, 50);
  shop.in_time("it is settled with us", [&] { return shop.listing()->packs == 120; });

  BOOST_TEST(shop.shown() == 120);
}

PROMISE(a_figure_that_never_arrived_is_told_again) {
  OpenShop shop(setting);
  shop.wire().next(Call::send_stock, 2, never_arrives());

  shop.hold(30, std::chrono::hours{24});

  shop.in_time("the marketplace shows fewer", [&] { return shop.shown() == rice_packs - 30; });
}

PROMISE(stock_goes_on_while_text_waits_to_be_released) {
  OpenShop shop(setting);
  shop.put_product("Gạo nếp cái", "Gạo dẻo.");
  shop.planned();

  shop.put_lot("L02", 20'000, 50);

  shop.eventually("the marketplace shows more", [&] { return shop.shown() == 120; });
  BOOST_TEST(shop.listed().title == "Gạo Bao Thai, túi");
}

PROMISE(while_orders_cannot_be_read_nothing_is_raised_but_lowered_all_the_same,
        .only_polling = true) {
  OpenShop shop(setting);
  shop.wire().all(Call::poll_orders, never_arrives());
  shop.step(std::chrono::seconds{10});

  shop.put_lot("L02", 50'000, 50);
  shop.planned();
  shop.hold(70, std::chrono::hours{48});
  shop.in_time("the marketplace shows fewer", [&] { return shop.shown() == 80; });
  shop.put_lot("L03", 50'000, 50);
  shop.planned();
  for (int i = 0; i < 10; ++i) shop.step(std::chrono::seconds{2});

  BOOST_TEST(shop.shown() == 80);
  shop.wire().calm();
  shop.in_time("what there is is shown when orders are read again",
               [&] { return shop.shown() == 130; });
}
