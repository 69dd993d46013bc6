#include "tests/service/cli/desk.h"

using namespace ganh;
using namespace ganh::service;

BOOST_AUTO_TEST_SUITE(cli_carriers_test)

BOOST_FIXTURE_TEST_CASE(a_carrier_is_connected_listed_and_told_its_address, Desk) {
  import();
  Process sandbox({"sandbox", "ghn", "--listen", "127.0.0.1:0", "--json"});
  const auto told = parsed(sandbox.first_line());
  std::ofstream(folder / "secret.txt") << told.root()["secret"].text_or() << '\n';

  const auto connected =
      ganh({"carriers", "connect", "nhanh", "--carrier", "ghn", "--url",
            told.root()["address"].text_or(), "--secret-file", folder / "secret.txt"});
  const auto list = ganh({"carriers"});
  const auto address = ganh({"carriers", "webhook", "nhanh"});

  BOOST_TEST(connected.status == 0, connected.err);
  BOOST_TEST(contains(list.out, "nhanh"), list.out);
  BOOST_TEST(contains(list.out, "Giao Hàng Nhanh"), list.out);
  BOOST_TEST(!contains(list.out, told.root()["secret"].text_or()));
  BOOST_TEST(contains(address.out, "/v1/webhooks/carriers/carrier_"), address.out);
}

BOOST_FIXTURE_TEST_CASE(a_waybill_of_nobody_is_refused_with_a_cure, Desk) {
  import();

  const auto found = ganh({"track", "EB1VN"});

  BOOST_TEST(found.status == 1);
  BOOST_TEST(contains(found.err, "Kiểm tra lại mã vận đơn"), found.err);
}

BOOST_AUTO_TEST_SUITE_END()
