#include "connectors/channel/credentials.h"

#include "tests/connectors/stall.h"

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Safe : Stall {
  Safe() { keep({"canary-key", "canary-secret", ""}); }
  void keep(const Credentials& credentials) {
    BOOST_REQUIRE(command([&](auto& c) {
      return channel::keep_credentials(c.rows(), channel.id, credentials, vault);
    }));
  }
  void write_row(const std::string& key, const std::string& secret) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run("UPDATE channel_credentials SET key = $2, secret = $3 WHERE cooperative_id = $1",
                   {key, secret});
      return {};
    }));
  }
  std::string row() {
    return *look([](auto& s) {
      return s.one(
          "SELECT key, secret, webhook_secret FROM channel_credentials "
          "WHERE cooperative_id = $1",
          {}, [](const catalog::store::Row& row) {
            return row.string(0) + " " + row.string(1) + " " + row.string(2);
          });
    });
  }
  Result<Credentials> kept(const channel::Vault& with) {
    return look([&](auto& s) { return channel::credentials_of(s, channel.id, with); });
  }
  std::vector<std::string> unreadable(const channel::Vault& with) {
    return look([&](auto& s) { return channel::unreadable_channels(s, with); });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(credentials_test, Safe)

BOOST_AUTO_TEST_CASE(they_come_back_as_they_were_and_their_row_shows_nothing) {
  const auto found = kept(vault);

  BOOST_REQUIRE(found);
  BOOST_TEST(found->key == "canary-key");
  BOOST_TEST(found->secret == "canary-secret");
  BOOST_TEST(found->webhook_secret == "");
  BOOST_TEST(row().find("canary") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_key_is_told_that_they_cannot_be_read) {
  const auto found = kept(channel::Vault::make());

  BOOST_REQUIRE(!found);
  BOOST_TEST((found.error().code == Code::not_now));
  BOOST_TEST(found.error().faults.at(0).reason == "credentials.unreadable");
  BOOST_TEST(unreadable(channel::Vault::make()) == std::vector<std::string>{"agriconnect"});
  BOOST_TEST(unreadable(vault).empty());
}

BOOST_AUTO_TEST_CASE(without_a_key_nothing_is_kept) {
  const auto done = command([&](auto& c) {
    return channel::keep_credentials(c.rows(), channel.id, {"k", "s", ""}, channel::Vault{});
  });

  BOOST_REQUIRE(!done);
  BOOST_TEST(done.error().faults.at(0).reason == "credentials.no_key");
}

BOOST_AUTO_TEST_CASE(what_an_older_program_kept_is_not_used_before_it_is_sealed) {
  write_row("canary-key", "canary-secret");
  BOOST_TEST(!kept(vault).has_value());
  BOOST_TEST(look([](auto& s) { return channel::plain_count(s); }) == 1);

  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    channel::seal_plain_credentials(c.rows(), vault);
    return {};
  }));

  BOOST_TEST(look([](auto& s) { return channel::plain_count(s); }) == 0);
  BOOST_TEST(row().find("canary") == std::string::npos);
  BOOST_REQUIRE(kept(vault));
  BOOST_TEST(kept(vault)->secret == "canary-secret");
}

BOOST_AUTO_TEST_SUITE_END()
