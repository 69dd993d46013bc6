#include "service/upkeep/backup.h"

#include <sys/stat.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "service/upkeep/inspection.h"
#include "service/upkeep/restore.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;

namespace {

const Time noon = *parse_rfc3339("2026-11-21T05:00:00Z");

struct Desk : Shop {
  Desk() { product("GAO", 100'000); }

  // Orders one after another, as fast as they are acknowledged, while `meanwhile` runs.
  template <class Fn>
  void under_load(const ChannelId& channel, Fn meanwhile) {
    std::atomic<bool> stop = false;
    std::jthread customer([&] {
      while (!stop) {
        order(channel, "PM-" + std::to_string(acknowledged + 1), "GAO-1KG", 1);
        ++acknowledged;
      }
    });
    meanwhile();
    stop = true;
  }
  std::filesystem::path beside(const std::string& name) const {
    return folder->path().parent_path() / name;
  }

  std::atomic<int> acknowledged = 0;
};

std::int64_t orders_in(folder::DataFolder& restored) {
  return restored.database().read(
      [](const catalog::store::Read& read) { return upkeep::contents_of(read).orders; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(backup_test)

BOOST_FIXTURE_TEST_CASE(it_holds_every_order_acknowledged_before_its_start, Desk) {
  const auto postmart = channel();

  under_load(postmart, [&] {
    for (int round = 0; round < 8; ++round) {
      while (acknowledged < (round + 1) * 25) std::this_thread::yield();
      const int before = acknowledged;
      const std::string number = std::to_string(round);

      const auto made = upkeep::backup_to(folder->path(), beside(number + ".db"), noon);
      BOOST_REQUIRE(made);
      const auto restored = upkeep::restore(made->file, beside("restored-" + number), {}, noon);

      BOOST_REQUIRE(restored);
      BOOST_TEST(restored->books.empty());
      auto opened = folder::DataFolder::open(restored->folder);
      BOOST_REQUIRE(opened);
      BOOST_TEST(orders_in(**opened) >= before);
      BOOST_TEST(orders_in(**opened) <= acknowledged + 1);
    }
  });
}

BOOST_FIXTURE_TEST_CASE(it_is_one_file_named_by_the_time_that_nobody_else_reads, Desk) {
  const auto made = upkeep::backup_to(folder->path(), "", noon);

  BOOST_REQUIRE(made);
  BOOST_TEST(made->file == folder->path() / "backups" / "ganh-20261121T050000Z.db");
  struct stat found {};
  BOOST_REQUIRE(::stat(made->file.c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777) == 0600);
  const auto kept = upkeep::backups_in(folder->path());
  BOOST_REQUIRE(kept.size() == 1U);
  BOOST_TEST((kept[0].made_at == noon));
  const auto files = std::distance(std::filesystem::directory_iterator(made->file.parent_path()),
                                   std::filesystem::directory_iterator());
  BOOST_TEST(files == 1);  // no log, no .partial
}

BOOST_FIXTURE_TEST_CASE(an_earlier_backup_is_never_written_over, Desk) {
  BOOST_REQUIRE(upkeep::backup_to(folder->path(), beside("b.db"), noon));

  const auto again = upkeep::backup_to(folder->path(), beside("b.db"), noon);

  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().faults.at(0).reason == "backup.exists");
}

BOOST_AUTO_TEST_SUITE_END()
