// A Saturday of the cooperative Thiên An, from the harvest to payday, as its accountant would write
// it down.

#include "tests/catalog/scenario/village.h"

using namespace ganh;
using namespace ganh::catalog;
using books::Account;
using books::DueKind;
using money::Method;

namespace {

struct Day : Village {
  Day() {
    at("05:30");
    joins("LAN", "Nông Thị Lan");
    joins("HOA", "Hoàng Thị Hoa");
    joins("MAI", "Triệu Thị Mai");
    joins("TAM", "Ma Văn Tâm");
    opens("QUAY", "Quầy ở chợ");
    offers("GAO", "GAO-5KG", "5 kg", "125.000");
    offers("CHE", "CHE-200", "200 g", "60.000");
    offers("GA", "GA-CON", "1,5 kg", "180.000", true);  // 120.000 đ a kilo
  }

  void harvest_comes_in() {
    at("06:00");
    bought(harvest("GAO-1", "GAO", "LAN", "200 kg", 60), "16.000");
    consigned(harvest("GAO-2", "GAO", "MAI", "50 kg", 90), 80);
    pooled(harvest("CHE-1", "CHE", "HOA", "5,2 kg", 200), 80,
           {{"HOA", "2,6 kg"}, {"MAI", "1,6 kg"}, {"LAN", "1 kg"}});
    consigned(harvest("GA-1", "GA", "TAM", "18 kg", 3), 75, "QUAY");
    carried("GAO-1", "KHO", "QUAY", "25 kg");
    taken_off("LAN", DueKind::advance, "500.000", "ứng tiền phân bón");
    taken_off("TAM", DueKind::fee, "20.000", "thuê lồng");
  }

  void forty_orders_come() {
    at("07:00");
    ordered("chan_postmart", R"(
      PM-01 | GAO-5KG 1            | 125.000
      PM-02 | GAO-5KG 2            | 250.000
      PM-03 | CHE-200 2            | 120.000
      PM-04 | GAO-5KG 1, CHE-200 1 | 185.000
      PM-05 | CHE-200 1            |  60.000
      PM-06 | GAO-5KG 1            | 125.000
      PM-07 | GAO-5KG 3            | 375.000
      PM-08 | CHE-200 2            | 120.000
      PM-09 | GAO-5KG 1            | 125.000
      PM-10 | GAO-5KG 1, CHE-200 2 | 245.000
      PM-11 | GA-CON 1             | 180.000
      PM-12 | GAO-5KG 2            | 250.000
      PM-13 | CHE-200 1            |  60.000
      PM-14 | GAO-5KG 1            | 125.000
      PM-15 | GA-CON 2             | 360.000
      PM-16 | GAO-5KG 1            | 125.000)");
    ordered("chan_agriconnect", R"(
      AC-01 | GAO-5KG 1            | 125.000
      AC-02 | GAO-5KG 2            | 250.000
      AC-03 | CHE-200 3            | 180.000
      AC-04 | GAO-5KG 1            | 125.000
      AC-05 | GAO-5KG 4            | 500.000
      AC-06 | GA-CON 1             | 180.000
      AC-07 | CHE-200 2            | 120.000
      AC-08 | GAO-5KG 1, CHE-200 1 | 185.000
      AC-09 | GAO-5KG 2            | 250.000
      AC-10 | CHE-200 1            |  60.000
      AC-11 | GAO-5KG 1            | 125.000
      AC-12 | GAO-5KG 1            | 125.000)");
    ordered("chan_quay", R"(
      QUAY-1 | GAO-5KG 1            |   125.000
      QUAY-2 | CHE-200 1            |    60.000
      QUAY-3 | GA-CON 1             |   180.000
      QUAY-4 | GAO-5KG 2            |   250.000
      QUAY-5 | CHE-200 2            |   120.000
      QUAY-6 | GA-CON 1             |   180.000
      DT-1   | GAO-5KG 10           | 1.250.000
      DT-2   | GA-CON 3             |   540.000
      DT-3   | CHE-200 5            |   300.000
      DT-4   | GAO-5KG 2, CHE-200 6 |   610.000
      DT-5   | GAO-5KG 1, GA-CON 1  |   305.000
      DT-6   | GAO-5KG 4            |   500.000)");
    paid("DT-4", Method::bank, "610.000");
  }

  void two_are_cancelled() {
    at("09:00");
    cancelled("AC-05", orders::Party::channel, "khách không nghe máy");
    packed("PM-03");
    BOOST_TEST(on_hand("CHE-1") == grams("4,8 kg"));
    cancelled("PM-03", orders::Party::customer, "khách đổi ý");
    BOOST_TEST(on_hand("CHE-1") == grams("5,2 kg"));
  }

