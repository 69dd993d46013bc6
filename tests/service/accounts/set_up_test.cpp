#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/service/accounts/office.h"

using namespace ganh;
using namespace ganh::service::accounts;

namespace {

const NewPerson first{"lan", "Hoàng Thị Lan", good_password};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(set_up_test, Office)

BOOST_AUTO_TEST_CASE(the_first_person_administers_and_runs_what_is_there) {
  const auto code = accounts.new_set_up_code();
  BOOST_REQUIRE(code);
  BOOST_TEST(accounts.needs_set_up());

  const auto in = accounts.set_up(*code, first, visit);

  BOOST_REQUIRE(in);
  const Caller caller = accounts.identify_session(in->secret);
  BOOST_TEST(caller.may_administer());
  BOOST_TEST(caller.may(Permission::people_write, thien_an));
  BOOST_TEST(!accounts.needs_set_up());
}

BOOST_AUTO_TEST_CASE(a_code_is_taken_however_it_is_typed) {
  std::string typed = *accounts.new_set_up_code();
  for (char& c : typed) {
    if (c == '-') c = ' ';
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == '0') c = 'O';
    if (c == '1') c = 'l';
  }

  BOOST_TEST(accounts.set_up(typed, first, visit).has_value());
}

BOOST_AUTO_TEST_CASE(a_wrong_code_costs_no_work_and_makes_nobody) {
  BOOST_REQUIRE(accounts.new_set_up_code());

  for (const char* code : {"", "-", "k7qf2-k7qf2-k7qf2-k7qf2-k7qf2k"}) {
    BOOST_TEST(reason_of(accounts.set_up(code, first, visit)) == "set_up.code");
  }
  BOOST_TEST(accounts.needs_set_up());
}

BOOST_AUTO_TEST_CASE(a_refused_person_leaves_the_code_as_it_was) {
  const std::string code = *accounts.new_set_up_code();
  BOOST_TEST(reason_of(accounts.set_up(code, {"lan", "Lan", "12345678"}, visit)) ==
             "password.common");
  BOOST_TEST(reason_of(accounts.set_up(code, {"lan", "Lan", {}}, visit)) == "password.required");

  BOOST_TEST(accounts.set_up(code, first, visit).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_code_replaces_the_earlier_one) {
  const std::string earlier = *accounts.new_set_up_code();
  const std::string later = *accounts.new_set_up_code();

  BOOST_TEST(reason_of(accounts.set_up(earlier, first, visit)) == "set_up.code");
  BOOST_TEST(accounts.set_up(later, first, visit).has_value());
}

BOOST_AUTO_TEST_CASE(once_there_is_somebody_no_code_serves) {
  const std::string code = *accounts.new_set_up_code();
  person("hoa", Role::manager);

  BOOST_TEST(reason_of(accounts.set_up(code, first, visit)) == "set_up.done");
  BOOST_TEST(reason_of(accounts.new_set_up_code()) == "set_up.done");
}

BOOST_AUTO_TEST_CASE(of_64_who_use_the_code_at_once_one_succeeds) {
  Office busy(catalog::store::Writer::grouped, {8, 1, 2, 64});
  const std::string code = *busy.accounts.new_set_up_code();

  std::atomic<int> in = 0;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i) {
      threads.emplace_back([&, i] {
        const NewPerson one{"lan" + std::to_string(i), "Lan", good_password};
        const auto done = busy.accounts.set_up(code, one, visit);
        if (done) ++in;
        if (reason_of(done) == "set_up.done" || reason_of(done) == "set_up.code") ++refused;
      });
    }
  }

  BOOST_TEST(in == 1);
  BOOST_TEST(refused == 63);
  BOOST_TEST(busy.accounts.people("", 10).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
