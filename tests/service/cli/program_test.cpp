#include <filesystem>
#include <fstream>

#include "connectors/transport/system_clock.h"
#include "tests/connectors/transport/waiting_client.h"
#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

namespace {

const std::vector<Arguments> commands = {
    {},
    {"init"},
    {"import"},
    {"channels"},
    {"channels", "connect"},
    {"publish"},
    {"orders"},
    {"orders", "show"},
    {"orders", "confirm"},
    {"orders", "pack"},
    {"orders", "unpack"},
    {"orders", "ship"},
    {"orders", "cod"},
    {"orders", "deliver"},
    {"orders", "cut"},
    {"orders", "substitute"},
    {"orders", "cancel"},
    {"carriers"},
    {"carriers", "connect"},
    {"carriers", "webhook"},
    {"track"},
    {"orders", "return"},
    {"orders", "returns"},
    {"orders", "take"},
    {"orders", "quarantine"},
    {"orders", "quarantine", "dismiss"},
    {"orders", "quarantine", "retry"},
    {"sell"},
    {"orders", "slip"},
    {"orders", "label"},
    {"orders", "waybill"},
    {"orders", "invoice"},
    {"orders", "erase-customers"},
    {"pick-list"},
    {"payments"},
    {"payments", "show"},
    {"payments", "add"},
    {"payments", "refund"},
    {"payments", "qr"},
    {"stock"},
    {"stock", "adjust"},
    {"stock", "lots"},
    {"stock", "transfer"},
    {"stock", "waste"},
    {"stock", "take"},
    {"stock", "take", "open"},
    {"stock", "take", "show"},
    {"stock", "take", "sheet"},
    {"stock", "take", "count"},
    {"stock", "take", "add"},
    {"stock", "take", "refresh"},
    {"stock", "take", "settle"},
    {"stock", "take", "drop"},
    {"places"},
    {"places", "put"},
    {"holds"},
    {"holds", "make"},
    {"holds", "end"},
    {"recall"},
    {"shares"},
    {"reports"},
    {"reports", "sales"},
    {"reports", "expiring"},
    {"payouts"},
    {"payouts", "draft"},
    {"payouts", "show"},
    {"payouts", "advance"},
    {"payouts", "deduct"},
    {"payouts", "pay"},
    {"payouts", "discard"},
    {"payouts", "slip"},
    {"payouts", "text"},
    {"settlements"},
    {"settlements", "plan"},
    {"settlements", "enter"},
    {"settlements", "show"},
    {"settlements", "received"},
    {"settlements", "accept"},
    {"purchase-list"},
    {"books"},
    {"books", "check"},
    {"to-do"},
    {"changes"},
    {"people"},
    {"people", "add"},
    {"people", "link"},
    {"set-up-code"},
    {"cooperatives"},
    {"cooperatives", "add"},
    {"tokens"},
    {"tokens", "make"},
    {"tokens", "revoke"},
    {"serve"},
    {"config"},
    {"backup"},
    {"restore"},
    {"doctor"},
    {"sandbox"},
};

Arguments with(Arguments arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(program_test)

BOOST_AUTO_TEST_CASE(every_help_teaches_by_an_example_in_both_languages) {
  for (const auto& command : commands) {
    const auto vietnamese = run(with(command, {"--help"}));
    const auto english = run(with(command, {"--help", "--lang", "en"}));
    BOOST_TEST(vietnamese.status == 0);
    BOOST_TEST(contains(vietnamese.out, "Ví dụ"), vietnamese.out);
    BOOST_TEST(contains(english.out, "Example"), english.out);
  }
}

BOOST_AUTO_TEST_CASE(wrong_use_is_told_apart_from_refusals) {
  for (const auto& wrong : {Arguments{"bogus"}, Arguments{}, Arguments{"import"},
                            Arguments{"publish", "--bogus"}, Arguments{"stock", "--lang", "fr"}}) {
    const auto ended = run(wrong);
    BOOST_TEST(ended.status == 2);
    BOOST_TEST(contains(ended.err, "--help"), ended.err);
  }
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_is_not_there_says_how_to_make_it, Desk) {
  const auto ended = ganh({"stock"});

  BOOST_TEST(ended.status == 1);
  BOOST_TEST(contains(ended.err, "ganh init --data " + data), ended.err);
}

BOOST_FIXTURE_TEST_CASE(a_workbook_goes_in_as_planned_and_again_changes_nothing, Desk) {
  BOOST_REQUIRE(ganh({"init"}).status == 0);

  const auto plan = parsed(ganh({"import", workbook, "--plan", "--json"}).out);
  const auto first = parsed(ganh({"import", workbook, "--json"}).out);
  const auto again = parsed(ganh({"import", workbook, "--json"}).out);

  const auto planned = plan.root()["plan"]["created"].integer_or(0);
  BOOST_TEST(planned > 0);
  BOOST_TEST(plan.root()["applied"].is_null());
  BOOST_TEST(first.root()["applied"]["counts"]["created"].integer_or(0) == planned);
  BOOST_TEST(again.root()["plan"]["created"].integer_or(-1) == 0);
  BOOST_TEST(again.root()["plan"]["updated"].integer_or(-1) == 0);
}

BOOST_FIXTURE_TEST_CASE(faulty_rows_come_back_beside_the_file_never_over_it, Desk) {
  BOOST_REQUIRE(ganh({"init"}).status == 0);
  const auto size = std::filesystem::file_size(workbook);

  const auto ended = ganh({"import", workbook});
  const auto over = ganh({"import", workbook, "--annotated", workbook});

  BOOST_TEST(ended.status == 0);
  BOOST_TEST(contains(ended.out, "Sản phẩm!G8"), ended.out);
  BOOST_TEST(std::filesystem::exists(folder / "thien-an-loi.xlsx"));
  BOOST_TEST(over.status == 1);
  BOOST_TEST(std::filesystem::file_size(workbook) == size);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_no_workbook_says_what_to_do, Desk) {
  BOOST_REQUIRE(ganh({"init"}).status == 0);
  std::ofstream(folder / "notes.xlsx") << "gạo 10 kg";

  const auto ended = ganh({"import", folder / "notes.xlsx"});

  BOOST_TEST(ended.status == 1);
  BOOST_TEST(contains(ended.err, "→"), ended.err);
}

BOOST_FIXTURE_TEST_CASE(secrets_are_neither_taken_from_the_command_line_nor_shown, Desk) {
  import();
  std::ofstream(folder / "secret.txt") << "s3cret\n";

  const auto connected =
      ganh({"channels", "connect", "postmart", "--connector", "postmart", "--url",
            "http://127.0.0.1:1", "--key", "k", "--secret-file", folder / "secret.txt"});
  const auto listed = ganh({"channels", "--json"});
  const auto on_the_line = ganh({"channels", "connect", "x", "--connector", "postmart", "--url",
                                 "http://127.0.0.1:1", "--secret", "s3cret"});

  BOOST_TEST(connected.status == 0, connected.err);
  BOOST_TEST(!contains(connected.out + listed.out, "s3cret"));
  BOOST_TEST(on_the_line.status == 2);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_sent_without_somebody_agreeing, Desk) {
  import();
  Process sandbox({"sandbox", "agriconnect", "--listen", "127.0.0.1:0", "--json"});
  connect(sandbox, "agriconnect");

  const auto rehearsed = ganh({"publish", "--rehearse"});
  const auto unanswered = ganh({"publish"});
  const auto channels = parsed(ganh({"channels", "--json"}).out);

  BOOST_TEST(rehearsed.status == 0);
  BOOST_TEST(contains(rehearsed.out, "MIEN-500G"));
  BOOST_TEST(contains(rehearsed.out, "GUI-TRE"));  // with why it cannot be bought
  BOOST_TEST(unanswered.status == 1);
  BOOST_TEST(channels.root()["channels"].items().at(0)["listings"]["live"].integer_or(-1) == 0);
}

BOOST_FIXTURE_TEST_CASE(publishing_sends_what_was_rehearsed_and_tells_their_refusals, Desk) {
  import();
  Process sandbox({"sandbox", "agriconnect", "--listen", "127.0.0.1:0", "--json"});
  connect(sandbox, "agriconnect");

  const auto rehearsed = parsed(ganh({"publish", "--rehearse", "--json"}).out);
  const auto ended = ganh({"publish", "--yes", "--json"});
  const auto published = parsed(ended.out);

  BOOST_TEST(ended.status == 0, ended.err);
  BOOST_TEST(published.root()["sent"].boolean_or(false));
  const auto promised = rehearsed.root()["channels"].items().at(0)["listings"].size();
  const auto channel = published.root()["channels"].items().at(0);
  BOOST_TEST(channel["released"].integer_or(0) == static_cast<std::int64_t>(promised));
  BOOST_REQUIRE(channel["refused"].size() == 1U);
  BOOST_TEST(channel["refused"].items()[0]["sku"].text_or() == "MATONG-500ML");
}

BOOST_FIXTURE_TEST_CASE(ctrl_c_ends_the_service_within_two_seconds, Desk) {
  import();
  Process service(here({"serve", "--listen", "127.0.0.1:0"}));
  BOOST_REQUIRE(contains(service.first_line(), "http://127.0.0.1:"));

  const auto start = std::chrono::steady_clock::now();
  service.interrupt();
  const int status = service.wait();

  BOOST_TEST(status == 0);
  BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds{2}));
}

