#include "catalog/producers/households.h"

#include "catalog/producers/cooperatives.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::producers;

namespace {

struct Village : Farm {
  const Household lan{
      .id = {}, .code = "H01", .name = "Nông Thị Lan", .phone = "", .hamlet = "Nà Cà"};

  Result<changes::Effect> put_household(const Household& household, std::int64_t version) {
    return command([&](auto& c) { return put(c, household, version); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(households_test, Village)

BOOST_AUTO_TEST_CASE(putting_the_same_household_twice_is_unchanged_and_logs_nothing) {
  BOOST_REQUIRE(put_household(lan, 0));

  Household decomposed = lan;
  decomposed.name = "  No\u0302ng  Thi\u0323 Lan ";
  const auto again = put_household(decomposed, 0);

  BOOST_REQUIRE(again);
  BOOST_CHECK(*again == changes::Effect::unchanged);
  BOOST_TEST(changes() == 1);
}

BOOST_AUTO_TEST_CASE(whoever_looked_at_an_older_version_is_told_that_it_has_changed) {
  BOOST_REQUIRE(put_household(lan, 0));
  Household moved = lan;
  moved.hamlet = "Đoàn Kết";
  BOOST_REQUIRE(put_household(moved, 1));

  moved.hamlet = "Thủy Điện";
  BOOST_TEST(refused(put_household(moved, 1), Code::conflict, "changed_since"));
  BOOST_TEST(refused(put_household(moved, 0), Code::conflict, "changed_since"));
  Household unknown = lan;
  unknown.code = "H99";
  BOOST_TEST(refused(put_household(unknown, 3), Code::conflict, "changed_since"));
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_household_is_told_at_once) {
  const auto result = put_household(
      {.id = {}, .code = " ", .name = "x\u202Ey", .phone = "", .hamlet = std::string(300, 'a')}, 0);

  BOOST_REQUIRE(refused(result, Code::invalid, "required"));
  BOOST_REQUIRE(result.error().faults.size() == 3);
  BOOST_TEST(result.error().faults[1].reason == "text.not_plain");
  BOOST_TEST(result.error().faults[2].reason == "too_long");
}

BOOST_AUTO_TEST_CASE(a_cooperative_is_put_by_itself_alone) {
  const Cooperative own{.id = thien_an,
                        .name = "Hợp tác xã Thiên An",
                        .tax_code = "4700123456",
                        .address = "",
                        .commune = "Phủ Thông",
                        .province = "Thái Nguyên",
                        .phone = "",
                        .email = "",
                        .bank_bin = "970436",
                        .bank_account = "0123456789"};
  Cooperative other = own;
  other.id = dong_thap;

  BOOST_REQUIRE(command([&](auto& c) { return put(c, own); }));
  BOOST_TEST(refused(command([&](auto& c) { return put(c, other); }), Code::invalid,
                     "cooperative.another"));
  BOOST_CHECK(look([](auto& s) { return find_cooperative(s); })->cooperative == own);
  const auto all =
      database->read([](const store::Read& read) { return all_cooperatives(read.global()); });
  BOOST_TEST(all.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_tax_code_has_ten_digits_and_perhaps_a_branch) {
  Cooperative cooperative;
  cooperative.name = "Thiên An";
  for (const char* good : {"", "4700123456", "4700123456-001"}) {
    cooperative.tax_code = good;
    BOOST_TEST(validate(cooperative).has_value(), good);
  }
  for (const char* bad : {"470012345", "4700123456-01", "4700123456 001", "47001234a6"}) {
    cooperative.tax_code = bad;
    BOOST_TEST(refused(validate(cooperative), Code::invalid, "tax_code.malformed"), bad);
  }
}

BOOST_AUTO_TEST_SUITE_END()
