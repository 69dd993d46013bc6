#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <thread>

#include "service/accounts/guard/secret.h"
#include "tests/service/accounts/office.h"

using namespace ganh;
using namespace ganh::service::accounts;
using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_SUITE(signing_in_test, Office)

BOOST_AUTO_TEST_CASE(the_right_password_opens_a_session) {
  const Person lan = person("lan", Role::staff);

  const auto in = accounts.sign_in("LAN ", good_password, visit);

  BOOST_REQUIRE(in);
  const Caller caller = accounts.identify_session(in->secret);
  BOOST_TEST((caller.kind == Caller::Kind::person));
  BOOST_TEST(caller.person.text == lan.id.text);
  BOOST_TEST(caller.actor == "person:" + lan.id.text);
  BOOST_TEST(caller.may(Permission::orders_write, thien_an));
  BOOST_TEST(!caller.may(Permission::people_write, thien_an));
  BOOST_TEST(!caller.belongs_to(nam_lanh));
}

BOOST_AUTO_TEST_CASE(a_password_typed_in_another_normal_form_is_the_same) {
  person("lan", Role::staff);

  // "con trâu đi trước" with its accents apart, and a space that a phone added.
  const auto in = accounts.sign_in("lan", "con tra\u0302u đi tru\u031bo\u031b\u0301c ", visit);

  BOOST_TEST(in.has_value());
}

