#include "service/cli/mistakes.h"

#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

namespace {

Arguments in_english(Arguments arguments) {
  arguments.insert(arguments.begin(), "--lang=en");
  return arguments;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mistakes_test)

BOOST_AUTO_TEST_CASE(the_likest_names_are_those_of_the_fewest_slips) {
  const std::vector<std::string> names{"ganh orders", "ganh orders ship", "ganh stock"};

  BOOST_TEST(cli::likest("ordres", names) == std::vector<std::string>{"ganh orders"},
             boost::test_tools::per_element());
  BOOST_TEST(cli::likest("shpi", names) == std::vector<std::string>{"ganh orders ship"},
             boost::test_tools::per_element());
  BOOST_TEST(cli::likest("xyzzy", names).empty());
}

BOOST_AUTO_TEST_CASE(a_misspelt_command_or_option_is_told_in_vietnamese_with_the_likest) {
  const auto command = run({"ordres"});
  BOOST_TEST(contains(command.err, "không có lệnh nào tên là \"ordres\""), command.err);
  BOOST_TEST(contains(command.err, "Có phải bạn muốn: ganh orders"), command.err);

  const auto helped = run({"stock", "move", "--help"});
  BOOST_TEST(helped.status == 2);
  BOOST_TEST(contains(helped.err, "không có lệnh nào tên là \"move\""), helped.err);

  const auto deeper = run({"ship"});
  BOOST_TEST(contains(deeper.err, "ganh orders ship"), deeper.err);

  const auto option = run({"orders", "ship", "PM-1", "--carier", "GHN"});
  BOOST_TEST(contains(option.err, "không có tùy chọn nào tên là --carier"), option.err);
  BOOST_TEST(contains(option.err, "--carrier"), option.err);

  const auto nothing_like_it = run({"xyzzy"});
  BOOST_TEST(!contains(nothing_like_it.err, "Có phải"), nothing_like_it.err);
}

BOOST_AUTO_TEST_CASE(an_option_before_its_command_is_told_where_it_belongs) {
  const auto early = run({"--data", "somewhere", "orders"});

  BOOST_TEST(early.status == 2);
  BOOST_TEST(contains(early.err, "--data phải đứng sau ganh orders"), early.err);
  BOOST_TEST(contains(early.err, "Viết: ganh orders --data …"), early.err);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_arguments_is_said_in_the_language_that_is_spoken) {
  struct Wrong {
    Arguments arguments;
    const char* vietnamese;
    const char* english;
  };
  for (const auto& [arguments, vietnamese, english] :
       {Wrong{{"orders", "ship", "PM-1"}, "còn thiếu --carrier, --waybill", "missing: --carrier"},
        Wrong{{"sell"}, "còn thiếu goods", "missing: goods"},
        Wrong{{"sell", "2", "kg"}, "thừa \"kg\"", "one too many"},
        Wrong{{"orders", "ship", "PM-1", "--carrier"}, "phải có giá trị", "needs a value"},
        Wrong{{"orders", "ship", "PM-1", "--waybill", "W", "--carrier", "A", "--carrier", "B"},
              "chỉ được viết một lần",
              "only once"},
        Wrong{{"holds", "make", "A-1KG", "hai", "--for", "Lan"}, "packs phải là số", "must be a"},
        Wrong{{"holds", "make", "A", "2", "--for", "Lan", "--hours", "2", "--until", "x"},
              "không dùng chung được",
              "do not go together"},
        Wrong{{"sandbox", "ghm"}, "postmart, agriconnect, shopone, tiki, ghn", "is none of"},
        Wrong{{"orders", "waybill", "PM-1"},
              "cần đúng một trong các tùy chọn: --out, --keep",
              "just one"},
        Wrong{{"books", "--from", "1/11"}, "--from chỉ dùng cùng với --xlsx", "goes with --xlsx"},
        Wrong{{"holds", "make", "A", "2", "--for", "Lan", "--hours", "0"}, "từ 1 đến 336", "336"},
        Wrong{{"channels", "connect", "x", "--connector", "shopee", "--url", "http://x"},
              "agriconnect",
              "is none of"},
        Wrong{{"publish", "--wait", "0"}, "số nguyên từ 1 đến", "whole number from 1"},
        Wrong{{"stock", "--lang", "fr"}, "vi, en", ""},
        Wrong{{}, "chưa nói làm việc gì", "no command"}}) {
    const auto spoken = run(arguments);
    BOOST_TEST(spoken.status == 2);
    BOOST_TEST(contains(spoken.err, vietnamese), spoken.err);
    if (*english == '\0') continue;
    const auto other = run(in_english(arguments));
    BOOST_TEST(contains(other.err, english), other.err);
  }
}

BOOST_FIXTURE_TEST_CASE(a_fault_names_the_option_as_it_is_typed, Desk) {
  import();
  const auto ended = ganh(
      {"stock", "adjust", "L2026-014", "--expected", "1 kg", "--counted", "1 kg", "--why", ""});

  BOOST_TEST(ended.status == 1);
  BOOST_TEST(contains(ended.err, "Thiếu --why"), ended.err);
  BOOST_TEST(!contains(ended.err, "items["), ended.err);
}

BOOST_FIXTURE_TEST_CASE(an_option_is_named_where_it_is_meant_and_not_where_its_name_is_a_word,
                        Desk) {
  import();

  const auto nobody =
      ganh({"orders", "take", "1 HONG-2KG", "--customer", "", "--phone", "0912345678"});
  const auto for_nobody = ganh({"holds", "make", "HONG-2KG", "1", "--for", "", "--hours", "2"});
  const auto nothing =
      ganh({"payments", "add", "PM-1", "--method", "cash", "--amount", "0", "--lang", "en"});
  const auto nameless = ganh({"cooperatives", "add", ""});
  const auto address = ganh({"config", "--listen", "abc"});

  BOOST_TEST(contains(nobody.err, "--customer"), nobody.err);
  BOOST_TEST(contains(for_nobody.err, "Thiếu --for."), for_nobody.err);
  BOOST_TEST(contains(nothing.err, "--amount must be"), nothing.err);
  BOOST_TEST(contains(nameless.err, "Thiếu “tên”."), nameless.err);
  BOOST_TEST(address.err.starts_with("--listen = \"abc\""), address.err);
}

// Of a server's database there may be any number of folders, and joining it twice is joining it.
BOOST_FIXTURE_TEST_CASE(a_folder_that_holds_data_is_not_begun_again, Desk,
                        *boost::unit_test::precondition(tests::on_a_file)) {
  BOOST_REQUIRE(ganh({"init"}).status == 0);

  const auto again = ganh({"init", "--lang", "en"});

  BOOST_TEST(again.status == 1);
  BOOST_TEST(contains(again.err, "holds Gánh's data already"), again.err);
}

BOOST_FIXTURE_TEST_CASE(a_word_that_is_no_utf8_is_refused_before_anything_is_done, Desk) {
  import();

  const auto note = ganh({"holds", "make", "GAO-BT-5KG", "1", "--for", "Lan\xff", "--lang", "en"});
  const auto shown = ganh({"orders", "show", "\xed\xa0\x80"});

  BOOST_TEST(note.status == 2);
  BOOST_TEST(contains(note.err, "Word 6"), note.err);
  BOOST_TEST(shown.status == 2);
  BOOST_TEST(contains(shown.err, "Từ thứ 3"), shown.err);
}

BOOST_FIXTURE_TEST_CASE(a_time_that_cannot_be_read_is_refused_with_one_that_can, Desk) {
  import();
  const auto wrong =
      ganh({"holds", "make", "GAO-BT-5KG", "1", "--for", "Lan", "--until", "chiều mai"});

  BOOST_TEST(wrong.status == 1);
  BOOST_TEST(contains(wrong.err, "Không hiểu lúc \"chiều mai\""), wrong.err);
  BOOST_TEST(contains(wrong.err, "21/11/2026 17:00"), wrong.err);
}

BOOST_AUTO_TEST_SUITE_END()
