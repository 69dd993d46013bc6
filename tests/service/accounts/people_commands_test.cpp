#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "catalog/changes/change_log.h"
#include "tests/service/accounts/office.h"

using namespace ganh;
using namespace ganh::service::accounts;

namespace {

struct Offices : Office {
  Offices() {
    cooperative(nam_lanh, "Nặm Lành");
    manager = person("lan", Role::manager);
    staff = person("hoa", Role::staff);
    stranger = person("tai", Role::manager, nam_lanh);
  }
  catalog::changes::Change last_change() {
    return look([](auto& read) {
      return catalog::changes::changes_after(read.scope(thien_an), 0, 100).back();
    });
  }
  Person manager;
  Person staff;
  Person stranger;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_commands_test, Offices)

BOOST_AUTO_TEST_CASE(a_manager_adds_people_to_his_own_cooperative_only) {
  const Caller lan = caller("lan");

  const auto added = accounts.add_member(lan, thien_an, "mai", "Mai", Role::team_member, visit);

  BOOST_REQUIRE(added);
  const auto& mai = std::get<Member>(*added);
  BOOST_TEST(!mai.person.has_password);
  BOOST_TEST((mai.role == Role::team_member));
  BOOST_TEST(reason_of(accounts.add_member(lan, nam_lanh, "cuc", "Cúc", Role::staff, visit)) ==
             "people.no_cooperative");
  BOOST_TEST(reason_of(accounts.make_person(lan, {"cuc", "Cúc"}, visit)) ==
             "people.membership_needed");
}

BOOST_AUTO_TEST_CASE(logins_are_the_same_in_any_case_and_normal_form) {
  person("Hải", Role::staff);

  const auto again = accounts.make_person(machine, {"HA\u0309I", "Hải", {}, false, {}}, visit);

  BOOST_TEST(reason_of(again) == "people.login_taken");
}

BOOST_AUTO_TEST_CASE(names_that_hide_something_are_refused) {
  for (const char* name : {"", "  ", "Lan\u202Eadmin", "La\u200Bn", "Lan\nHoa", "\xFF"}) {
    BOOST_TEST(reason_of(accounts.make_person(machine, {"x1", name}, visit)) == "people.name");
    BOOST_TEST(reason_of(accounts.make_person(machine, {name, "Lan"}, visit)) == "people.login");
  }
  const auto both = accounts.make_person(machine, {"", "", "ngắn"}, visit);
  BOOST_REQUIRE(!both);
  BOOST_TEST(both.error().faults.size() == 3);
}

BOOST_AUTO_TEST_CASE(nobody_makes_himself_an_administrator) {
  const Caller lan = caller("lan");

  BOOST_TEST(reason_of(accounts.set_administrator(lan, manager.id, true, visit)) ==
             "people.not_allowed");
  BOOST_TEST(reason_of(accounts.make_person(lan, {"x1", "X", {}, true, {}}, visit)) ==
             "people.not_allowed");
  BOOST_TEST(!accounts.person(manager.id)->administrator);
}

BOOST_AUTO_TEST_CASE(staff_have_no_say_over_anybody) {
  const Caller hoa = caller("hoa");

  BOOST_TEST(!accounts.set_role(hoa, thien_an, staff.id, Role::manager));
  BOOST_TEST(!accounts.remove_membership(hoa, thien_an, manager.id));
  BOOST_TEST(!accounts.make_link(hoa, thien_an, manager.id, visit));
  BOOST_TEST(!accounts.set_disabled(hoa, manager.id, true, visit));
  BOOST_TEST(!accounts.reset_password(hoa, manager.id, visit));
  BOOST_TEST(!token(hoa, {Permission::orders_read}));
  BOOST_TEST((accounts.member(thien_an, staff.id)->role == Role::staff));
}

BOOST_AUTO_TEST_CASE(people_of_other_cooperatives_are_not_there) {
  const Caller lan = caller("lan");
  const auto reason = "people.not_found";

  BOOST_TEST(reason_of(accounts.rename(lan, stranger.id, "Ai", visit)) == reason);
  BOOST_TEST(reason_of(accounts.set_disabled(lan, stranger.id, true, visit)) == reason);
  BOOST_TEST(reason_of(accounts.reset_password(lan, stranger.id, visit)) == reason);
  BOOST_TEST(reason_of(accounts.make_link(lan, thien_an, stranger.id, visit)) == reason);
  BOOST_TEST(reason_of(accounts.set_role(lan, thien_an, stranger.id, Role::staff)) == reason);
  BOOST_TEST(reason_of(accounts.remove_membership(lan, thien_an, stranger.id)) == reason);
}

BOOST_AUTO_TEST_CASE(who_works_elsewhere_too_is_not_let_in_by_one_manager) {
  const Caller lan = caller("lan");
  BOOST_REQUIRE(accounts.add_member(machine, thien_an, "tai", "Tài", Role::staff, visit));
  const Person boss = administrator("boss");
  BOOST_REQUIRE(accounts.add_member(machine, thien_an, "boss", "Boss", Role::staff, visit));

  for (const PersonId& id : {stranger.id, boss.id}) {
    BOOST_TEST(reason_of(accounts.make_link(lan, thien_an, id, visit)) ==
               "people.belongs_elsewhere");
    BOOST_TEST(reason_of(accounts.reset_password(lan, id, visit)) == "people.belongs_elsewhere");
  }
  BOOST_TEST(accounts.remove_membership(lan, thien_an, stranger.id).has_value());
}

BOOST_AUTO_TEST_CASE(a_lowered_role_acts_at_once) {
  const Person second = person("mai", Role::manager);
  const std::string secret = signed_in("mai");
  BOOST_TEST(accounts.identify_session(secret).may(Permission::people_write, thien_an));

  BOOST_REQUIRE(accounts.set_role(caller("lan"), thien_an, second.id, Role::team_member));

  BOOST_TEST(!accounts.identify_session(secret).may(Permission::people_write, thien_an));
  BOOST_REQUIRE(accounts.remove_membership(caller("lan"), thien_an, second.id));
  BOOST_TEST(!accounts.identify_session(secret).belongs_to(thien_an));
}

BOOST_AUTO_TEST_CASE(the_last_manager_stays) {
  const Caller lan = caller("lan");
  const auto reason = "people.last_manager";

  BOOST_TEST(reason_of(accounts.set_role(lan, thien_an, manager.id, Role::staff)) == reason);
  BOOST_TEST(reason_of(accounts.remove_membership(machine, thien_an, manager.id)) == reason);
  BOOST_TEST(reason_of(accounts.set_disabled(lan, manager.id, true, visit)) == reason);
  const Person second = person("mai", Role::manager);
  BOOST_REQUIRE(accounts.set_disabled(machine, second.id, true, visit));
  BOOST_TEST(reason_of(accounts.set_role(lan, thien_an, manager.id, Role::staff)) == reason);
  BOOST_REQUIRE(accounts.set_disabled(machine, second.id, false, visit));
  BOOST_TEST(accounts.set_role(lan, thien_an, manager.id, Role::staff).has_value());
}

BOOST_AUTO_TEST_CASE(the_last_administrator_stays) {
  const Person boss = administrator("boss");
  const auto reason = "people.last_administrator";

  BOOST_TEST(reason_of(accounts.set_administrator(machine, boss.id, false, visit)) == reason);
  BOOST_TEST(reason_of(accounts.set_disabled(caller("boss"), boss.id, true, visit)) == reason);
  BOOST_REQUIRE(accounts.set_administrator(caller("boss"), manager.id, true, visit));
  BOOST_TEST(accounts.set_disabled(caller("lan"), boss.id, true, visit).has_value());
}

BOOST_AUTO_TEST_CASE(disabling_ends_everything_at_once) {
  const std::string session = signed_in("hoa");
  const auto link = accounts.make_link(machine, thien_an, staff.id, visit);
  const auto key = token(caller("tai"), {Permission::orders_read}, nam_lanh);
  BOOST_REQUIRE(key);
  BOOST_TEST(is_in(session));
  BOOST_TEST(accounts.identify_token(key->secret).is_known());

  BOOST_REQUIRE(accounts.set_disabled(caller("lan"), staff.id, true, visit));
  BOOST_REQUIRE(accounts.set_disabled(machine, stranger.id, true, visit));

  BOOST_TEST(!is_in(session));
  BOOST_TEST(!accounts.use_link(link->secret, visit));
  BOOST_TEST(!accounts.identify_token(key->secret).is_known());
  BOOST_TEST(reason_of(accounts.make_link(machine, thien_an, staff.id, visit)) ==
             "people.disabled");
}

BOOST_AUTO_TEST_CASE(a_reset_password_is_gone_and_so_are_the_sessions) {
  const std::string session = signed_in("hoa");

  BOOST_REQUIRE(accounts.reset_password(caller("lan"), staff.id, visit));

  BOOST_TEST(!is_in(session));
  BOOST_TEST(!accounts.sign_in("hoa", good_password, visit));
  BOOST_TEST(!accounts.person(staff.id)->has_password);
  BOOST_TEST(reason_of(accounts.reset_password(caller("lan"), manager.id, visit)) ==
             "people.not_yourself");
}

BOOST_AUTO_TEST_CASE(a_role_given_or_taken_stands_in_the_change_log) {
  const Caller lan = caller("lan");
  BOOST_REQUIRE(accounts.set_role(lan, thien_an, staff.id, Role::team_member));

  const auto change = last_change();

  BOOST_TEST((change.noun == catalog::changes::Noun::membership));
  BOOST_TEST(change.id == staff.id.text);
  BOOST_TEST(change.detail ==
             R"({"person":")" + staff.id.text + R"(","changed":{"role":["staff","team_member"]}})");
  BOOST_REQUIRE(accounts.set_role(lan, thien_an, staff.id, Role::team_member));
  BOOST_TEST(last_change().number == change.number);
}

BOOST_AUTO_TEST_CASE(what_happens_to_people_stands_in_the_audit_and_stays_there) {
  const Caller lan = caller("lan");
  BOOST_REQUIRE(accounts.rename(lan, staff.id, "Hoa Mới", {"198.51.100.2"}));

  const auto events = accounts.events("", 100);

  BOOST_REQUIRE(events.size() == 5);  // three made, one signed in, one renamed
  const auto renamed = std::ranges::find(events, "person.renamed", &AccountEvent::what);
  BOOST_REQUIRE((renamed != events.end()));
  BOOST_TEST(renamed->actor == lan.actor);
  BOOST_TEST(renamed->person->text == staff.id.text);
  BOOST_TEST(renamed->client == "198.51.100.2");
  BOOST_CHECK_THROW(database->write([](catalog::store::Write& write) -> Result<> {
    write.global().run("DELETE FROM account_events", {});
    return {};
  }),
                    std::logic_error);
}

BOOST_AUTO_TEST_CASE(members_come_by_name_and_people_by_login) {
  std::vector<std::string> logins;
  for (const Member& member : accounts.members(thien_an)) logins.push_back(member.person.login);
  BOOST_TEST(logins == (std::vector<std::string>{"hoa", "lan"}), boost::test_tools::per_element());

  const auto page = accounts.people("HOA", 1);

  BOOST_REQUIRE(page.size() == 1);
  BOOST_TEST(page[0].login == "lan");
}

BOOST_AUTO_TEST_SUITE_END()
