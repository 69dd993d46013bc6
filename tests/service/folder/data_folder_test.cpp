#include "service/folder/data_folder.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/scratch_folder.h"

using namespace ganh;
using service::folder::DataFolder;

namespace {

struct Place {
  tests::ScratchFolder scratch;
  std::filesystem::path path = scratch.path() / "data";
  std::unique_ptr<DataFolder> made = DataFolder::create(path).value();
};

int mode_of(const std::filesystem::path& file) {
  struct stat found {};
  BOOST_REQUIRE(::stat(file.c_str(), &found) == 0);
  return found.st_mode & 0777;
}

std::string param(const Error& error, const std::string& name) {
  for (const auto& param : error.faults.at(0).params) {
    if (param.name == name) return param.value;
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_folder_test)

BOOST_FIXTURE_TEST_CASE(nobody_else_can_read_what_is_in_it, Place) {
  made->announce("http://127.0.0.1:8080", "ganh_local_test");

  BOOST_TEST(mode_of(path) == 0700);
  BOOST_TEST(mode_of(path / "ganh.db") == 0600);
  BOOST_TEST(mode_of(path / "ganh.lock") == 0600);
  BOOST_TEST(mode_of(path / "service.json") == 0600);
}

BOOST_FIXTURE_TEST_CASE(a_second_owner_is_told_the_address_of_the_first, Place) {
  made->announce("http://127.0.0.1:8080", "ganh_local_test");

  const auto second = DataFolder::open(path);

  BOOST_REQUIRE(!second);
  BOOST_TEST(second.error().faults.at(0).reason == "folder.in_use");
  BOOST_TEST(param(second.error(), "address") == "http://127.0.0.1:8080");
}

BOOST_FIXTURE_TEST_CASE(without_an_address_a_second_owner_is_told_the_process, Place) {
  const auto second = DataFolder::open(path);

  BOOST_REQUIRE(!second);
  BOOST_TEST((second.error().code == Code::in_use));
  BOOST_TEST(param(second.error(), "pid") == std::to_string(::getpid()));
}

BOOST_AUTO_TEST_CASE(a_folder_that_could_not_be_made_leaves_nothing_behind) {
  const tests::ScratchFolder scratch;
  const auto path = scratch.path() / "farms" / "one";

  BOOST_CHECK_THROW(DataFolder::create(path, "postgresql://ganh@127.0.0.1:1/ganh"),
                    catalog::store::StorageError);

  BOOST_TEST(std::filesystem::is_empty(scratch.path()));
}

BOOST_AUTO_TEST_CASE(what_was_in_a_folder_that_could_not_be_made_stays) {
  const tests::ScratchFolder scratch;
  std::ofstream(scratch.path() / "ganh.key") << "of the first machine";

  BOOST_CHECK_THROW(DataFolder::create(scratch.path(), "postgresql://ganh@127.0.0.1:1/ganh"),
                    catalog::store::StorageError);

  BOOST_TEST(std::filesystem::exists(scratch.path() / "ganh.key"));
  BOOST_TEST(!std::filesystem::exists(scratch.path() / "ganh.lock"));
}

BOOST_FIXTURE_TEST_CASE(the_address_goes_with_its_owner, Place) {
  made->announce("http://127.0.0.1:8080", "ganh_local_test");
  made.reset();

  BOOST_TEST(!std::filesystem::exists(path / "service.json"));
  BOOST_TEST(DataFolder::open(path).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_stepped_clock_stays_stepped, Place) {
  made->step_clock(std::chrono::hours{48});
  made.reset();

  const auto again = DataFolder::open(path);

  BOOST_REQUIRE(again);
  BOOST_TEST(((*again)->clock().offset() == std::chrono::hours{48}));
}

BOOST_FIXTURE_TEST_CASE(a_folder_is_made_once, Place) {
  made.reset();

  const auto again = DataFolder::create(path);

  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().faults.at(0).reason == "folder.exists_already");
}

BOOST_AUTO_TEST_SUITE_END()