BOOST_FIXTURE_TEST_CASE(a_taken_port_and_a_foreign_address_are_told_plainly, Desk) {
  import();
  Process service(here({"serve", "--listen", "127.0.0.1:0", "--json"}));
  const std::string address = parsed(service.first_line()).root()["address"].text_or();
  const std::string port = address.substr(address.rfind(':') + 1);
  const std::string other = folder / "other";
  BOOST_REQUIRE(run({"init", "--data", other}).status == 0);

  const auto taken = run({"serve", "--listen", "127.0.0.1:" + port, "--data", other});
  const auto foreign = run({"serve", "--listen", "192.0.2.1:0", "--data", other});

  BOOST_TEST(taken.status == 3);
  BOOST_TEST(contains(taken.err, port), taken.err);
  BOOST_TEST(foreign.status == 1);
  BOOST_TEST(contains(foreign.err, "127.0.0.1"), foreign.err);
}

BOOST_FIXTURE_TEST_CASE(somebody_new_gets_a_link_that_a_phone_can_read, Desk) {
  import();
  BOOST_REQUIRE(ganh({"people", "add", "0912345678", "--name", "Chị Lan"}).status == 0);

  const auto link = ganh({"people", "link", "0912345678"});
  const auto nobody = ganh({"people", "link", "0999999999"});

  BOOST_TEST(link.status == 0, link.err);
  BOOST_TEST(contains(link.out, "http://127.0.0.1:8080/sign-in#"), link.out);
  BOOST_TEST(contains(link.out, "▀"), link.out);
  BOOST_TEST(contains(link.out, "public_url"), link.out);  // no phone gets to 127.0.0.1
  BOOST_TEST(contains(ganh({"people"}).out, "Chị Lan"));
  BOOST_TEST(nobody.status == 1);
}

