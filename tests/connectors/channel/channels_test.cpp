#include "connectors/channel/channels.h"

#include "connectors/channel/credentials.h"
#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Connecting : Stall {
  Result<ChannelId> at(const std::string& url, const Credentials& credentials) {
    return command([&](auto& c) {
      return channel::connect(c, {name, "chợ", url, "", credentials}, vault);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(channels_test, Connecting)

BOOST_AUTO_TEST_CASE(another_address_with_another_key_is_another_shop) {
  const auto id = at("http://127.0.0.1:1", {"k1", "s", ""});

  const auto other = at("http://127.0.0.1:2", {"k2", "s", ""});

  BOOST_REQUIRE(!other);
  BOOST_TEST((other.error().code == Code::conflict));
  BOOST_TEST(other.error().faults.front().reason == "channel.other_address");
  const auto stands = look([&](auto& s) { return channel::find_channel(s, *id); });
  BOOST_TEST(stands->base_url == "http://127.0.0.1:1");
}

BOOST_AUTO_TEST_CASE(a_shop_that_moves_keeps_its_key_and_goes_on) {
  const auto id = at("http://127.0.0.1:1", {"k1", "s", ""});

  const auto moved = at("http://127.0.0.1:2", {"k1", "a new one", ""});

  BOOST_REQUIRE(moved);
  BOOST_TEST((*moved == *id));
  const auto stands = look([&](auto& s) { return channel::find_channel(s, *id); });
  BOOST_TEST(stands->base_url == "http://127.0.0.1:2");
}

BOOST_AUTO_TEST_CASE(a_key_may_change_where_the_address_stays) {
  const auto id = at("http://127.0.0.1:1", {"k1", "s", ""});

  BOOST_TEST((*at("http://127.0.0.1:1", {"k2", "s", ""}) == *id));
}

BOOST_AUTO_TEST_SUITE_END()
