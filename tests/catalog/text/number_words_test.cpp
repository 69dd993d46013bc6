#include "catalog/text/number_words.h"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <map>
#include <sstream>
#include <vector>

#include "catalog/ids.h"

using namespace ganh;
using namespace ganh::catalog::text;

namespace {

std::string north(std::int64_t number) {
  return number_in_words(number, Region::north);
}
std::string south(std::int64_t number) {
  return number_in_words(number, Region::south);
}

// Reads words back by what they mean, not by how they were made: units add up in a group, a group's
// name multiplies it, and the last tỷ multiplies all before it. Throws at a word it does not know.
std::int64_t read_back(const std::string& words) {
  static const std::map<std::string, int> ones = {
      {"không", 0}, {"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4}, {"tư", 4},
      {"năm", 5},   {"lăm", 5}, {"sáu", 6}, {"bảy", 7}, {"tám", 8}, {"chín", 9}};
  static const std::map<std::string, std::uint64_t> groups = {
      {"triệu", 1'000'000}, {"nghìn", 1'000}, {"ngàn", 1'000}};
  std::istringstream stream(words);
  bool negative = false;
  std::uint64_t total = 0;
  std::uint64_t group = 0;
  std::uint64_t one = 0;
  for (std::string word; stream >> word;) {
    if (word == "âm") {
      negative = true;
    } else if (word == "trăm" || word == "mươi") {
      group += one * (word == "trăm" ? 100 : 10);
      one = 0;
    } else if (word == "mười") {
      group += 10;
    } else if (word == "linh" || word == "lẻ") {
      BOOST_REQUIRE(one == 0);
    } else if (groups.contains(word)) {
      total += (group + one) * groups.at(word);
      group = one = 0;
    } else if (word == "tỷ") {
      total = (total + group + one) * 1'000'000'000;
      group = one = 0;
    } else {
      one = static_cast<std::uint64_t>(ones.at(word));
    }
  }
  total += group + one;
  return static_cast<std::int64_t>(negative ? 0 - total : total);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_words_test)

BOOST_AUTO_TEST_CASE(ones_change_their_word_behind_tens) {
  const std::vector<std::pair<std::int64_t, std::string>> said = {{0, "không"},
                                                                  {5, "năm"},
                                                                  {10, "mười"},
                                                                  {11, "mười một"},
                                                                  {14, "mười bốn"},
                                                                  {15, "mười lăm"},
                                                                  {20, "hai mươi"},
                                                                  {21, "hai mươi mốt"},
                                                                  {24, "hai mươi tư"},
                                                                  {25, "hai mươi lăm"},
                                                                  {40, "bốn mươi"},
                                                                  {91, "chín mươi mốt"},
                                                                  {55, "năm mươi lăm"},
                                                                  {100, "một trăm"},
                                                                  {101, "một trăm linh một"},
                                                                  {104, "một trăm linh bốn"},
                                                                  {105, "một trăm linh năm"},
                                                                  {110, "một trăm mười"},
                                                                  {115, "một trăm mười lăm"},
                                                                  {555, "năm trăm năm mươi lăm"}};
  for (const auto& [number, words] : said) BOOST_TEST(north(number) == words);
}

BOOST_AUTO_TEST_CASE(groups_of_zeros_are_passed_over_and_short_groups_are_filled) {
  BOOST_TEST(north(1'000) == "một nghìn");
  BOOST_TEST(north(1'005) == "một nghìn không trăm linh năm");
  BOOST_TEST(north(10'050) == "mười nghìn không trăm năm mươi");
  BOOST_TEST(north(1'000'005) == "một triệu không trăm linh năm");
  BOOST_TEST(north(1'005'000) == "một triệu không trăm linh năm nghìn");
  BOOST_TEST(north(2'000'000'015) == "hai tỷ không trăm mười lăm");
  BOOST_TEST(north(1'234'005) == "một triệu hai trăm ba mươi tư nghìn không trăm linh năm");
}

BOOST_AUTO_TEST_CASE(the_south_says_le_ngan_and_bon) {
  BOOST_TEST(south(101) == "một trăm lẻ một");
  BOOST_TEST(south(24) == "hai mươi bốn");
  BOOST_TEST(south(1'234'005) == "một triệu hai trăm ba mươi bốn ngàn không trăm lẻ năm");
}

BOOST_AUTO_TEST_CASE(above_ty_the_count_of_ty_is_said_first) {
  BOOST_TEST(north(1'000'000'000) == "một tỷ");
  BOOST_TEST(north(25'000'000'000) == "hai mươi lăm tỷ");
  BOOST_TEST(north(1'000'000'000'000) == "một nghìn tỷ");
  BOOST_TEST(south(1'000'000'000'000) == "một ngàn tỷ");
  BOOST_TEST(north(3'000'000'000'000'000) == "ba triệu tỷ");
  BOOST_TEST(north(1'000'000'000'000'000'000) == "một tỷ tỷ");
  BOOST_TEST(north(1'000'000'001'000'000'000) == "một tỷ không trăm linh một tỷ");
}

BOOST_AUTO_TEST_CASE(an_amount_has_a_capital_and_its_unit) {
  BOOST_TEST(amount_in_words({1'234'005}, Region::north) ==
             "Một triệu hai trăm ba mươi tư nghìn không trăm linh năm đồng");
  BOOST_TEST(amount_in_words({0}, Region::south) == "Không đồng");
  BOOST_TEST(amount_in_words({-500}, Region::north) == "Âm năm trăm đồng");
}

BOOST_AUTO_TEST_CASE(words_read_back_give_the_number) {
  SeededRandomness randomness(20261121);
  std::vector<std::int64_t> numbers = {0, 1, -1, std::numeric_limits<std::int64_t>::max(),
                                       std::numeric_limits<std::int64_t>::min()};
  for (int i = 0; i < 5'000; ++i) {
    const auto bits = static_cast<std::int64_t>(randomness.next());
    const std::int64_t size = bits >> (randomness.next() % 63);
    numbers.push_back(size);
    numbers.push_back(size / 100'000 * 100'000);  // runs of zeros, as prices have
  }

  for (const std::int64_t number : numbers) {
    BOOST_TEST_CONTEXT(number) {
      BOOST_REQUIRE_EQUAL(read_back(north(number)), number);
      BOOST_REQUIRE_EQUAL(read_back(south(number)), number);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
