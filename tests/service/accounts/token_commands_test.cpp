#include <boost/test/unit_test.hpp>

#include "connectors/channel/channels.h"
#include "tests/service/accounts/office.h"

using namespace ganh;
using namespace ganh::service::accounts;
using namespace std::chrono_literals;

namespace {

struct TokenOffice : Office {
  TokenOffice() {
    cooperative(nam_lanh, "Nặm Lành");
    manager = person("lan", Role::manager);
    lan = caller("lan");
  }
  ChannelId channel() {
    return database
        ->write([&](catalog::store::Write& write) {
          catalog::changes::Command command(write, thien_an, {{"cmd_1"}, "clerk", "test"},
                                            clock.now(), randomness);
          return connectors::channel::connect(
              command, {"agriconnect", "agriconnect", "http://127.0.0.1:1", "", {}},
              connectors::channel::Vault::make());
        })
        .value();
  }
  Person manager;
  Caller lan;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(token_commands_test, TokenOffice)

BOOST_AUTO_TEST_CASE(a_token_does_what_its_scopes_say_in_its_cooperative) {
  const auto made = token(lan, {Permission::orders_read});
  BOOST_REQUIRE(made);
  BOOST_TEST(made->secret.starts_with("ganh_tok_"));

  const Caller caller = accounts.identify_token(made->secret);

  BOOST_TEST((caller.kind == Caller::Kind::token));
  BOOST_TEST(caller.actor == "token:" + made->token.id.text);
  BOOST_TEST(caller.may(Permission::orders_read, thien_an));
  BOOST_TEST(!caller.may(Permission::orders_write, thien_an));
  BOOST_TEST(!caller.belongs_to(nam_lanh));
  BOOST_TEST(!accounts.identify_session(made->secret).is_known());
}

BOOST_AUTO_TEST_CASE(a_token_never_does_more_than_its_maker_still_may) {
  const Person second = person("mai", Role::manager);
  const auto made = token(caller("mai"), {Permission::orders_read, Permission::stock_write});
  BOOST_REQUIRE(made);
  BOOST_TEST(accounts.identify_token(made->secret).may(Permission::stock_write, thien_an));

  BOOST_REQUIRE(accounts.set_role(lan, thien_an, second.id, Role::team_member));
  BOOST_TEST(!accounts.identify_token(made->secret).may(Permission::stock_write, thien_an));

  BOOST_REQUIRE(accounts.remove_membership(lan, thien_an, second.id));
  BOOST_TEST(!accounts.identify_token(made->secret).is_known());
}

BOOST_AUTO_TEST_CASE(nobody_hands_on_what_he_does_not_hold) {
  BOOST_TEST(reason_of(token(lan, {})) == "token.scopes");
  BOOST_TEST(reason_of(token(lan, {Permission::installation})) == "token.scopes");
  BOOST_TEST(reason_of(token(lan, {Permission::orders_read}, nam_lanh)) == "people.not_allowed");
  BOOST_TEST(reason_of(token(lan, {Permission::installation}, std::nullopt)) ==
             "people.not_allowed");
}

BOOST_AUTO_TEST_CASE(a_token_gives_access_to_nobody) {
  const auto made = token(lan, {Permission::people_write});
  BOOST_REQUIRE(made);
  const Caller caller = accounts.identify_token(made->secret);
  const auto reason = "token.not_by_token";

  BOOST_TEST(reason_of(token(caller, {Permission::people_write})) == reason);
  BOOST_TEST(reason_of(accounts.make_link(caller, thien_an, manager.id, visit)) == reason);
  BOOST_TEST(reason_of(accounts.add_member(caller, thien_an, "x1", "X", Role::manager, visit)) ==
             reason);
  BOOST_TEST(reason_of(accounts.set_role(caller, thien_an, manager.id, Role::manager)) == reason);
}

BOOST_AUTO_TEST_CASE(a_token_takes_access_from_nobody) {
  const auto made = token(lan, {Permission::people_write});
  BOOST_REQUIRE(made);
  const Caller caller = accounts.identify_token(made->secret);
  const auto reason = "token.not_by_token";

  BOOST_TEST(reason_of(accounts.remove_membership(caller, thien_an, manager.id)) == reason);
  BOOST_TEST(reason_of(accounts.revoke_token(caller, thien_an, made->token.id, visit)) == reason);
  BOOST_TEST(reason_of(accounts.withdraw_invitation(caller, thien_an, InvitationId{"inv_x"},
                                                    visit)) == reason);
  BOOST_TEST(reason_of(accounts.rename(caller, manager.id, "X", visit)) == reason);
  BOOST_TEST(reason_of(accounts.set_disabled(caller, manager.id, true, visit)) == reason);
  BOOST_TEST(reason_of(accounts.reset_password(caller, manager.id, visit)) == reason);
}

BOOST_AUTO_TEST_CASE(a_token_of_the_installation_holds_while_its_maker_administers) {
  administrator("boss");
  const Person second = administrator("second");
  const auto made = token(caller("second"), {Permission::installation}, std::nullopt);
  BOOST_REQUIRE(made);
  BOOST_TEST(accounts.identify_token(made->secret).may_administer());

  BOOST_REQUIRE(accounts.set_administrator(caller("boss"), second.id, false, visit));

  BOOST_TEST(!accounts.identify_token(made->secret).is_known());
}

BOOST_AUTO_TEST_CASE(an_expiry_is_needed_and_at_most_a_year_away) {
  const auto with_end = [&](Time end) {
    return reason_of(
        accounts.make_token(lan, {thien_an, "kho", {Permission::orders_read}, {}, end}, visit));
  };
  BOOST_TEST(with_end({}) == "token.end");
  BOOST_TEST(with_end(clock.now()) == "token.end");
  BOOST_TEST(with_end(clock.now() + std::chrono::days{367}) == "token.end");

  const auto made = token(lan, {Permission::orders_read});
  clock.advance(std::chrono::days{30} - 1s);
  BOOST_TEST(accounts.identify_token(made->secret).is_known());
  clock.advance(1s);
  BOOST_TEST(!accounts.identify_token(made->secret).is_known());
}

BOOST_AUTO_TEST_CASE(a_revoked_token_opens_nothing_at_once) {
  const auto made = token(lan, {Permission::orders_read});
  BOOST_TEST(accounts.identify_token(made->secret).is_known());

  BOOST_REQUIRE(accounts.revoke_token(lan, thien_an, made->token.id, visit));

  BOOST_TEST(!accounts.identify_token(made->secret).is_known());
  BOOST_TEST(accounts.revoke_token(lan, thien_an, made->token.id, visit).has_value());
  const auto listed = accounts.tokens(thien_an);
  BOOST_REQUIRE(listed.size() == 1);
  BOOST_TEST(listed[0].revoked_at.has_value());
  BOOST_TEST(listed[0].maker_name == manager.name);
  BOOST_TEST(listed[0].used_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_token_of_another_cooperative_is_not_there) {
  const auto made = token(lan, {Permission::orders_read});
  person("tai", Role::manager, nam_lanh);

  BOOST_TEST(reason_of(accounts.revoke_token(caller("tai"), nam_lanh, made->token.id, visit)) ==
             "token.not_found");
  BOOST_TEST(reason_of(accounts.revoke_token(caller("tai"), thien_an, made->token.id, visit)) ==
             "people.not_allowed");
  BOOST_TEST(accounts.tokens(nam_lanh).empty());
  BOOST_TEST(accounts.identify_token(made->secret).is_known());
}

BOOST_AUTO_TEST_CASE(a_token_for_one_channel_reads_offers_alone) {
  const ChannelId market = channel();
  const auto made_for = [&](Permissions scopes, const ChannelId& id) {
    return accounts.make_token(lan, {thien_an, "AgriConnect", scopes, id, next_month()}, visit);
  };
  BOOST_TEST(reason_of(made_for({Permission::orders_read}, market)) == "token.channel_scopes");
  BOOST_TEST(reason_of(made_for({Permission::offers_read}, {"chan_none"})) == "token.channel");

  const auto made = made_for({Permission::offers_read}, market);

  BOOST_REQUIRE(made);
  BOOST_TEST(accounts.identify_token(made->secret).channel->text == market.text);
}

BOOST_AUTO_TEST_CASE(a_cooperative_has_so_many_tokens_that_hold) {
  for (int i = 0; i < tokens_of_cooperative_max; ++i) {
    BOOST_REQUIRE(token(lan, {Permission::orders_read}));
  }

  BOOST_TEST(reason_of(token(lan, {Permission::orders_read})) == "token.too_many");
  clock.advance(std::chrono::days{31});
  lan = caller("lan");
  BOOST_TEST(token(lan, {Permission::orders_read}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