  void everything_is_packed() {
    at("10:00");
    for (const char* number :
         {"PM-01",  "PM-02",  "PM-04",  "PM-05", "PM-06", "PM-07", "PM-08", "PM-09",
          "PM-10",  "PM-12",  "PM-13",  "PM-14", "PM-16", "AC-01", "AC-02", "AC-03",
          "AC-04",  "AC-07",  "AC-08",  "AC-09", "AC-10", "AC-11", "AC-12", "QUAY-1",
          "QUAY-2", "QUAY-4", "QUAY-5", "DT-1",  "DT-3"}) {
      packed(number);
    }
    weighed(R"(
      PM-11  | 1 | 1 | 1,62 kg  | 194.400
      PM-15  | 1 | 2 | 3,05 kg  | 366.000
      AC-06  | 1 | 1 | 1,48 kg  | 177.600
      QUAY-3 | 1 | 1 | 1555 g  | 186.600
      QUAY-6 | 1 | 1 | 1,7 kg   | 204.000
      DT-2   | 1 | 3 | 4,61 kg  | 553.200
      DT-5   | 2 | 1 | 1,39 kg  | 166.800)");
  }

  // Of six packs of tea there were two; two more come from PM-03.
  void one_is_short() {
    const auto line = [&] { return the_order("DT-4").lines.at(1); };
    BOOST_TEST(line().reserved_packs == 2);
    cut("DT-4", 2, 2, "hết chè, khách đồng ý nhận bốn túi");
    packed("DT-4");
    packed("DT-6");
    BOOST_TEST(line().packed_packs == 4);
    BOOST_TEST(the_order("DT-4").total.vnd == dong("490.000"));
    BOOST_TEST(on_hand("CHE-1") == 0);
  }

  void all_leave() {
    at("14:00");
    for (const auto& [number, id] : orders) {
      if (state(number) == "cancelled") continue;
      if (number.starts_with("PM")) shipped(number, "Viettel Post", "VT-" + number);
      if (number.starts_with("AC")) shipped(number, "Vietnam Post", "VN-" + number);
      if (number.starts_with("DT")) shipped(number, "Viettel Post", "VT-" + number);
      if (number.starts_with("QUAY")) shipped(number);
      delivered(number);
    }
    BOOST_TEST(-balance(Account::sales) == dong("8.783.600"));
  }

  void the_counter_and_the_bank_take_money() {
    paid("QUAY-1", Method::cash, "125.000");
    paid("QUAY-2", Method::cash, "60.000");
    paid("QUAY-3", Method::cash, "186.600");
    paid("QUAY-4", Method::cash, "250.000");
    paid("QUAY-5", Method::cash, "120.000");
    paid("QUAY-6", Method::cash, "204.000");
    paid("DT-1", Method::bank, "1.250.000");
    paid("DT-2", Method::bank, "553.200");
    paid("DT-3", Method::bank, "300.000");
    paid("DT-5", Method::bank, "291.800");
    paid("DT-6", Method::bank, "500.000");
    BOOST_TEST(balance(Account::cash) == dong("445.600"));  // 945.600 less what Lan had before
    BOOST_TEST(balance(Account::bank) == dong("3.505.000"));
  }

  void the_marketplace_and_the_carrier_settle() {
    at("15:00");
    settled(Method::marketplace, "chan_postmart", "PM-2026-47", "2.552.924", R"(
      PM-01 | sale |  125.000
      PM-02 | sale |  250.000
      PM-04 | sale |  185.000
      PM-05 | sale |   60.000
      PM-06 | sale |  125.000
      PM-07 | sale |  375.000
      PM-08 | sale |  120.000
      PM-09 | sale |  125.000
      PM-10 | sale |  245.000
      PM-11 | sale |  194.400
      PM-12 | sale |  250.000
      PM-13 | sale |   60.000
      PM-14 | sale |  125.000
      PM-15 | sale |  366.000
      PM-16 | sale |  125.000
            | fee  | -136.520
            | tax  |  -40.956)");     // 5 % and 1,5 % of 2.730.400
    settled(Method::carrier, "Vietnam Post", "COD-1121", "1.480.600", R"(
      VN-AC-01 | sale |  125.000
      VN-AC-02 | sale |  250.000
      VN-AC-03 | sale |  180.000
      VN-AC-04 | sale |  125.000
      VN-AC-06 | sale |  177.600
      VN-AC-07 | sale |  120.000
      VN-AC-08 | sale |  185.000
      VN-AC-09 | sale |  250.000
      VN-AC-10 | sale |   60.000
      VN-AC-11 | sale |  125.000
      VN-AC-12 | sale |  125.000
               | fee  | -242.000)");  // 11 parcels, 22.000 đ each
  }

  // Two packs of tea of three: one is good, one is wet.
  void one_comes_back() {
    at("16:00");
    const auto refund = came_back("AC-03", {{1, 1, {}, {}}, {1, 1, {}, stock::Waste::damaged}},
                                  "khách đặt nhầm, một túi bị ướt");
    BOOST_TEST(refund == dong("120.000"));
    BOOST_TEST(on_hand("CHE-1") == grams("200 g"));
    BOOST_TEST(to_be_given_back() == (std::vector<std::string>{"AC-03", "DT-4"}),
               boost::test_tools::per_element());
    given_back("AC-03", "120.000", "trả hàng");
    given_back("DT-4", "120.000", "thiếu hai túi chè");
    BOOST_TEST(to_be_given_back().empty());
  }

