#include "connectors/channel/price_rule.h"

#include <boost/test/unit_test.hpp>

#include "catalog/ids.h"

using namespace ganh;
using namespace ganh::connectors::channel;
using catalog::measure::Money;

namespace {

template <class Set>
PriceRule with(Set set) {
  PriceRule rule;
  set(rule);
  return rule;
}

std::int64_t listed(const PriceRule& rule, std::int64_t ours) {
  const auto price = listed_price(rule, Money{ours});
  return price ? price->vnd : -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(price_rule_test)

BOOST_AUTO_TEST_CASE(without_a_rule_our_price_is_theirs) {
  BOOST_TEST(listed({}, 45'000) == 45'000);
  BOOST_TEST(listed({}, 1) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_left_after_the_commission_is_ours) {
  BOOST_TEST(listed(with([&](PriceRule& its) { its.commission_permille = 100; }), 45'000) ==
             50'000);
  BOOST_TEST(listed(with([&](PriceRule& its) {
                      its.commission_permille = 100;
                      its.added_vnd = 9'000;
                    }),
                    45'000) == 60'000);
  BOOST_TEST(listed(with([&](PriceRule& its) { its.commission_permille = 70; }), 45'000) ==
             48'388);  // 48 387,09: never less
}

BOOST_AUTO_TEST_CASE(it_rounds_as_it_is_told) {
  PriceRule rule = with([&](PriceRule& its) {
    its.commission_permille = 70;
    its.round_to_vnd = 1'000;
  });
  BOOST_TEST(listed(rule, 45'000) == 49'000);
  rule.rounding = Rounding::nearest;
  BOOST_TEST(listed(rule, 45'000) == 48'000);
  rule.rounding = Rounding::down;
  BOOST_TEST(listed(rule, 45'000) == 48'000);
}

BOOST_AUTO_TEST_CASE(it_ends_on_an_ending_that_sells) {
  const PriceRule nines = with([&](PriceRule& its) {
    its.endings_vnd = {9'000};
    its.endings_of_vnd = 10'000;
  });
  BOOST_TEST(listed(nines, 45'000) == 49'000);
  BOOST_TEST(listed(nines, 49'000) == 49'000);
  BOOST_TEST(listed(nines, 49'001) == 59'000);
  const PriceRule nearest = with([&](PriceRule& its) {
    its.rounding = Rounding::nearest;
    its.endings_vnd = {5'000, 9'000};
    its.endings_of_vnd = 10'000;
    its.below_ours_vnd_max = 2'000;
  });
  BOOST_TEST(listed(nearest, 46'000) == 45'000);
  BOOST_TEST(listed(nearest, 51'000) == 49'000);
  BOOST_TEST(listed(nearest, 52'000) == 55'000);
}

BOOST_AUTO_TEST_CASE(rounding_down_stops_at_what_the_rule_allows_below_ours) {
  PriceRule rule = with([&](PriceRule& its) {
    its.round_to_vnd = 10'000;
    its.rounding = Rounding::down;
  });
  BOOST_TEST(listed(rule, 45'000) == 50'000);
  rule.below_ours_vnd_max = 5'000;
  BOOST_TEST(listed(rule, 45'000) == 40'000);
  rule.below_ours_vnd_max = 4'999;
  BOOST_TEST(listed(rule, 45'000) == 50'000);
}

BOOST_AUTO_TEST_CASE(a_greatest_price_under_ours_lists_nothing) {
  PriceRule rule = with([&](PriceRule& its) {
    its.vnd_min = 20'000;
    its.vnd_max = 40'000;
  });
  BOOST_TEST(listed(rule, 5'000) == 20'000);
  BOOST_TEST(listed(rule, 40'000) == 40'000);
  BOOST_TEST(listed(rule, 40'001) == -1);
  rule.below_ours_vnd_max = 1'000;
  BOOST_TEST(listed(rule, 41'000) == 40'000);
}

BOOST_AUTO_TEST_CASE(
    whatever_the_rule_it_is_never_further_below_ours_and_never_falls_as_ours_rises) {
  SeededRandomness chance(7);
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(chance.next() % n); };
  for (int i = 0; i < 2'000; ++i) {
    PriceRule rule = with([&](PriceRule& its) {
      its.commission_permille = below(901);
      its.added_vnd = below(3) * below(20'000);
      its.round_to_vnd = 1 + below(3) * below(5'000);
      its.rounding = static_cast<Rounding>(below(3));
      its.below_ours_vnd_max = below(2) * below(5'000);
    });
    if (below(2) == 0) {
      rule.endings_of_vnd = 10'000;
      rule.endings_vnd = {below(10'000), below(10'000)};
    }
    std::int64_t before = 0;
    std::int64_t ours = 1 + below(200'000);
    for (int step = 0; step < 5; ++step, ours += below(3'000)) {
      const std::int64_t price = listed(rule, ours);
      BOOST_TEST(price >= ours - rule.below_ours_vnd_max);
      if (rule.below_ours_vnd_max == 0) BOOST_TEST(price >= before);
      before = price;
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
