// Several data folders on one server's database.

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <future>
#include <mutex>

#include "catalog/store/server_error.h"
#include "service/folder/home.h"
#include "service/folder/settings.h"
#include "tests/service/machines.h"

using namespace ganh;
using service::Machines;
using service::folder::DataFolder;

namespace {

template <class T>
std::string reason(const Result<T>& refused) {
  return refused ? "" : refused.error().faults.at(0).reason;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shared_folder_test, Machines)

BOOST_AUTO_TEST_CASE(the_folder_of_a_server_s_database_has_no_file_of_its_own) {
  BOOST_TEST(first->is_shared());
  BOOST_TEST(!std::filesystem::exists(machine("first") / "ganh.db"));
  BOOST_TEST(std::filesystem::exists(machine("first") / "ganh.key"));
}

BOOST_AUTO_TEST_CASE(a_second_machine_with_the_same_key_is_let_in) {
  copy_key("second");

  const auto second = DataFolder::open_or_create(machine("second"), database);

  BOOST_TEST(reason(second) == "");
}

BOOST_AUTO_TEST_CASE(a_machine_without_the_key_is_refused_and_makes_none) {
  const auto second = DataFolder::create(machine("second"), database);

  BOOST_TEST(reason(second) == "key.other");
  BOOST_TEST(!std::filesystem::exists(machine("second") / "ganh.key"));
}

BOOST_AUTO_TEST_CASE(a_machine_with_another_key_is_refused) {
  { const auto stranger = DataFolder::create(machine("stranger")).value(); }
  std::filesystem::remove(machine("stranger") / "ganh.db");

  const auto second = DataFolder::open(machine("stranger"), database);

  BOOST_TEST(reason(second) == "key.other");
}

BOOST_AUTO_TEST_CASE(what_one_machine_commits_the_other_hears_of) {
  const auto second = another("second");
  std::promise<void> heard;
  std::once_flag once;
  const auto listening =
      second->on_commit([&] { std::call_once(once, [&] { heard.set_value(); }); });

  const auto saved = first->database().write([](catalog::store::Write& write) -> Result<> {
    service::folder::save_setting(write.global(), "spoken", "1");
    return {};
  });

  BOOST_TEST(saved.has_value());
  BOOST_TEST((heard.get_future().wait_for(std::chrono::seconds{20}) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(a_service_that_was_cut_off_while_the_data_moved_writes_nothing_more) {
  using namespace catalog::store;
  const auto second = another("second");
  const auto left = second->database().write([](Write& write) -> Result<> {
    service::folder::save_home(write.global(),
                               {service::folder::Home::State::moved_away, "elsewhere", "move_1"});
    return {};
  });
  BOOST_REQUIRE(left);
  second->database().read([](const Read& read) {
    read.global().number(R"sql(
      SELECT COUNT(pg_terminate_backend(pid))
        FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid())sql",
                         {});
  });

  const auto writes = [&] {
    return first->database().write([](Write& write) -> Result<> {
      service::folder::save_setting(write.global(), "spoken", "1");
      return {};
    });
  };

  BOOST_CHECK_EXCEPTION(writes(), ServerError, [](const ServerError& e) {
    return e.obstacle() == Obstacle::moved_away && e.about() == "elsewhere";
  });
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_stepped_is_stepped_for_the_others_too) {
  first->step_clock(std::chrono::hours{48});

  const auto second = another("second");

  BOOST_TEST((second->clock().offset() == std::chrono::hours{48}));
}

BOOST_AUTO_TEST_SUITE_END()
