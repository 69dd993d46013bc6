#include "catalog/sheets/import_plan.h"

#include <boost/test/unit_test.hpp>

#include "tests/catalog/sheets/import_book.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::sheets;
using namespace ganh::catalog::sheets::testing;

namespace {

using Faults = std::vector<std::string>;

const Sheet two_households =
    sheet_of("Hộ", {"Mã hộ | Chủ hộ", "H01 | Hà Thị Mến", "H02 | Nông Văn Thành"});
const Sheet rice = sheet_of(
    "San pham", {"Danh mục năm 2026", "", "TÊN SP | mã sp | ĐVT | SKU | Quy cách | Giá | Ghi chú",
                 "Gạo Bao Thai | GAO | kg | GAO-5 | túi 5 kg | 145.000 đ"});
const std::string lot_headings =
    "Mã lô | Mã sản phẩm | Mã hộ | Ngày thu hoạch | Hạn dùng | Số lượng | Hộ hưởng (%)";

Workbook with_lots(const std::vector<std::string>& lines) {
  std::vector<std::string> all = {lot_headings};
  all.insert(all.end(), lines.begin(), lines.end());
  return {{two_households, rice, sheet_of("Lô hàng", all)}};
}

Workbook with_pack(const std::string& line) {
  return {{sheet_of("Sản phẩm", {"Mã sản phẩm | Tên sản phẩm | Đơn vị tính | SKU | Quy cách | Giá "
                                 "bán | Mã vạch | Đang bán",
                                 line})}};
}

// A lot bought outright in the main place, and a pooled one in the shop.
Workbook a_season() {
  return {{sheet_of("Hợp tác xã", {"Tên | HTX Thiên An"}), two_households,
           sheet_of("Sản phẩm", {"Mã sản phẩm | Tên sản phẩm | ĐVT | SKU | Quy cách | Giá bán | "
                                 "Tính cân",
                                 "GAO | Gạo Bao Thai | kg | GAO-5 | túi 5 kg | 145.000 đ | có"}),
           sheet_of("Điểm kho", {"Mã điểm kho | Tên | Loại", "KHO | Kho nhà văn hóa | kho",
                                 "QUAY | Quầy ở chợ | quầy"}),
           sheet_of("Góp lô", {"Mã lô | Mã hộ | Số lượng", "L2 | H02 | 10", "L2 | H01 | 5 kg"}),
           sheet_of("Lô hàng",
                    {"Mã lô | Mã sản phẩm | Mã hộ | Ngày thu hoạch | Hạn dùng | Hình thức | Giá "
                     "mua | Điểm kho | Số lượng | Hộ hưởng (%)",
                     "L1 | GAO | H01 | 5/11/2026 | 5/2/2027 | mua đứt | 16.000 đ/kg | - | 200 kg",
                     "L2 | GAO | H02 | 5/11/2026 | 5/2/2027 | - | - | QUAY | 15 | 80%"})}};
}

const Item& item_of(const Plan& plan, std::string_view key) {
  const auto found = std::ranges::find(plan.items, key, &Item::key);
  BOOST_REQUIRE_MESSAGE(found != plan.items.end(), key);
  return *found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_plan_test, Importing)

BOOST_AUTO_TEST_CASE(the_example_has_exactly_two_mistakes_where_they_stand) {
  const Plan plan = planned(the_example());

  const Faults expected = {"Sản phẩm!G8 price.unreadable", "Lô hàng!E21 date.unreadable"};
  BOOST_TEST(faults_of(plan) == expected, boost::test_tools::per_element());
  BOOST_TEST(text_of(plan.counts(changes::Noun::cooperative)) ==
             "created 1, updated 0, unchanged 0, faulty 0");
  BOOST_TEST(plan.counts(changes::Noun::household).created == 8);
  BOOST_TEST(plan.counts(changes::Noun::product).created == 18);
  BOOST_TEST(plan.counts(changes::Noun::pack).created == 20);
  BOOST_TEST(plan.counts(changes::Noun::lot).created == 21);
  BOOST_TEST((plan.written_on == parse_iso_date("2026-11-21")));
  BOOST_TEST(plan.sheets[2].note_rows.size() == 1U);
  BOOST_TEST(plan.unknown_sheets.empty());
}

BOOST_AUTO_TEST_CASE(the_example_holds_the_cases_that_the_demo_shows) {
  const Plan plan = planned(the_example());
  const auto product = [&](std::string_view code) {
    return std::get<products::Product>(item_of(plan, code).entry);
  };
  const auto lot = [&](std::string_view code) {
    return std::get<LotEntry>(item_of(plan, code).entry);
  };
  int registered_elsewhere = 0;
  int of_bi_xanh = 0;
  int of_cam = 0;
  for (const Item& item : plan.items) {
    const auto* pack = std::get_if<PackEntry>(&item.entry);
    const auto* one_lot = std::get_if<LotEntry>(&item.entry);
    registered_elsewhere += pack != nullptr && pack->pack.barcode == "8938505970011" ? 1 : 0;
    of_bi_xanh += one_lot != nullptr && one_lot->product == "BIXANH" ? 1 : 0;
    of_cam += one_lot != nullptr && one_lot->product == "CAM" ? 1 : 0;
  }

  BOOST_TEST(product("NGHE").description.find("chữa khỏi viêm dạ dày") != std::string::npos);
  BOOST_TEST(std::get<PackEntry>(item_of(plan, "MATONG-500ML").entry).pack.barcode ==
             "8938505970011");
  BOOST_TEST(registered_elsewhere == 1);
  BOOST_TEST(of_bi_xanh == 1);
  BOOST_TEST(iso_date(lot("L2026-016").lot.expires_on) == "2026-11-25");
  BOOST_TEST(lot("L2026-014").household != lot("L2026-015").household);
  BOOST_TEST(lot("L2026-020").lot.received_base == 60);
  BOOST_TEST(of_cam == 0);
  BOOST_TEST(product("LAC").description.empty());
  BOOST_TEST(product("GUI").category == "Thủ công");
}

BOOST_AUTO_TEST_CASE(faults_are_spoken_beside_their_rows) {
  const Plan plan = planned(the_example());
  const std::span<const text::Sentence> tables[] = {text::catalog_sentences()};

  const auto notes = notes_for(plan, text::Language::vietnamese, tables);

  BOOST_REQUIRE_EQUAL(notes.size(), 4U);
  BOOST_REQUIRE_EQUAL(notes[2].notes.size(), 1U);
  BOOST_TEST(notes[2].heading_row == 3);
  BOOST_TEST(notes[2].notes[0].row == 8);
  BOOST_TEST(notes[2].notes[0].message.starts_with(
      "Giá bán: “hai mươi lăm nghìn” không phải là số tiền."));
  BOOST_TEST(notes[3].notes[0].message.find('{') == std::string::npos);
  const auto bytes = read_file(GANH_EXAMPLES "/thien-an.xlsx");
  BOOST_REQUIRE(bytes);
  BOOST_TEST(annotate(*bytes, notes).has_value());
}

BOOST_AUTO_TEST_CASE(an_annotated_workbook_is_read_as_the_plain_one) {
  const auto bytes = read_file(GANH_EXAMPLES "/thien-an.xlsx");
  BOOST_REQUIRE(bytes);
  const auto annotated = annotate(
      *bytes,
      {{"Hợp tác xã", 3, {{3, "a"}, {5, "b"}}}, {"Hộ", 3, {{4, "c"}}}, {"Lô hàng", 3, {{4, "d"}}}});
  BOOST_REQUIRE(annotated);
  auto again = read_xlsx(*annotated);
  BOOST_REQUIRE(again);
  std::erase_if(again->sheets[0].rows[1].cells, [](const Cell& c) { return c.column == 1; });

  const Plan plan = planned(*again);

  const Faults expected = {"Hợp tác xã!B3 required", "Sản phẩm!G8 price.unreadable",
                           "Lô hàng!E21 date.unreadable"};
  BOOST_TEST(faults_of(plan) == expected, boost::test_tools::per_element());
  BOOST_TEST(plan.counts().all() == 70);
  for (const SheetReport& sheet : plan.sheets) BOOST_TEST(sheet.unknown_headings.empty());
}

BOOST_AUTO_TEST_CASE(headings_are_known_in_any_order_case_and_spelling) {
  const Plan plan = planned({{rice}});

  const auto& pack = std::get<PackEntry>(item_of(plan, "GAO-5").entry);
  BOOST_TEST(pack.pack.net_base == 5'000);
  BOOST_TEST(pack.pack.price.vnd == 145'000);
  BOOST_TEST(std::get<products::Product>(item_of(plan, "GAO").entry).name == "Gạo Bao Thai");
  BOOST_TEST(plan.sheets[0].heading_row == 3);
  BOOST_TEST(plan.sheets[0].unknown_headings == std::vector<std::string>{"Ghi chú"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(quantities_come_in_any_unit_of_the_product_and_its_own_when_bare) {
  const Plan plan =
      planned(with_lots({"L1 | GAO | H01 | 1/11/2026 | 1/5/2027 | 1,5 yến | 80",
                         "L2 | GAO | H02 | 01-11-2026 | 01.05.2027 | #90.125 | 77,5 %"}));

  BOOST_TEST(faults_of(plan).empty());
  BOOST_TEST(std::get<LotEntry>(item_of(plan, "L1").entry).lot.received_base == 15'000);
  const auto& bare = std::get<LotEntry>(item_of(plan, "L2").entry).lot;
  BOOST_TEST(bare.received_base == 90'125);
  BOOST_TEST(bare.household_share_bp == 7'750);
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_row_is_found_at_its_cell) {
  const Plan plan = planned(with_lots({"L1 | GAO | H09 | 30/2/2026 | - | 2 lít | 120",
                                       "- | MIEN | H01 | 1/11/2026 | 1/5/2027 | 2 tạ | 80",
                                       "L3 | GAO | H01 | 2/11/2026 | 1/11/2026 | 1,500 kg | 80",
                                       "L4 | GAO | H01 | 2/11/2026 | 1/11/2026 | 2 kg | 80"}));

  const Faults expected = {"Lô hàng!F2 quantity.other_unit",       "Lô hàng!C2 household.not_found",
                           "Lô hàng!D2 date.unreadable",           "Lô hàng!E2 required",
                           "Lô hàng!G2 percent.unreadable",        "Lô hàng!A3 required",
                           "Lô hàng!B3 product.not_found",         "Lô hàng!F4 quantity.unreadable",
                           "Lô hàng!E5 lot.expires_before_harvest"};
  BOOST_TEST(faults_of(plan) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pack_says_why_it_cannot_be_taken) {
  const auto fault = [&](const std::string& line) {
    const Faults faults = faults_of(planned(with_pack(line)));
    return faults.size() == 1 ? faults[0] : std::to_string(faults.size()) + " faults";
  };

  BOOST_TEST(fault("A | Gạo | kg | A1 | túi 5 kg | #25 | - | có") == "Sản phẩm!F2 price.shrunk");
  BOOST_TEST(fault("A | Gạo | kg | A1 | túi 5 kg | 0 đ") == "Sản phẩm!F2 out_of_range");
  BOOST_TEST(fault("A | Gạo | kg | A1 | túi to | 25000") == "Sản phẩm!E2 quantity.unreadable");
  BOOST_TEST(fault("A | Gạo | kg | A1 | chục | 25000") == "Sản phẩm!E2 quantity.other_unit");
  BOOST_TEST(fault("A | Gạo | kg | A1 | túi 5 kg | 25000 | 8938505970012") ==
             "Sản phẩm!G2 barcode.malformed");
  BOOST_TEST(fault("A | Gạo | kg | A1 | túi 5 kg | 25000 | - | chắc") ==
             "Sản phẩm!H2 choice.unreadable");
  BOOST_TEST(fault("A | Gạo | kg | - | túi 5 kg | 25000") == "Sản phẩm!D2 required");
  BOOST_TEST(fault("A | Ga\u200bo | kg") == "Sản phẩm!B2 text.not_plain");
}

BOOST_AUTO_TEST_CASE(what_refers_to_a_faulty_row_is_faulty_for_that_reason) {
  const Plan plan = planned(with_pack("A | Gạo | thúng | A1 | túi 5 kg | 25000"));

  const Faults expected = {"Sản phẩm!C2 unit.unreadable", "Sản phẩm!A2 reference.faulty"};
  BOOST_TEST(faults_of(plan) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_product_is_described_once_and_a_code_stands_once) {
  const Plan plan = planned({{sheet_of(
      "Sản phẩm", {"Mã sản phẩm | Tên sản phẩm | ĐVT | SKU | Quy cách | Giá bán",
                   "A | Gạo | kg | A1 | túi 1 kg | 25000", "A | - | - | A2 | túi 2 kg | 50000",
                   "A | Gạo | kg | A3 | túi 3 kg | 75000", "A | Nếp | kg | A4 | túi 4 kg | 99000",
                   "A | - | - | A1 | túi 5 kg | 99000"})}});

  const Faults expected = {"Sản phẩm!B5 product.differs", "Sản phẩm!D6 row.doubled"};
  BOOST_TEST(faults_of(plan) == expected, boost::test_tools::per_element());
  BOOST_TEST(plan.counts(changes::Noun::pack).created == 3);
}

BOOST_AUTO_TEST_CASE(an_identity_number_gets_its_leading_zero_back_and_has_its_digits) {
  const Plan plan =
      planned({{sheet_of("Hộ", {"Mã hộ | Chủ hộ | Số CCCD", "H01 | Hà Thị Mến | #19085001234",
                                "H02 | Nông Văn Thành | 0190850"})}});

  const auto& first = std::get<producers::Household>(plan.items.at(0).entry);
  BOOST_TEST(first.identity_number == "019085001234");
  BOOST_TEST(faults_of(plan) == Faults{"Hộ!C3 identity_number.malformed"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_sheet_without_a_needed_column_is_read_no_further) {
  const Plan plan = planned({{sheet_of("Hộ", {"Mã hộ | Thôn", "H01 | Nà Tu"})}});

  BOOST_TEST(faults_of(plan) == Faults{"Hộ!A1 heading.missing"}, boost::test_tools::per_element());
  BOOST_TEST(plan.items.empty());
  BOOST_TEST(!plan.is_faultless());
}

BOOST_AUTO_TEST_CASE(a_workbook_with_none_of_our_sheets_is_refused) {
  const Workbook other{{sheet_of("Sheet1", {"a | b"})}};

  const auto result = look([&](auto& scope) { return plan(scope, other); });

  BOOST_TEST(refused(result, Code::invalid, "sheet.none_known"));
}

BOOST_AUTO_TEST_CASE(a_lot_says_on_what_terms_it_came_where_and_from_whom) {
  import(a_season());
  const auto lot = [&](const char* code) { return find_lot(code).lot; };
  const auto lies_in = [&](const char* code) {
    return look([&](auto& s) {
      const auto lies = stock::balances_of(s, stock::find_lot(s, std::string_view(code))->lot.id);
      return stock::find_place(s, lies.at(0).place)->place.code;
    });
  };

  BOOST_TEST((lot("L1").terms == stock::Terms::bought));
  BOOST_TEST(lot("L1").bought_for.vnd == 16'000);
  BOOST_TEST(lot("L1").bought_per_base == 1000);
  BOOST_TEST(lot("L2").household_share_bp == 8000);
  BOOST_REQUIRE(lot("L2").contributions.size() == 2U);
  BOOST_TEST(lies_in("L1") == "KHO");
  BOOST_TEST(lies_in("L2") == "QUAY");
  BOOST_TEST(look([](auto& s) {
               return products::find_pack(s, std::string_view("GAO-5"));
             })->pack.catch_weight);
  BOOST_TEST(books_agree());
}

BOOST_AUTO_TEST_CASE(a_season_imported_again_changes_nothing) {
  import(a_season());

  const Plan plan = planned(a_season());

  BOOST_TEST(text_of(plan.counts()) == "created 0, updated 0, unchanged 9, faulty 0");
  const Plan old = planned(with_lots({"L3 | GAO | H01 | 5/11/2026 | 5/2/2027 | 15 | 80%"}));
  BOOST_TEST(text_of(old.counts()) == "created 1, updated 0, unchanged 4, faulty 0");
}

BOOST_AUTO_TEST_CASE(what_a_lot_says_wrong_is_told_at_its_cell) {
  import(a_season());
  Workbook workbook = a_season();
  write(workbook, "Lô hàng", "G2", "16.000 đ/lít");
  write(workbook, "Lô hàng", "F3", "cho không");
  write(workbook, "Lô hàng", "H2", "QUAY");
  write(workbook, "Góp lô", "C3", "6 kg");
  write(workbook, "Góp lô", "B2", "H09");
  write(workbook, "Điểm kho", "C3", "hang đá");

  const Faults expected = {"Điểm kho!C3 choice.unreadable", "Lô hàng!G2 quantity.other_unit",
                           "Lô hàng!H2 lot.place_fixed", "Góp lô!B2 household.not_found",
                           "Lô hàng!F3 choice.unreadable"};
  BOOST_TEST(faults_of(planned(workbook)) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_households_brought_comes_to_what_was_received_and_belongs_to_a_lot) {
  Workbook workbook = a_season();
  write(workbook, "Góp lô", "C3", "6 kg");
  const Faults too_much = {"Lô hàng!I3 lot.contributions_differ"};
  BOOST_TEST(faults_of(planned(workbook)) == too_much, boost::test_tools::per_element());

  write(workbook, "Góp lô", "A3", "L9");
  write(workbook, "Góp lô", "C2", "15 kg");
  const Faults nobodys = {"Góp lô!A3 contribution.no_lot"};
  const Plan plan = planned(workbook);
  BOOST_TEST(faults_of(plan) == nobodys, boost::test_tools::per_element());
  const std::span<const text::Sentence> tables[] = {text::catalog_sentences()};
  const auto notes = notes_for(plan, text::Language::vietnamese, tables);
  const auto of_sheet = std::ranges::find(notes, "Góp lô", &SheetNotes::sheet);
  BOOST_REQUIRE((of_sheet != notes.end()));
  BOOST_REQUIRE_EQUAL(of_sheet->notes.size(), 1U);
  BOOST_TEST(of_sheet->notes[0].message.starts_with("Mã lô: Lô L9 không có trong trang"));
}

BOOST_AUTO_TEST_SUITE_END()
