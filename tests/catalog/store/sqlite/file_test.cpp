#include "catalog/store/sqlite/file.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/catalog/store/sqlite/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;
using namespace ganh::catalog::store::sqlite;

BOOST_AUTO_TEST_SUITE(file_test)

BOOST_AUTO_TEST_CASE(nobody_else_on_the_machine_can_read_the_files) {
  const ScratchFolder folder;
  const mode_t before = ::umask(0);
  const auto database = open(folder.file(), counters.sqlite);
  BOOST_REQUIRE(count_up(*database, "baskets"));
  ::umask(before);

  for (const char* ending : {"", "-wal", "-shm"}) {
    struct stat status {};
    BOOST_REQUIRE(::stat((folder.file().string() + ending).c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0600u, ending);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_refused_as_corrupt) {
  const ScratchFolder folder;
  FILE* file = std::fopen(folder.file().c_str(), "w");
  BOOST_REQUIRE(file);
  for (int line = 0; line < 200; ++line) std::fputs("bưởi, xoài, nhãn, ổi, cam\n", file);
  std::fclose(file);

  const auto is_corrupt = [](const StorageError& failure) {
    return failure.kind() == StorageError::Kind::corrupt;
  };
  BOOST_CHECK_EXCEPTION(open(folder.file(), counters.sqlite), StorageError, is_corrupt);
}

// With readers that come and go beside the writers, 192 MB in all.
BOOST_AUTO_TEST_CASE(the_write_ahead_log_stays_within_64_megabytes_under_load) {
  const ScratchFolder folder;
  const auto database = open(folder.file(), counters.sqlite);
  const std::string megabyte(1 << 20, 'x');
  const std::jthread reading([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) value(*database, "baskets");
  });
  std::uintmax_t most = 0;
  for (int n = 0; n < 192; ++n) {
    BOOST_REQUIRE(database->write([&](Write& write) -> Result<> {
      write.scope(thien_an).run(pad, {Value::bytes(megabyte)});
      return {};
    }));
    most = std::max(most, std::filesystem::file_size(folder.file().string() + "-wal"));
  }

  BOOST_TEST(most > std::uintmax_t{8} << 20);  // it did grow
  BOOST_TEST(most <= std::uintmax_t{64} << 20);
}

BOOST_AUTO_TEST_SUITE_END()