BOOST_AUTO_TEST_CASE(unknown_logins_wrong_passwords_and_the_disabled_take_the_same_way) {
  person("lan", Role::staff);
  const Person tai = person("tai", Role::staff);
  BOOST_REQUIRE(accounts.make_person(
      machine, {"hoa", "Hoa", {}, false, Membership{thien_an, Role::staff}}, visit));
  BOOST_REQUIRE(accounts.set_disabled(machine, tai.id, true, visit));
  const auto tried = [&](const char* login, std::string_view password) {
    const auto before = accounts.passwords().verifications();
    const auto answer = accounts.sign_in(login, password, visit);
    BOOST_TEST(accounts.passwords().verifications() == before + 1, login);
    BOOST_REQUIRE(!answer);
    return answer.error();
  };

  const Error wrong = tried("lan", "con trâu đi sau");

  BOOST_TEST(wrong.faults.at(0).reason == "sign_in.refused");
  BOOST_TEST((tried("nobody", good_password) == wrong));
  BOOST_TEST((tried("hoa", good_password) == wrong));  // has no password
  BOOST_TEST((tried("tai", good_password) == wrong));
  BOOST_TEST((tried("lan", std::string(100'000, 'x')) == wrong));
  BOOST_TEST((tried("lan", "\xFF\xFE") == wrong));
}

BOOST_AUTO_TEST_CASE(twenty_wrong_passwords_wait_and_lock_nobody_else_out) {
  person("lan", Role::staff);
  person("hoa", Role::staff);
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(reason_of(accounts.sign_in("lan", "sai mật khẩu", visit)) == "sign_in.refused");
  }

  const auto answer = accounts.sign_in("lan", good_password, visit);

  BOOST_REQUIRE(!answer);
  BOOST_TEST((answer.error().code == Code::limit));
  BOOST_TEST((answer.error().faults.at(0).params == std::vector<Param>{{"seconds", "900"}}));
  BOOST_TEST(accounts.sign_in("hoa", good_password, visit).has_value());
  BOOST_TEST(accounts.sign_in("lan", good_password, {"198.51.100.2"}).has_value());
  clock.advance(15min);
  BOOST_TEST(accounts.sign_in("lan", good_password, visit).has_value());
}

BOOST_AUTO_TEST_CASE(strangers_from_everywhere_do_not_lock_out_where_one_has_signed_in) {
  person("lan", Role::staff);
  signed_in("lan");
  for (int i = 0; i < 110; ++i) {
    const auto answer =
        accounts.sign_in("lan", "sai mật khẩu", {"198.51.100." + std::to_string(i / 10)});
    BOOST_TEST(!answer);
  }

  BOOST_TEST(reason_of(accounts.sign_in("lan", good_password, {"192.0.2.9"})) ==
             "sign_in.too_many");
  BOOST_TEST(accounts.sign_in("lan", good_password, visit).has_value());
}

BOOST_AUTO_TEST_CASE(when_too_many_sign_in_at_once_it_says_so_and_counts_nothing) {
  Office narrow(catalog::store::Writer::inline_, {8, 1, 1, 0});
  narrow.person("lan", Role::staff);
  {
    const auto held = narrow.accounts.passwords().gate().enter();
    BOOST_REQUIRE(held);
    for (int i = 0; i < 30; ++i) {
      BOOST_TEST(reason_of(narrow.accounts.sign_in("lan", good_password, visit)) == "sign_in.busy");
    }
  }
  BOOST_TEST(narrow.accounts.sign_in("lan", good_password, visit).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_ends_when_idle_and_at_the_latest_after_a_month) {
  person("lan", Role::staff);
  const std::string idle = signed_in("lan");
  const std::string busy = signed_in("lan");

  for (int day = 0; day < 29; ++day) {
    clock.advance(24h);
    BOOST_TEST(is_in(busy), day);
    if (day == 7) BOOST_TEST(!is_in(idle));
  }
  clock.advance(24h);

  BOOST_TEST(!is_in(busy));
}

BOOST_AUTO_TEST_CASE(when_a_session_was_seen_is_written_now_and_then) {
  person("lan", Role::staff);
  const std::string secret = signed_in("lan");
  for (int i = 0; i < 100; ++i) is_in(secret);
  BOOST_TEST(background.tasks == 0);

  clock.advance(6min);
  for (int i = 0; i < 100; ++i) is_in(secret);

  BOOST_TEST(background.tasks == 1);
  const auto mine = accounts.sessions(accounts.identify_session(secret));
  BOOST_REQUIRE(mine.size() == 1);
  BOOST_TEST(rfc3339(mine[0].seen_at) == rfc3339(clock.now()));
}

BOOST_AUTO_TEST_CASE(who_asks_is_read_once_until_an_account_changes) {
  const Person lan = person("lan", Role::manager);
  person("hoa", Role::manager);
  const std::string secret = signed_in("lan");
  Identities identities(*database, clock, background);

  for (int i = 0; i < 5; ++i) BOOST_TEST(identities.by_session(secret).is_known());
  BOOST_TEST(identities.readings() == 1);

  { const Identities::Forget forget(identities); }
  BOOST_TEST(identities.by_session(secret).is_known());
  BOOST_TEST(identities.readings() == 2);
}

BOOST_AUTO_TEST_CASE(a_changed_password_ends_every_other_session) {
  person("lan", Role::staff);
  const std::string phone = signed_in("lan");
  const std::string laptop = signed_in("lan");
  BOOST_TEST(is_in(phone));

  BOOST_REQUIRE(accounts.change_password(accounts.identify_session(laptop), good_password,
                                         "mưa nắng bốn mùa", visit));

  BOOST_TEST(is_in(laptop));
  BOOST_TEST(!is_in(phone));
  BOOST_TEST(!accounts.sign_in("lan", good_password, visit));
  BOOST_TEST(accounts.sign_in("lan", "mưa nắng bốn mùa", visit).has_value());
}

BOOST_AUTO_TEST_CASE(the_current_password_is_asked_unless_a_link_let_one_in) {
  const Person lan = person("lan", Role::staff);
  const Caller by_password = caller("lan");
  BOOST_TEST(reason_of(accounts.change_password(by_password, "", "mưa nắng bốn mùa", visit)) ==
             "password.current");

  const auto link = accounts.make_link(machine, {}, lan.id, visit);
  const auto in = accounts.use_link(link->secret, visit);
  BOOST_REQUIRE(in);

  BOOST_TEST(
      accounts.change_password(accounts.identify_session(in->secret), "", "mưa nắng bốn mùa", visit)
          .has_value());
}

BOOST_AUTO_TEST_CASE(signing_out_and_ending_a_session_act_at_once) {
  person("lan", Role::staff);
  person("hoa", Role::staff);
  const std::string phone = signed_in("lan");
  const std::string laptop = signed_in("lan");
  const Caller on_phone = accounts.identify_session(phone);
  const Caller on_laptop = accounts.identify_session(laptop);

  BOOST_TEST(reason_of(accounts.end_session(caller("hoa"), on_phone.session, visit)) ==
             "session.not_found");
  BOOST_REQUIRE(accounts.end_session(on_laptop, on_phone.session, visit));
  accounts.sign_out(on_laptop, visit);

  BOOST_TEST(!is_in(phone));
  BOOST_TEST(!is_in(laptop));
}

BOOST_AUTO_TEST_CASE(a_person_has_so_many_sessions_and_the_oldest_give_way) {
  person("lan", Role::staff);
  const std::string first = signed_in("lan");
  for (int i = 0; i < sessions_of_person_max; ++i) {
    clock.advance(1s);
    signed_in("lan");
  }

  BOOST_TEST(!is_in(first));
  BOOST_TEST(accounts.sessions(caller("lan")).size() == sessions_of_person_max);
}

BOOST_AUTO_TEST_CASE(a_password_hashed_more_cheaply_is_hashed_anew_when_it_is_used) {
  person("lan", Role::staff);
  Accounts dearer({*database, clock, randomness, background}, {16, 2, 2, 16});
  const auto stored = [&] {
    return *look([](auto& read) {
              return rows::find_person_by_login(read.global(), "lan");
            })->password;
  };
  BOOST_TEST(dearer.passwords().is_outdated(stored()));

  BOOST_REQUIRE(dearer.sign_in("lan", good_password, visit));

  BOOST_TEST(!dearer.passwords().is_outdated(stored()));
  BOOST_TEST(dearer.sign_in("lan", good_password, visit).has_value());
}

BOOST_AUTO_TEST_CASE(a_link_lets_in_once) {
  const Person lan = person("lan", Role::staff);
  const auto link = accounts.make_link(machine, {}, lan.id, visit);
  BOOST_REQUIRE(link);

  BOOST_TEST(accounts.use_link(link->secret, visit).has_value());

  BOOST_TEST(reason_of(accounts.use_link(link->secret, visit)) == "link.refused");
}

BOOST_AUTO_TEST_CASE(a_link_lets_one_in_however_many_try_at_once) {
  Office busy(catalog::store::Writer::grouped);
  const Person lan = busy.person("lan", Role::staff);
  const std::string secret = busy.accounts.make_link(busy.machine, {}, lan.id, visit)->secret;

  std::atomic<int> in = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] { in += busy.accounts.use_link(secret, visit).has_value(); });
    }
  }

  BOOST_TEST(in == 1);
}

BOOST_AUTO_TEST_CASE(a_link_is_good_for_ten_minutes_and_until_the_next_one) {
  const Person lan = person("lan", Role::staff);
  const auto first = accounts.make_link(machine, {}, lan.id, visit);
  const auto second = accounts.make_link(machine, {}, lan.id, visit);

  BOOST_TEST(reason_of(accounts.use_link(first->secret, visit)) == "link.refused");
  clock.advance(10min);
  BOOST_TEST(reason_of(accounts.use_link(second->secret, visit)) == "link.refused");
}

BOOST_AUTO_TEST_CASE(no_secret_is_in_the_database,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  const Person lan = person("lan", Role::manager);
  const auto link = accounts.make_link(machine, {}, lan.id, visit);
  const std::string session = signed_in("lan");
  const auto made = token(accounts.identify_session(session), {Permission::orders_read});
  BOOST_REQUIRE(made);

  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }

  BOOST_TEST(bytes.find(lan.id.text) != std::string::npos);
  for (const std::string& secret : {link->secret, session, made->secret}) {
    BOOST_TEST(bytes.find(secret.substr(secret.rfind('_') + 1)) == std::string::npos);
  }
  BOOST_TEST(bytes.find(good_password) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