BOOST_AUTO_TEST_CASE(the_help_of_sandboxes_lists_carriers_and_how_a_parcel_moves) {
  const auto help = run({"sandbox", "--help"});

  for (const char* part : {"ghn", "vietnam_post", "viettel_post", "/_sandbox/parcels", "moves"}) {
    BOOST_TEST(contains(help.out, part), help.out);
  }
}

BOOST_FIXTURE_TEST_CASE(a_token_is_shown_once_and_revoked_by_its_id, Desk) {
  import();
  const Date today = date_in_vietnam(connectors::transport::SystemClock().now());
  const auto made = parsed(ganh({"tokens", "make", "kho", "--scope", "stock.read", "--until",
                                 vietnamese_date(today + std::chrono::days{30}), "--json"})
                               .out);
  const std::string id = made.root()["token"]["id"].text_or();

  const auto listed = ganh({"tokens"});
  const auto revoked = ganh({"tokens", "revoke", id});

  BOOST_TEST(made.root()["secret"].text_or().starts_with("ganh_tok_"));
  BOOST_TEST(contains(listed.out, id), listed.out);
  BOOST_TEST(!contains(listed.out, made.root()["secret"].text_or()));
  BOOST_TEST(revoked.status == 0, revoked.err);
  BOOST_TEST(contains(ganh({"tokens"}).out, "đã thu hồi"));
}

