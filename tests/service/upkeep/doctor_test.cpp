#include "service/upkeep/doctor.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "connectors/carriers/accounts.h"
#include "tests/service/shop.h"
#include "tests/service/upkeep/damage.h"

using namespace ganh;
using namespace ganh::service;
namespace fs = std::filesystem;

namespace {

struct Desk : Shop {
  Desk() {
    product("GAO");
    channel();
    path = folder->path();
    folder.reset();
  }
  // The names of the checks that are not good, with the reason of the first fault.
  std::string ails() const {
    std::string found;
    for (const auto& check : upkeep::examine(path, clock.now())) {
      if (check.grade == upkeep::Grade::good || check.name == "disk") continue;
      found += (found.empty() ? "" : " ") + check.name + ":" + check.faults.at(0).reason;
    }
    return found;
  }
  fs::path file() const { return path / "ganh.db"; }

  connectors::transport::SystemClock clock;
  fs::path path;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(doctor_test)

BOOST_FIXTURE_TEST_CASE(a_sound_folder_ails_nothing_open_or_closed, Desk) {
  BOOST_TEST(ails() == "");

  const auto opened = folder::DataFolder::open(path);
  BOOST_TEST(ails() == "");
}

BOOST_FIXTURE_TEST_CASE(a_balance_that_was_meddled_with_is_found, Desk) {
  meddle(file(), "UPDATE lots SET on_hand_base = on_hand_base + 1");

  BOOST_TEST(ails() == "stock:books.differ");
}

BOOST_FIXTURE_TEST_CASE(files_that_others_may_read_are_found, Desk) {
  fs::permissions(file(), fs::perms::group_read, fs::perm_options::add);
  BOOST_TEST(ails() == "permissions:doctor.permissions");

  fs::permissions(file(), fs::perms::group_read, fs::perm_options::remove);
  fs::permissions(path, fs::perms::others_exec, fs::perm_options::add);
  BOOST_TEST(ails() == "permissions:doctor.permissions");
}

BOOST_FIXTURE_TEST_CASE(secrets_that_the_key_does_not_open_are_found_carriers_too, Desk) {
  folder = folder::DataFolder::open(path).value();
  command([&](auto& c) -> Result<> {
    const auto id = connectors::carriers::connect(c, {"ghn", "GHN", "", "", {"", "a-secret", ""}},
                                                  folder->vault());
    return id ? Result<>{} : id.error();
  });
  folder.reset();
  BOOST_TEST(ails() == "");

  meddle(file(), "DELETE FROM channel_credentials");
  fs::remove(path / "ganh.key");
  folder = folder::DataFolder::open(path).value();  // with a key of its own
  folder.reset();

  BOOST_TEST(ails() == "credentials:doctor.carrier_credentials");
}

BOOST_FIXTURE_TEST_CASE(damage_to_the_file_is_found, Desk) {
  scratch(file());

  BOOST_TEST(ails() == "file:file.damaged");
}

BOOST_FIXTURE_TEST_CASE(gaps_and_followers_ahead_of_the_log_are_found, Desk) {
  meddle(file(), "DELETE FROM changes WHERE number = 2");
  BOOST_TEST(ails() == "changes:books.changes");

  meddle(file(),
         "INSERT INTO channel_cursors (cooperative_id, channel_id, planned_change, planned_day) "
         "SELECT cooperative_id, channel_id, 999, 0 FROM channels WHERE TRUE "
         "ON CONFLICT DO UPDATE SET planned_change = 999");
  BOOST_TEST(ails() == "changes:books.changes channels:books.cursor");
}

BOOST_FIXTURE_TEST_CASE(a_clock_behind_the_last_command_is_found, Desk) {
  const auto checks = upkeep::examine(path, clock.now() - std::chrono::hours{1});

  BOOST_TEST((checks.back().grade == upkeep::Grade::bad));
  BOOST_TEST(checks.back().faults.at(0).reason == "doctor.clock");
}

BOOST_FIXTURE_TEST_CASE(an_empty_database_file_is_no_new_folder, Desk) {
  std::ofstream(file(), std::ios::trunc).close();

  BOOST_TEST(ails() == "database:folder.empty_database");
  BOOST_TEST(!folder::DataFolder::open(path).has_value());
  BOOST_TEST(fs::file_size(file()) == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_service_that_ended_suddenly_is_noticed, Desk) {
  std::ofstream(path / "service.json") << "{}";
  fs::permissions(path / "service.json", fs::perms::owner_read);

  BOOST_TEST(ails() == "lock:doctor.stale_service");
}

BOOST_AUTO_TEST_SUITE_END()