  void the_shed_is_counted() {
    at("17:00");
    const auto take = do_it([](auto& c) { return stock::taking::open(c); });
    std::vector<stock::taking::Counted> counts;
    const auto sheet = look([&](auto& s) { return stock::taking::find_take(s, take); }).value();
    for (const auto& line : sheet.lines) {
      if (line.lot_code == "CHE-1") counts.push_back({line.number, grams("200 g")});
      if (line.lot_code == "GAO-2") {
        BOOST_TEST(line.expected_base == grams("35 kg"));
        counts.push_back({line.number, grams("30 kg"), stock::Waste::pests, "chuột cắn một bao"});
      }
    }
    do_it([&](auto& c) { return stock::taking::write_counts(c, take, counts); });
    const auto settled = do_it([&](auto& c) { return stock::taking::settle(c, take); });
    BOOST_TEST(settled.entries == 1);
    BOOST_TEST(settled.uncounted.empty());
  }

  void households_are_paid() {
    at("18:00");
    // 200 kg at 16.000 đ, 221.541 đ of the tea, less 500.000 đ paid already.
    BOOST_TEST(paid_out("LAN", "2.921.541") ==
               "Hai triệu chín trăm hai mươi mốt nghìn năm trăm bốn mươi mốt đồng");
    // A half of the tea.
    BOOST_TEST(paid_out("HOA", "576.000") == "Năm trăm bảy mươi sáu nghìn đồng");
    // 354.459 đ of the tea, and 80 % of three bags of rice.
    BOOST_TEST(paid_out("MAI", "654.459") ==
               "Sáu trăm năm mươi tư nghìn bốn trăm năm mươi chín đồng");
    // 75 % of hens that weighed 15,405 kg, less 20.000 đ for the cages.
    BOOST_TEST(paid_out("TAM", "1.366.450") ==
               "Một triệu ba trăm sáu mươi sáu nghìn bốn trăm năm mươi đồng");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(day_test, Day)

BOOST_AUTO_TEST_CASE(a_day_from_harvest_to_payday_comes_out_to_the_dong) {
  harvest_comes_in();
  forty_orders_come();
  BOOST_TEST(orders.size() == 40u);
  two_are_cancelled();
  everything_is_packed();
  one_is_short();
  all_leave();
  the_counter_and_the_bank_take_money();
  the_marketplace_and_the_carrier_settle();
  one_comes_back();
  the_shed_is_counted();
  households_are_paid();

  // Nobody owes anybody anything.
  for (const Account account :
       {Account::customer, Account::marketplace, Account::carrier, Account::household}) {
    BOOST_TEST(all_of(account) == 0, name(account));
  }
  // What customers paid in the end …
  BOOST_TEST(-balance(Account::sales) == dong("8.663.600"));
  // … is what households were paid, today and before …
  BOOST_TEST(balance(Account::purchases) == dong("3.200.000"));
  BOOST_TEST(balance(Account::household_share) == dong("2.838.450"));
  // … what Postmart and Vietnam Post kept, less Tâm's cages, and the tax …
  BOOST_TEST(balance(Account::fees) == dong("358.520"));
  BOOST_TEST(balance(Account::tax) == dong("40.956"));
  // … and the cooperative's part, which is what lies in the drawer and at the bank.
  BOOST_TEST(balance(Account::cash) == dong("445.600"));
  BOOST_TEST(balance(Account::bank) == dong("1.780.074"));
  BOOST_TEST(dong("445.600") + dong("1.780.074") == dong("8.663.600") - dong("3.200.000") -
                                                        dong("2.838.450") - dong("358.520") -
                                                        dong("40.956"));

  // What each household brought to the tea is what it earned of it, 24 packs after the return.
  BOOST_TEST(on_slips("LAN", DueKind::sold) + on_slips("LAN", DueKind::returned) ==
             dong("221.541"));
  BOOST_TEST(on_slips("HOA", DueKind::sold) + on_slips("HOA", DueKind::returned) ==
             dong("576.000"));
  BOOST_TEST(on_slips("MAI", DueKind::sold) + on_slips("MAI", DueKind::returned) ==
             dong("354.459") + dong("300.000"));
  BOOST_TEST(dong("221.541") + dong("576.000") + dong("354.459") == 24 * 60'000 * 80 / 100);

  // What is left lies where it should.
  BOOST_TEST(on_hand("GAO-1") == 0);
  BOOST_TEST(on_hand("GAO-2") == grams("30 kg"));
  BOOST_TEST(on_hand("CHE-1") == grams("200 g"));
  BOOST_TEST(on_hand("GA-1") == grams("2595 g"));
  BOOST_TEST(journal_sum() == 0);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_SUITE_END()
