#include "service/upkeep/restore.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/service/shop.h"
#include "tests/service/upkeep/damage.h"

using namespace ganh;
using namespace ganh::service;
namespace fs = std::filesystem;

namespace {

const Time noon = *parse_rfc3339("2026-11-21T05:00:00Z");

struct Desk : Shop {
  Desk() {
    product("GAO");
    BOOST_REQUIRE(upkeep::backup_to(folder->path(), backup, noon));
  }
  std::string refusal(const upkeep::RestoreOptions& options = {}) {
    const auto restored = upkeep::restore(backup, target, options, noon);
    BOOST_REQUIRE(!restored);
    return restored.error().faults.back().reason;
  }

  fs::path backup = folder->path().parent_path() / "b.db";
  fs::path target = folder->path().parent_path() / "new";
};

}  // namespace

BOOST_AUTO_TEST_SUITE(restore_test)

BOOST_FIXTURE_TEST_CASE(a_restored_folder_works, Desk) {
  const auto restored = upkeep::restore(backup, target, {}, noon);

  BOOST_REQUIRE(restored);
  BOOST_TEST(restored->contents.products == 1);
  auto opened = folder::DataFolder::open(target);
  BOOST_REQUIRE(opened);
  BOOST_TEST((*opened)->cooperative()->name == "Hợp tác xã Thiên An");
}

BOOST_FIXTURE_TEST_CASE(a_damaged_backup_is_refused_and_leaves_nothing, Desk) {
  scratch(backup);

  BOOST_TEST(refusal() == "file.damaged");
  BOOST_TEST(refusal({.even_so = true}) == "file.damaged");
  BOOST_TEST(!fs::exists(target));
}

BOOST_FIXTURE_TEST_CASE(what_is_no_backup_is_refused, Desk) {
  std::ofstream(backup, std::ios::trunc) << "gạo 10 kg, không phải cơ sở dữ liệu";
  BOOST_TEST(refusal() == "file.damaged");

  fs::remove(backup);
  BOOST_TEST(refusal() == "file.not_found");

  meddle(backup, "CREATE TABLE notes (text TEXT)");
  BOOST_TEST(refusal() == "file.not_ours");
}

BOOST_FIXTURE_TEST_CASE(a_newer_programs_backup_is_refused, Desk) {
  meddle(backup, "INSERT INTO schema_migrations (module, number) VALUES ('catalog', 999)");

  BOOST_TEST(refusal() == "file.too_new");
}

BOOST_FIXTURE_TEST_CASE(books_that_disagree_are_refused_unless_one_insists, Desk) {
  meddle(backup, "UPDATE lots SET on_hand_base = on_hand_base + 1");

  BOOST_TEST(refusal() == "books.differ");
  const auto insisted = upkeep::restore(backup, target, {.even_so = true}, noon);

  BOOST_REQUIRE(insisted);
  BOOST_TEST(insisted->books.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_stands_in_the_folder_is_kept_aside_with_its_settings_taken_along,
                        Desk) {
  fs::create_directory(target);
  std::ofstream(target / "notes.txt") << "mine";
  std::ofstream(target / "ganh.toml") << "workers = 8\n";

  BOOST_TEST(refusal() == "restore.not_empty");
  const auto restored = upkeep::restore(backup, target, {.replace = true}, noon);

  BOOST_REQUIRE(restored);
  BOOST_TEST(fs::exists(restored->kept_aside / "notes.txt"));
  BOOST_TEST(fs::exists(target / "ganh.toml"));
  BOOST_TEST(!fs::exists(target / "notes.txt"));
  BOOST_TEST(folder::DataFolder::open(target).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_folder_in_use_is_not_replaced, Desk) {
  target = folder->path();

  BOOST_TEST(refusal({.replace = true}) == "folder.in_use_by");
}

BOOST_AUTO_TEST_SUITE_END()