BOOST_FIXTURE_TEST_CASE(a_token_says_how_to_revoke_it_and_a_misspelt_scope_is_named, Desk) {
  import();
  const Date today = date_in_vietnam(connectors::transport::SystemClock().now());
  const auto make = [&](const char* scope) {
    return ganh({"tokens", "make", "kho", "--scope", scope, "--until",
                 vietnamese_date(today + std::chrono::days{30}), "--lang", "en"});
  };

  const auto made = make("stock.read");
  const auto misspelt = make("stok.read");

  BOOST_TEST(contains(made.out, "ganh tokens revoke tok_"), made.out);
  BOOST_TEST(contains(misspelt.err, "no scope named \"stok.read\""), misspelt.err);
}

BOOST_FIXTURE_TEST_CASE(a_flag_that_makes_no_sense_is_wrong_use, Desk) {
  const auto ended = ganh({"serve", "--listen", "foo:bar"});

  BOOST_TEST(ended.status == 2);
  BOOST_TEST(contains(ended.err, "--listen"), ended.err);
}

BOOST_FIXTURE_TEST_CASE(a_backup_that_is_not_there_is_not_called_damaged, Desk,
                        *boost::unit_test::precondition(tests::on_a_file)) {
  const auto ended = ganh({"restore", folder / "none.db", "--lang", "en"});

  BOOST_TEST(ended.status == 1);
  BOOST_TEST(contains(ended.err, "There is no file"), ended.err);
  BOOST_TEST(!contains(ended.err, "not sound"), ended.err);
}

BOOST_FIXTURE_TEST_CASE(another_cooperative_is_begun_by_its_name, Desk) {
  import();

  const auto made = ganh({"cooperatives", "add", "HTX Nậm Lành"});
  const auto listed = ganh({"cooperatives"});
  const auto unclear = ganh({"stock"});
  const auto chosen = ganh({"stock", "--cooperative", "HTX Nậm Lành"});

  BOOST_TEST(made.status == 0, made.err);
  BOOST_TEST(contains(listed.out, "Thiên An"), listed.out);
  BOOST_TEST(contains(listed.out, "HTX Nậm Lành"), listed.out);
  BOOST_TEST(unclear.status == 1);
  BOOST_TEST(chosen.status == 0, chosen.err);
}

BOOST_FIXTURE_TEST_CASE(every_list_speaks_json, Desk) {
  import();

  for (const auto& command : {Arguments{"stock", "--json"}, Arguments{"orders", "--json"},
                              Arguments{"channels", "--json"}, Arguments{"shares", "--json"}}) {
    const auto ended = ganh(command);
    BOOST_TEST(ended.status == 0, ended.err);
    BOOST_TEST(catalog::json::parse(ended.out).has_value(), ended.out);
  }
}

BOOST_AUTO_TEST_SUITE_END()
