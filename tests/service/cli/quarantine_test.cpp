#include "connectors/receiving/inbox.h"
#include "tests/service/cli/desk.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

namespace {

// Two channels that each sent an order PM-9 which cannot be read.
struct Shelf : Shop {
  Shelf() {
    for (const char* name : {"postmart", "chợ phiên"}) {
      const ChannelId id = channel(name);
      command([&](auto& c) -> Result<> {
        connectors::receiving::import(
            c, *connectors::channel::find_channel(c.rows(), id),
            {connectors::Poisoned{"PM-9", "lines", "", R"({"order_id":"PM-9"})"}});
        return {};
      });
    }
    folder.reset();
  }
  Ended ganh(Arguments arguments) {
    arguments.insert(arguments.end(), {"--data", place.path() / "data"});
    if (tests::is_on_server()) {
      arguments.insert(arguments.end(), {"--database", database.name()});
    }
    return run(arguments, "");
  }
  Ended dismiss(Arguments more = {}) {
    more.insert(more.begin(), {"orders", "quarantine", "dismiss", "PM-9", "--why", "đã gọi"});
    return ganh(more);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(quarantine_test, Shelf)

BOOST_AUTO_TEST_CASE(of_two_channels_orders_of_one_number_none_is_taken_for_the_other) {
  const auto unsaid = dismiss();
  const auto other = dismiss({"--channel", "chợ"});
  const auto said = dismiss({"--channel", "postmart"});

  BOOST_TEST(unsaid.status == 1);
  BOOST_TEST(contains(unsaid.err, "postmart"), unsaid.err);
  BOOST_TEST(contains(unsaid.err, "chợ phiên"), unsaid.err);
  BOOST_TEST(contains(unsaid.err, "--channel"), unsaid.err);
  BOOST_TEST(other.status == 1);
  BOOST_TEST(said.status == 0, said.err);
  BOOST_TEST(!contains(said.out, "postmart"), said.out);
  BOOST_TEST(contains(said.out, "chợ phiên"), said.out);
}

BOOST_AUTO_TEST_CASE(where_one_channel_has_it_none_need_be_named) {
  BOOST_REQUIRE(dismiss({"--channel", "chợ phiên"}).status == 0);

  BOOST_TEST(dismiss().status == 0);
  BOOST_TEST(dismiss().status == 1);
}

BOOST_AUTO_TEST_SUITE_END()
