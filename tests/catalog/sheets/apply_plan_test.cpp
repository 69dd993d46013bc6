#include "catalog/sheets/apply_plan.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "catalog/producers/cooperatives.h"
#include "tests/catalog/sheets/import_book.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::sheets;
using namespace ganh::catalog::sheets::testing;

namespace {

constexpr const char* all_again = "created 0, updated 0, unchanged 68, faulty 2";

Workbook saved_by_libreoffice() {
  tests::ScratchFolder folder;
  const std::string place = folder.path().string();
  const int status = std::system(("soffice -env:UserInstallation=file://" + place +
                                  "/profile --headless "
                                  "--convert-to xlsx --outdir " +
                                  place + " " GANH_EXAMPLES "/thien-an.xlsx >/dev/null 2>&1")
                                     .c_str());
  BOOST_REQUIRE_MESSAGE(status == 0, "soffice is missing or failed");
  const auto bytes = read_file(place + "/thien-an.xlsx");
  BOOST_REQUIRE(bytes);
  auto workbook = read_xlsx(*bytes);
  BOOST_REQUIRE(workbook);
  return std::move(*workbook);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_plan_test, Importing)

BOOST_AUTO_TEST_CASE(everything_planned_is_there_afterwards) {
  const Plan plan = planned(the_example());

  const Applied done = applied(plan, 7);

  BOOST_TEST(done.is_finished);
  BOOST_TEST(done.counts.created == plan.counts().created);
  BOOST_TEST(done.skipped.empty());
  BOOST_TEST(commands() == 1);
  const auto stored = look([](auto& s) { return producers::find_cooperative(s); });
  BOOST_REQUIRE(stored);
  BOOST_TEST(stored->cooperative.bank_bin == "970405");
  const auto hong =
      look([](auto& s) { return products::find_product(s, std::string_view("HONG")); });
  BOOST_REQUIRE(hong);
  BOOST_TEST(stock_of(hong->product.id).on_hand_base == 380'000);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(importing_again_changes_nothing) {
  import(the_example());
  const std::int64_t changes_before = changes();

  const Plan again = planned(the_example());
  const Applied done = applied(again);

  BOOST_TEST(text_of(again.counts()) == all_again);
  BOOST_TEST(done.counts.all() == 0);
  BOOST_TEST(changes() == changes_before);
  BOOST_TEST(commands() == 1);
}

BOOST_AUTO_TEST_CASE(the_file_saved_by_another_program_is_the_same_file) {
  import(the_example());

  const Plan again = planned(saved_by_libreoffice());

  BOOST_TEST(text_of(again.counts()) == all_again);
}

BOOST_AUTO_TEST_CASE(a_changed_price_is_one_update) {
  import(the_example());
  Workbook workbook = the_example();
  write(workbook, "Sản phẩm", "G5", "285.000 đ");

  const Plan plan = planned(workbook);
  const Applied done = applied(plan);

  BOOST_TEST(text_of(plan.counts()) == "created 0, updated 1, unchanged 67, faulty 2");
  const auto item = std::ranges::find(plan.items, Outcome::updated, &Item::outcome);
  BOOST_REQUIRE_EQUAL(item->changes.size(), 1U);
  BOOST_TEST(item->changes[0].heading == "Giá bán");
  BOOST_TEST(item->changes[0].from == "280.000 đ");
  BOOST_TEST(item->changes[0].to == "285.000 đ");
  BOOST_TEST(done.counts.updated == 1);
  const auto pack =
      look([](auto& s) { return products::find_pack(s, std::string_view("GAO-BT-10KG")); });
  BOOST_TEST(pack->pack.price.vnd == 285'000);
}

BOOST_AUTO_TEST_CASE(a_column_that_is_not_there_changes_nothing) {
  import(the_example());
  const Workbook prices{
      {sheet_of("Sản phẩm", {"Mã sản phẩm | SKU | Giá bán", "GAO-BT | GAO-BT-10KG | 285.000 đ"})}};

  const Plan plan = planned(prices);

  BOOST_TEST(text_of(plan.counts()) == "created 0, updated 1, unchanged 1, faulty 0");
}

BOOST_AUTO_TEST_CASE(what_changed_since_the_plan_is_skipped_and_said_and_the_rest_goes_on) {
  import(the_example());
  Workbook workbook = the_example();
  write(workbook, "Sản phẩm", "G4", "150.000 đ");
  write(workbook, "Sản phẩm", "G5", "285.000 đ");
  const Plan plan = planned(workbook);
  auto other =
      look([](auto& s) { return products::find_pack(s, std::string_view("GAO-BT-5KG")); }).value();
  other.pack.price = {149'000};
  BOOST_REQUIRE(command([&](auto& c) { return products::put(c, other.pack, other.version); }));

  const Applied done = applied(plan);

  BOOST_TEST(done.counts.updated == 1);
  BOOST_REQUIRE_EQUAL(done.skipped.size(), 1U);
  BOOST_TEST(done.skipped[0].item->key == "GAO-BT-5KG");
  BOOST_TEST(done.skipped[0].fault.reason == "changed_since");
  const auto kept =
      look([](auto& s) { return products::find_pack(s, std::string_view("GAO-BT-5KG")); });
  BOOST_TEST(kept->pack.price.vnd == 149'000);
}

BOOST_AUTO_TEST_CASE(what_the_catalog_refuses_is_said_and_the_rest_goes_on) {
  import(the_example());
  Workbook workbook = the_example();
  write(workbook, "Sản phẩm", "D18", "lít");  // hồng, which has lots
  write(workbook, "Hộ", "B4", "Hà Thị Mến (con)");
  const Plan plan = planned(workbook);

  const Applied done = applied(plan);

  const int due = plan.counts().updated + plan.counts().created;
  BOOST_TEST(done.counts.all() + static_cast<int>(done.skipped.size()) == due);
  BOOST_TEST(done.counts.updated == 1);
  BOOST_REQUIRE_EQUAL(done.skipped.size(), 1U);
  BOOST_TEST(done.skipped[0].fault.reason == "base_unit.has_lots");
  BOOST_TEST(done.import.entries_skipped == 1);
}

BOOST_AUTO_TEST_CASE(an_import_killed_in_between_goes_on_to_the_same_end) {
  const Plan first = planned(the_example());
  const Applied killed = applied(first, 20, 1);
  BOOST_REQUIRE(!killed.is_finished);
  const auto seen = look([](auto& s) { return latest_imports(s, 10); });
  BOOST_REQUIRE_EQUAL(seen.size(), 1U);
  BOOST_TEST(seen[0].entries_applied == 20);
  BOOST_TEST(!seen[0].finished_at.has_value());

  const Plan second = planned(the_example());
  const Applied done = applied(second, 20);

  BOOST_TEST(second.counts().unchanged == 20);
  BOOST_TEST(done.is_finished);
  BOOST_TEST(done.import.entries_applied == first.counts().created);
  BOOST_TEST(done.import.entries_planned == first.counts().created);
  BOOST_TEST(commands() == 1);
  BOOST_TEST(look([](auto& s) { return unfinished_import(s, "abc"); }).has_value() == false);
  BOOST_TEST(text_of(planned(the_example()).counts()) == all_again);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(an_import_killed_behind_its_last_entry_is_still_finished) {
  applied(planned(the_example()), 20, 3);
  Plan rest = planned(the_example());
  std::erase_if(rest.items, [](const Item& i) { return i.outcome == Outcome::created; });

  const Applied done = applied(rest);

  BOOST_TEST(done.is_finished);
  BOOST_TEST(done.import.finished_at.has_value());
}

BOOST_AUTO_TEST_CASE(progress_is_told_after_each_slice) {
  const Plan plan = planned(the_example());
  std::vector<int> told;
  const ApplyOptions options{"clerk:lan", "a.xlsx", "abc", 30, [&](const Progress& progress) {
                               told.push_back(progress.done);
                               return progress.all == 68;
                             }};

  BOOST_REQUIRE(apply(*database, plan, options, clock, randomness));

  BOOST_TEST(told == (std::vector<int>{30, 60, 68}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_a_cooperative_nothing_is_written) {
  const Workbook households{{sheet_of("Hộ", {"Mã hộ | Chủ hộ", "H01 | Hà Thị Mến"})}};
  const Plan plan = planned(households);

  const auto result = apply(*database, plan, {"clerk:lan", "a.xlsx", "abc"}, clock, randomness);

  BOOST_TEST(refused(result, Code::not_now, "import.no_cooperative"));
  BOOST_TEST(commands() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
