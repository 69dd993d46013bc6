#include "catalog/sheets/statement_reader.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "catalog/sheets/csv_reader.h"
#include "catalog/sheets/xlsx_reader.h"
#include "catalog/text/normal_form.h"
#include "catalog/text/sentence.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::sheets;
using money::Method;

namespace {

Result<Statement> read(std::string_view csv, Method from = Method::marketplace) {
  const auto workbook = read_csv(csv);
  if (!workbook) return workbook.error();
  return read_statement(*workbook, from);
}

// "PM-1 sale 50000; PM-1 fee -5000"
std::string told(const Result<Statement>& read) {
  BOOST_REQUIRE(read);
  std::string all;
  for (const auto& line : read->lines) {
    all += (all.empty() ? "" : "; ") + (line.reference.empty() ? "" : line.reference + " ") +
           std::string(money::name(line.kind)) + " " + std::to_string(line.amount.vnd);
  }
  return all;
}

bool refused(const Result<Statement>& read, std::string_view reason, std::string_view field) {
  if (read) return false;
  const Fault& fault = read.error().faults.at(0);
  const std::span<const text::Sentence> tables[] = {text::catalog_sentences()};
  const auto spoken = text::speak(fault, text::Language::english, tables);
  BOOST_TEST(spoken.problem.find('{') == std::string::npos, spoken.problem);
  BOOST_TEST(spoken.cure.find('{') == std::string::npos, spoken.cure);
  BOOST_TEST_MESSAGE(fault.reason << " at " << fault.field);
  return fault.reason == reason && fault.field == field;
}

Sheet sheet(const char* name, std::string_view csv) {
  Sheet read = read_csv(csv)->sheets.at(0);
  read.name = name;
  return read;
}

// "CSV!B3: 360000, not 350000; …"
std::string differing(const Result<Statement>& read) {
  BOOST_REQUIRE(read);
  std::string all;
  for (const auto& total : read->differing_totals) {
    all += (all.empty() ? "" : "; ") + total.cell + ": " + std::to_string(total.told.vnd) +
           ", not " + std::to_string(total.sum.vnd);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(statement_reader_test)

BOOST_AUTO_TEST_CASE(each_amount_of_a_row_is_a_line_and_fees_are_taken_off) {
  const auto statement = read(
      "SÀN NÔNG SẢN — kỳ tháng 11\n"
      "Mã đơn hàng;Tiền hàng;Phí hoa hồng;Thuế khấu trừ;Thực nhận;Shop\n"
      "PM-1;250.000 đ;25.000;3.750;221.250;Thiên An\n"
      "PM-2;100.000;10.000;;90.000;Thiên An\n"
      "Tổng cộng;350.000;35.000;3.750;311.250;\n");

  BOOST_TEST(
      told(statement) ==
      "PM-1 sale 250000; PM-1 fee -25000; PM-1 tax -3750; PM-2 sale 100000; PM-2 fee -10000");
  BOOST_TEST(statement->note_rows == std::vector<int>{5}, boost::test_tools::per_element());
  BOOST_TEST(statement->unknown_headings.at(0) == "Shop");
}

BOOST_AUTO_TEST_CASE(a_total_that_is_not_the_rows_sum_is_told_with_its_cell) {
  const auto statement = read(
      "Mã đơn hàng;Tiền hàng;Phí hoa hồng;Thực nhận\n"
      "PM-1;250.000;25.000;225.000\n"
      "PM-2;100.000;10.000;90.000\n"
      "Tổng cộng;360.000;35.000;325.000\n");

  BOOST_REQUIRE(statement);
  BOOST_TEST(statement->told.vnd == 325'000);
  BOOST_TEST(differing(statement) == "CSV!B4: 360000, not 350000; CSV!D4: 325000, not 315000");
  BOOST_TEST(statement->differing_totals.at(1).heading == "Thực nhận");
}

BOOST_AUTO_TEST_CASE(totals_without_a_column_of_what_rows_come_to_are_told_by_column) {
  const auto statement = read(
      "Mã vận đơn;Tiền thu hộ;Tiền cước\n"
      "EB1VN;50.000;18.000\n"
      "Tổng cộng;50.000;20.000\n",
      Method::carrier);

  BOOST_TEST(differing(statement) == "CSV!C3: -20000, not -18000");
  BOOST_TEST(statement->told.vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(subtotals_and_totals_in_whichever_sign_agree_with_their_rows) {
  const auto by_page = read(
      "Mã đơn;Tiền hàng;Phí\n"
      "PM-1;50.000;-5.000\nCộng;50.000;5.000\n"
      "PM-2;40.000;-4.000\nCộng;40.000;-4.000\n");
  const auto whole = read(
      "Mã đơn;Loại;Số tiền\n"
      "PM-1;Bán hàng;50.000\nCộng;;50.000\nPM-1;Phí;5.000\nTổng cộng;;45.000\n");

  BOOST_REQUIRE(by_page);
  BOOST_TEST(by_page->differing_totals.empty());
  BOOST_TEST(by_page->told.vnd == 81'000);
  BOOST_REQUIRE(whole);
  BOOST_TEST(whole->differing_totals.empty());
  BOOST_TEST(whole->told.vnd == 45'000);
}

BOOST_AUTO_TEST_CASE(a_wrong_subtotal_is_told_and_counts_where_there_is_no_total_of_all) {
  const auto statement = read(
      "Mã đơn;Tiền hàng\n"
      "PM-1;75.000\nCộng trang 1;225.000\n"
      "PM-2;75.000\nCộng trang 2;75.000\n");

  BOOST_TEST(differing(statement) == "CSV!B3: 225000, not 75000");
  BOOST_TEST(statement->told.vnd == 300'000);
}

BOOST_AUTO_TEST_CASE(headings_that_are_printed_on_every_page_are_no_lines) {
  const auto statement = read(
      "Mã đơn;Tiền hàng;Phí (VAT);Shop\n"
      "PM-1;480.000;48.000;A\nCộng trang 1;480.000;48.000;\n"
      "Trang 2/2;;;\n"
      " MÃ ĐƠN;Tiền  hàng;Phí (VAT);Shop\n"
      "PM-2;240.000;24.000;A\nTổng cộng;720.000;72.000;\n");

  BOOST_TEST(told(statement) ==
             "PM-1 sale 480000; PM-1 fee -48000; PM-2 sale 240000; PM-2 fee -24000");
  BOOST_TEST(differing(statement) == "");
  BOOST_TEST(
      refused(read("Mã đơn;Tiền hàng\nPM-1;5.000\nMã đơn;Tiền\n"), "statement.amount", "CSV!B3"));
}

BOOST_AUTO_TEST_CASE(what_is_carried_over_to_the_next_page_is_no_line) {
  const auto statement = read(
      "Mã đơn;Tiền hàng\n"
      "PM-1;480.000\nCộng trang 1;480.000\n"
      "Mang sang;480.000\n"
      "PM-2;240.000\nTổng cộng;720.000\n");

  BOOST_REQUIRE(statement);
  BOOST_TEST(statement->differing_totals.empty());
  BOOST_TEST(statement->told.vnd == 720'000);
}

BOOST_AUTO_TEST_CASE(a_list_with_a_row_for_each_amount_is_read_in_english_too) {
  const auto statement = read(
      "Order ID,Type,Amount,Description\n"
      "583,Sale,\"1,250,000\",\n"
      "583,Commission,\"-125,000\",\n"
      "583,Commission,\"5,000\",back\n"
      "584,Refund,(40.000),\n");

  BOOST_TEST(told(statement) ==
             "583 sale 1250000; 583 fee -125000; 583 adjustment 5000; 584 refund -40000");
}

BOOST_AUTO_TEST_CASE(an_order_whose_number_begins_like_a_total_is_no_total) {
  const auto statement = read(
      "Mã đơn hàng;Tiền hàng\n"
      "TONGHOP-7;99.000\n"
      "SUM102;1.000\n"
      "Tổng cộng;100.000\n");

  BOOST_TEST(told(statement) == "TONGHOP-7 sale 99000; SUM102 sale 1000");
}

BOOST_AUTO_TEST_CASE(a_carriers_list_goes_by_waybill_and_a_marketplaces_by_order) {
  constexpr auto csv =
      "Mã đơn hàng\tMã vận đơn\tTiền thu hộ\tTiền cước\nPM-1\tEB1VN\t50000\t18000\n";

  BOOST_TEST(told(read(csv, Method::carrier)) == "EB1VN sale 50000; EB1VN fee -18000");
  BOOST_TEST(told(read(csv, Method::marketplace)) == "PM-1 sale 50000; PM-1 fee -18000");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_cell) {
  BOOST_TEST(refused(read("Ngày;Khách\n1/11;Hoa\n"), "statement.headings", "file"));
  BOOST_TEST(refused(read("Mã đơn;Tiền hàng\n"), "statement.empty", "file"));
  BOOST_TEST(refused(read("Mã đơn;Tiền hàng\nPM-1;nhiều\n"), "statement.amount", "CSV!B2"));
  BOOST_TEST(refused(read("Mã đơn;Tiền hàng;Phí;Thực nhận\nPM-1;50000;5000;44000\n"),
                     "statement.row_sum", "CSV!D2"));
  BOOST_TEST(refused(read("Mã đơn;Loại;Số tiền\nPM-1;gì đó;5000\n"), "statement.kind", "CSV!B2"));
}

BOOST_AUTO_TEST_CASE(csv_is_read_in_unicode_however_it_is_written_and_in_nothing_else) {
  const std::string csv = "Mã đơn;Tiền hàng;Ghi chú\r\n\"PM;1\";50000;\"hai \"\"dòng\"\"\n2\"\r\n";
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Order ID\tSale\nPM-1\t5\n")) utf16 += {c, '\0'};

  BOOST_TEST(told(read("\xEF\xBB\xBF" + csv)) == "PM;1 sale 50000");
  BOOST_TEST(read(csv)->lines.at(0).note == "hai \"dòng\" 2");
  BOOST_TEST(told(read(utf16)) == "PM-1 sale 5");
  BOOST_TEST(refused(read("M\xE3 \xF0\x6F;Ti\xE8n\n1;2\n"), "sheet.csv_encoding", ""));
  BOOST_TEST(refused(read("Order ID,Sale\n\"PM-1,5\n"), "sheet.csv_quotes", "A2"));
}

BOOST_AUTO_TEST_CASE(a_nul_in_a_cell_of_a_csv_is_told_with_its_place) {
  using namespace std::string_literals;
  std::string utf16 = "\xFF\xFE";
  for (const char c : "Order ID\tSale\nPM-1\tx\0y\n"s) utf16 += {c, '\0'};

  BOOST_TEST(refused(read("Order ID,Sale\nPM-1,x\0y\n"s), "sheet.nul", "B2"));
  BOOST_TEST(refused(read("Order ID,Sale\nPM-1,\"\0\"\n"s), "sheet.nul", "B2"));
  BOOST_TEST(refused(read(utf16), "sheet.nul", "B2"));
  BOOST_TEST(refused(read(utf16.substr(2)), "sheet.csv_encoding", ""));
}

BOOST_AUTO_TEST_CASE(a_workbook_that_libreoffice_wrote_is_read_like_its_csv) {
  const auto folder = std::filesystem::path(GANH_EXAMPLES);
  const auto of = [&](const char* name) {
    const auto bytes = read_file(folder / name);
    BOOST_REQUIRE(bytes);
    const auto workbook = read_table(*bytes);
    BOOST_REQUIRE(workbook);
    return told(read_statement(*workbook, Method::carrier));
  };

  BOOST_TEST(of("cod-list.xlsx") == of("cod-list.csv"));
  BOOST_TEST(of("cod-list.csv").starts_with("EB1VN sale"));
}

BOOST_AUTO_TEST_CASE(a_long_note_is_cut_where_no_letter_is_cut) {
  for (const std::size_t letters_before : {197u, 198u, 199u, 200u}) {
    const std::string before(letters_before, 'a');
    const auto statement = read("Mã đơn;Tiền hàng;Ghi chú\nPM-1;5.000;" + before + "ạạạ\n");
    const std::string& note = statement->lines.at(0).note;

    BOOST_TEST(text::is_plain(note), note);
    BOOST_TEST(note == before + (letters_before == 197u ? "ạ" : ""));
  }
}

BOOST_AUTO_TEST_CASE(every_sheet_with_headings_is_read_and_the_others_are_told) {
  const std::string headings = "Mã đơn;Tiền hàng;Phí;Shop\n";
  Workbook workbook{{sheet("Bìa", "Kỳ tháng 11\n"),
                     sheet("Tuần 1", headings + "PM-1;50.000;5.000;\nTổng;50.000;5.000;\n"),
                     sheet("Tuần 2", headings + "PM-2;70.000;-7.000;\nTổng;80.000;-7.000;\n"),
                     sheet("Tuần 3", headings)}};

  const auto statement = read_statement(workbook, Method::marketplace);

  BOOST_TEST(told(statement) == "PM-1 sale 50000; PM-1 fee -5000; PM-2 sale 70000; PM-2 fee -7000");
  BOOST_TEST(statement->told.vnd == 45'000 + 73'000);
  BOOST_TEST(statement->differing_totals.at(0).cell == "Tuần 2!B3");
  BOOST_TEST(statement->unknown_sheets == std::vector<std::string>{"Bìa"},
             boost::test_tools::per_element());
  BOOST_TEST(statement->unknown_headings.size() == 1u);
  workbook.sheets.push_back(sheet("Tuần 4", headings + "PM-3;năm nghìn;\n"));
  BOOST_TEST(
      refused(read_statement(workbook, Method::marketplace), "statement.amount", "Tuần 4!B2"));
}

BOOST_AUTO_TEST_CASE(a_sheet_that_says_again_what_another_says_counts_once) {
  const Sheet whole = sheet("Chi tiết",
                            "Mã đơn;Tiền hàng;Phí sàn;Phí vận chuyển\n"
                            "PM-1;30.000;1.000;2.000\nPM-1;20.000;;\nPM-2;40.000;;\n");
  const Sheet summed = sheet("Tổng hợp",
                             "Mã đơn;Tiền hàng;Phí\n"
                             "pm-1;50.000;3.000\nPM-2;40.000;\nTổng;91.000;3.000\n");

  for (const Workbook& workbook : {Workbook{{whole, summed}}, Workbook{{summed, whole}}}) {
    const auto statement = read_statement(workbook, Method::marketplace);

    BOOST_REQUIRE(statement);
    std::int64_t sum = 0;
    for (const auto& line : statement->lines) sum += line.amount.vnd;
    BOOST_TEST(sum == 87'000);
    BOOST_REQUIRE(statement->repeated_sheets.size() == 1u);
    BOOST_TEST(statement->repeated_sheets[0].sheet == workbook.sheets[1].name);
    BOOST_TEST(statement->repeated_sheets[0].said_by == workbook.sheets[0].name);
    BOOST_TEST(differing(statement) == "Tổng hợp!B4: 91000, not 90000");
  }
}

BOOST_AUTO_TEST_CASE(an_order_on_two_sheets_that_do_not_agree_is_told_with_both_cells) {
  const std::string headings = "Mã đơn;Tiền hàng;Phí\n";
  const Sheet first = sheet("Tuần 1", headings + "PM-1;50.000;5.000\nPM-2;70.000;7.000\n");

  const Result<Statement> another_sum = read_statement(
      {{first, sheet("Tuần 2", headings + "PM-3;10.000;\nPM-2;71.000;\n")}}, Method::marketplace);
  BOOST_TEST(refused(another_sum, "statement.twice", "Tuần 2!B3"));
  BOOST_TEST(another_sum.error().faults.at(0).params.at(2).value == "Tuần 1!B3");
  const Result<Statement> same_fee = read_statement(
      {{first, sheet("Tuần 2", headings + "PM-3;10.000;\nPM-2;;7.000\n")}}, Method::marketplace);
  BOOST_TEST(refused(same_fee, "statement.twice", "Tuần 2!C3"));
}

BOOST_AUTO_TEST_CASE(what_a_further_sheet_says_that_is_new_counts) {
  const Workbook workbook{{sheet("Doanh thu", "Mã đơn;Tiền hàng\nPM-1;50.000\nPM-2;70.000\n"),
                           sheet("Phí", "Mã đơn;Phí\nPM-1;5.000\nPM-2;7.000\n"),
                           sheet("Tuần 2", "Mã đơn;Phí;Hoàn tiền\nPM-1;2.000;50.000\n")}};

  const auto statement = read_statement(workbook, Method::marketplace);

  BOOST_REQUIRE(statement);
  BOOST_TEST(statement->lines.size() == 6u);
  BOOST_TEST(statement->told.vnd == 56'000);
  BOOST_TEST(statement->repeated_sheets.empty());
}

BOOST_AUTO_TEST_CASE(fees_under_another_heading_are_further_fees_though_they_come_to_the_same) {
  const Sheet details = sheet("Chi tiết",
                              "Mã đơn;Tiền hàng;Phí thanh toán\n"
                              "PM-1;50.000;3.000\nPM-2;70.000;3.000\n");
  const auto beside = [&](const char* heading) {
    return read_statement(
        {{details, sheet("Phí", "Mã đơn;" + std::string(heading) + "\nPM-1;3.000\nPM-2;3.000\n")}},
        Method::marketplace);
  };

  const auto another = beside("Phí dịch vụ");
  BOOST_REQUIRE(another);
  BOOST_TEST(another->told.vnd == 108'000);
  BOOST_TEST(another->repeated_sheets.empty());
  BOOST_TEST(refused(beside("Phí thanh toán"), "statement.twice", "Phí!B2"));
  BOOST_TEST(refused(beside("Tổng phí"), "statement.twice", "Phí!B2"));
}

BOOST_AUTO_TEST_CASE(fees_of_a_list_of_amounts_are_told_apart_by_what_they_are_called) {
  const auto statement =
      read_statement({{sheet("Chi tiết", "Mã đơn;Tiền hàng;Phí thanh toán\nPM-1;50.000;3.000\n"),
                       sheet("Phí", "Mã đơn;Loại;Số tiền\nPM-1;Phí xử lý;3.000\n")}},
                     Method::marketplace);

  BOOST_REQUIRE(statement);
  BOOST_TEST(statement->told.vnd == 44'000);
}

BOOST_AUTO_TEST_CASE(a_refund_that_two_sheets_tell_of_is_told_with_both_cells) {
  const auto statement = read_statement(
      {{sheet("Chi tiết", "Mã đơn;Tiền hàng;Hoàn tiền\nPM-1;50.000;20.000\nPM-2;70.000;\n"),
        sheet("Hoàn tiền", "Mã đơn;Tiền hoàn lại\nPM-1;20.000\n")}},
      Method::marketplace);

  BOOST_TEST(refused(statement, "statement.twice", "Hoàn tiền!B2"));
}

BOOST_AUTO_TEST_CASE(sheets_by_waybill_and_by_order_are_compared_only_where_one_has_both) {
  const Sheet orders = sheet("Tổng hợp", "Mã đơn;Tiền thu hộ\nPM-1;50.000\nPM-2;70.000\n");
  const Sheet waybills = sheet("Chi tiết", "Mã vận đơn;COD\nEB1VN;50.000\nEB2VN;70.000\n");
  const Sheet both = sheet("Chi tiết",
                           "Mã vận đơn;Mã đơn;COD\n"
                           "EB1VN;PM-1;20.000\nEB3VN;PM-1;30.000\nEB2VN;PM-2;70.000\n");
  const Sheet fees = sheet("Cước", "Mã đơn;Cước phí\nPM-1;5.000\n");

  for (const Workbook& workbook : {Workbook{{waybills, orders}}, Workbook{{orders, waybills}}}) {
    const auto unknown = read_statement(workbook, Method::carrier);
    BOOST_TEST(refused(unknown, "statement.references", workbook.sheets[1].name));
    BOOST_TEST(unknown.error().faults.at(0).params.at(0).value == "Chi tiết");
  }
  const auto known = read_statement({{both, orders}}, Method::carrier);
  BOOST_REQUIRE(known);
  BOOST_TEST(known->told.vnd == 120'000);
  BOOST_TEST(known->lines.at(0).reference == "EB1VN");
  BOOST_TEST(known->repeated_sheets.at(0).sheet == "Tổng hợp");
  BOOST_TEST(read_statement({{waybills, fees}}, Method::carrier)->told.vnd == 115'000);
}

BOOST_AUTO_TEST_CASE(an_amount_without_a_number_on_two_sheets_is_asked_about) {
  const std::string headings = "Mã đơn;Tiền hàng;Phí dịch vụ\n";
  const Sheet details = sheet("Chi tiết", headings + "PM-1;50.000;3.000\nPM-2;70.000;\n;;9.000\n");
  const auto beside = [&](const Sheet& other) {
    return read_statement({{details, other}}, Method::marketplace);
  };

  const auto fee = beside(sheet("Tuần 2", headings + "PM-3;10.000;\n;;9.000\n"));
  BOOST_TEST(refused(fee, "statement.twice_unnamed", "Tuần 2!C3"));
  BOOST_TEST(fee.error().faults.at(0).params.at(2).value == "Chi tiết!C4");
  BOOST_TEST(refused(beside(sheet("Tổng hợp", "Mã đơn;Tiền hàng\n;120.000\n")),
                     "statement.twice_unnamed", "Tổng hợp!B2"));
  BOOST_TEST(beside(sheet("Tuần 2", headings + "PM-3;10.000;\n;;8.000\n"))->told.vnd == 110'000);
}

BOOST_AUTO_TEST_SUITE_END()
