#include <boost/test/unit_test.hpp>

#include "tests/service/accounts/office.h"

using namespace ganh;
using namespace ganh::service::accounts;

namespace {

// Lan runs Thiên An; Tài works for Nậm Lành.
struct Inviting : Office {
  Inviting() {
    cooperative(nam_lanh, "Nặm Lành");
    person("lan", Role::manager);
    person("may", Role::manager, nam_lanh);
    tai = person("tai", Role::staff, nam_lanh);
  }
  Result<Added> add(const Caller& by, const std::string& login) {
    return accounts.add_member(by, thien_an, login, "Ai đó", Role::staff, visit);
  }
  Invitation invited() { return std::get<Invitation>(add(caller("lan"), "tai").value()); }
  Result<> answer(const Caller& by, const Invitation& invitation, bool accept = true) {
    return accounts.answer_invitation(by, invitation.id, accept, visit);
  }
  bool belongs() { return accounts.member(thien_an, tai.id).has_value(); }

  Person tai;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invitation_commands_test, Inviting)

BOOST_AUTO_TEST_CASE(a_login_that_exists_is_invited_and_nothing_is_told_of_the_person) {
  const auto added = add(caller("lan"), "TAI");

  BOOST_REQUIRE(added);
  BOOST_REQUIRE(std::holds_alternative<Invitation>(*added));
  BOOST_TEST(std::get<Invitation>(*added).login == "TAI");
  BOOST_TEST(!belongs());
  BOOST_REQUIRE(accounts.invitations(thien_an).size() == 1);
  BOOST_TEST(accounts.invitations(thien_an)[0].login == "TAI");
  BOOST_TEST(reason_of(add(caller("lan"), "tai")) == "people.invited_already");
}

BOOST_AUTO_TEST_CASE(only_who_is_invited_makes_himself_a_member) {
  const Invitation invitation = invited();

  BOOST_TEST(reason_of(answer(caller("lan"), invitation)) == "invitation.not_found");
  BOOST_TEST(reason_of(answer(machine, invitation)) == "sign_in.needed");
  BOOST_TEST(!belongs());

  BOOST_REQUIRE(answer(caller("tai"), invitation));

  BOOST_TEST(belongs());
  BOOST_TEST(accounts.memberships(tai.id).size() == 2);
  BOOST_TEST(accounts.person(tai.id)->name == tai.name);
  BOOST_TEST(accounts.invitations(thien_an).empty());
  BOOST_TEST(reason_of(add(caller("lan"), "tai")) == "people.member_already");
}

BOOST_AUTO_TEST_CASE(who_declines_stays_out_and_may_be_asked_again) {
  const Invitation invitation = invited();

  BOOST_REQUIRE(answer(caller("tai"), invitation, false));

  BOOST_TEST(!belongs());
  BOOST_TEST(reason_of(answer(caller("tai"), invitation)) == "invitation.not_found");
  BOOST_TEST(add(caller("lan"), "tai").has_value());
}

BOOST_AUTO_TEST_CASE(a_session_by_somebodys_link_does_not_accept) {
  const Invitation invitation = invited();
  const auto link = accounts.make_link(caller("may"), nam_lanh, tai.id, visit);
  const auto by_link = accounts.use_link(link.value().secret, visit);
  const Caller shown = accounts.identify_session(by_link.value().secret);

  BOOST_TEST(reason_of(answer(shown, invitation)) == "invitation.by_link");
  BOOST_TEST(!belongs());
  BOOST_TEST(answer(shown, invitation, false).has_value());
}

BOOST_AUTO_TEST_CASE(accepting_shuts_out_whoever_came_by_a_link) {
  const Invitation invitation = invited();
  const auto link = accounts.make_link(caller("may"), nam_lanh, tai.id, visit);
  const auto by_link = accounts.use_link(link.value().secret, visit);
  const auto unused = accounts.make_link(caller("may"), nam_lanh, tai.id, visit);
  BOOST_REQUIRE(unused);

  BOOST_REQUIRE(answer(caller("tai"), invitation));

  BOOST_TEST(!is_in(by_link->secret));
  BOOST_TEST(!accounts.use_link(unused->secret, visit));
  for (const auto& [by, where] : {std::pair("may", nam_lanh), std::pair("lan", thien_an)}) {
    BOOST_TEST(reason_of(accounts.make_link(caller(by), where, tai.id, visit)) ==
               "people.belongs_elsewhere");
  }
}

BOOST_AUTO_TEST_CASE(an_invitation_gives_the_inviter_no_say_over_the_person) {
  invited();

  BOOST_TEST(reason_of(accounts.make_link(caller("lan"), thien_an, tai.id, visit)) ==
             "people.not_found");
  BOOST_TEST(reason_of(accounts.reset_password(caller("lan"), tai.id, visit)) ==
             "people.not_found");
}

BOOST_AUTO_TEST_CASE(an_invitation_ends_when_it_is_withdrawn_or_a_month_old) {
  const Invitation first = invited();
  BOOST_TEST(reason_of(accounts.withdraw_invitation(caller("may"), nam_lanh, first.id, visit)) ==
             "invitation.not_found");
  BOOST_REQUIRE(accounts.withdraw_invitation(caller("lan"), thien_an, first.id, visit));
  const Invitation second = invited();
  clock.advance(invitation_life);

  BOOST_TEST(reason_of(answer(caller("tai"), first)) == "invitation.not_found");
  BOOST_TEST(reason_of(answer(caller("tai"), second)) == "invitation.not_found");
  BOOST_TEST(accounts.invitations_to(tai.id).empty());
  BOOST_TEST(add(caller("lan"), "tai").has_value());
}

BOOST_AUTO_TEST_CASE(the_machine_brings_in_at_once_and_the_invitation_is_gone) {
  invited();

  const auto added = add(machine, "tai");

  BOOST_REQUIRE(added);
  BOOST_TEST(std::holds_alternative<Member>(*added));
  BOOST_TEST(accounts.invitations_to(tai.id).empty());
}

BOOST_AUTO_TEST_SUITE_END()
