#include "catalog/books/journal.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::books;

namespace {

struct Desk : Farm {
  Result<> enter(const Posting& posting) {
    return command([&](auto& c) { return post(c, posting); });
  }
  std::int64_t at(Account account, const std::string& party = "") {
    return look([&](auto& s) { return balance(s, account, party).vnd; });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(journal_test, Desk)

BOOST_AUTO_TEST_CASE(a_balance_is_the_sum_of_its_lines) {
  BOOST_REQUIRE(enter({"sale", "1", {{Account::cash, "", {500}}, {Account::sales, "", {-500}}}}));
  BOOST_REQUIRE(enter({"sale", "2", {{Account::cash, "", {70}}, {Account::sales, "", {-70}}}}));

  BOOST_TEST(at(Account::cash) == 570);
  BOOST_TEST(at(Account::sales) == -570);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(one_cause_is_entered_once) {
  const Posting sale{"sale", "1", {{Account::cash, "", {500}}, {Account::sales, "", {-500}}}};
  BOOST_REQUIRE(enter(sale));

  BOOST_TEST(refused(enter(sale), Code::conflict, "journal.entered_already"));
  BOOST_TEST(at(Account::cash) == 500);
}

BOOST_AUTO_TEST_CASE(entries_are_numbered_without_a_gap) {
  BOOST_REQUIRE(enter({"sale", "1", {{Account::cash, "", {5}}, {Account::sales, "", {-5}}}}));
  const Posting again{"sale", "1", {{Account::cash, "", {5}}, {Account::sales, "", {-5}}}};
  BOOST_TEST(!enter(again));
  BOOST_REQUIRE(enter({"sale", "2", {{Account::bank, "", {0}}, {Account::sales, "", {0}}}}));
  BOOST_REQUIRE(enter({"sale", "3", {{Account::bank, "", {7}}, {Account::sales, "", {-7}}}}));

  const auto entries = look([](auto& s) { return entries_after(s, 0, 10); });
  BOOST_REQUIRE(entries.size() == 2u);
  BOOST_TEST(entries[1].number == 2);
  BOOST_TEST(entries[1].cause_id == "3");
  BOOST_TEST(entries[1].lines.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
