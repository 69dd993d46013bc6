#include "catalog/measure/money.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::catalog::measure;

BOOST_AUTO_TEST_SUITE(money_test)

BOOST_AUTO_TEST_CASE(prices_are_read_as_clerks_write_them) {
  for (const char* text :
       {"25000",    "25.000",      "25 000",       "25,000",       "25.000 đ",    "25.000đ",
        "25.000 Đ", "25.000 ₫",    "₫25.000",      "25,000 VND",   "25.000 vnđ",  "25.000 đồng",
        "25k",      "25 K",        "25 nghìn",     "25 ngàn đồng", "0,025 triệu", "25.000,00",
        "25000,0",  " 25.000  đ ", "25\u00a0000 đ"}) {
    const auto money = parse_money(text);
    BOOST_REQUIRE_MESSAGE(money, text);
    BOOST_TEST(money->vnd == 25'000, text);
  }
  BOOST_TEST(parse_money("1,5 triệu")->vnd == 1'500'000);
  BOOST_TEST(parse_money("1.5tr")->vnd == 1'500'000);
  BOOST_TEST(parse_money("1.500 triệu")->vnd == 1'500'000'000);
  BOOST_TEST(parse_money("1.234.567")->vnd == 1'234'567);
  BOOST_TEST(parse_money("1,234,567")->vnd == 1'234'567);
  BOOST_TEST(parse_money("0")->vnd == 0);
}

BOOST_AUTO_TEST_CASE(what_is_not_one_amount_is_refused) {
  for (const char* text : {"",
                           "đ",
                           "hai mươi lăm nghìn",
                           "-25000",
                           "25.5",
                           "25,5",
                           "0,5",
                           "1,500 triệu",
                           "25.00.000",
                           "25.000.00",
                           "1.2345.678",
                           "25.000 - 30.000",
                           "25k/kg",
                           "1tr2",
                           "25 000 0",
                           ".500",
                           "25.",
                           "0.000.001",
                           "2e4",
                           "25000 USD",
                           "1000000000000001",
                           "99999999999999999999",
                           "\xff"}) {
    BOOST_TEST(!parse_money(text), text);
  }
}

BOOST_AUTO_TEST_CASE(an_amount_is_written_with_dots_between_thousands) {
  BOOST_TEST(vietnamese(Money{0}) == "0 đ");
  BOOST_TEST(vietnamese(Money{25'000}) == "25.000 đ");
  BOOST_TEST(vietnamese(Money{1'234'567}) == "1.234.567 đ");
  BOOST_TEST(vietnamese(Money{-900}) == "-900 đ");
  BOOST_TEST(parse_money(vietnamese(Money{1'234'567}))->vnd == 1'234'567);
}

BOOST_AUTO_TEST_CASE(a_part_is_rounded_half_away_from_zero) {
  BOOST_TEST(part(Money{1'001}, 5'000).vnd == 501);
  BOOST_TEST(part(Money{-1'001}, 5'000).vnd == -501);
  BOOST_TEST(part(Money{999}, 3'333).vnd == 333);
  BOOST_TEST(part(Money{1'000'000'000'000'000}, 9'999).vnd == 999'900'000'000'000);
}

BOOST_AUTO_TEST_CASE(a_split_sums_to_the_whole_and_favours_the_largest_remainder) {
  const std::int64_t thirds[] = {1, 1, 1};
  const std::int64_t uneven[] = {0, 5, 3, 2};

  BOOST_TEST((split(Money{100}, thirds) == std::vector<Money>{{34}, {33}, {33}}));
  BOOST_TEST((split(Money{-100}, thirds) == std::vector<Money>{{-34}, {-33}, {-33}}));
  BOOST_TEST((split(Money{11}, uneven) == std::vector<Money>{{0}, {6}, {3}, {2}}));
}

BOOST_AUTO_TEST_SUITE_END()
