#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/catalog/store/sqlite/scratch.h"

using namespace ganh;
using namespace ganh::catalog::store;
using namespace ganh::catalog::store::sqlite;

namespace {

constexpr int writers = 8;
constexpr std::array<const char*, writers> names = {"a", "b", "c", "d", "e", "f", "g", "h"};

struct Acknowledged {
  int writer;
  std::int64_t value;
};

// Never comes back: counts up in every thread, and says so on the pipe after each write.
[[noreturn]] void count_until_killed(const std::filesystem::path& file, int pipe) {
  const auto database = open(file, counters.sqlite);
  std::vector<std::jthread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (;;) {
        const auto counted = database->write([&](Write& write) -> Result<std::int64_t> {
          return add_one(write, names.at(static_cast<std::size_t>(writer)));
        });
        const Acknowledged said{writer, *counted};
        if (::write(pipe, &said, sizeof said) != sizeof said) ::_exit(1);
      }
    });
  }
  threads.clear();
  ::_exit(1);
}

// Kills the counting process once it has acknowledged some writes; gives back the last of each.
std::array<std::int64_t, writers> kill_amid_writes(const std::filesystem::path& file) {
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) count_until_killed(file, ends[1]);
  ::close(ends[1]);

  std::array<std::int64_t, writers> last{};
  int heard = 0;
  for (Acknowledged said{}; ::read(ends[0], &said, sizeof said) == sizeof said;) {
    last.at(static_cast<std::size_t>(said.writer)) = said.value;
    if (++heard == 300) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_REQUIRE(WIFSIGNALED(status));
  BOOST_TEST(heard >= 300);
  return last;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(durability_test)

BOOST_AUTO_TEST_CASE(what_was_acknowledged_before_a_kill_is_there_after_it) {
  const ScratchFolder folder;
  for (int round = 0; round < 5; ++round) {
    const auto last = kill_amid_writes(folder.file());

    const auto database = open(folder.file(), counters.sqlite, {.writer = Writer::inline_});
    for (std::size_t writer = 0; writer < writers; ++writer) {
      const std::int64_t found = value(*database, names.at(writer));
      // One more may have been durable with nobody left to hear it.
      BOOST_TEST((found == last.at(writer) || found == last.at(writer) + 1));
    }
    BOOST_TEST(database
                   ->read([](const Read& read) {
                     return read.global().one("PRAGMA integrity_check", {},
                                              [](const Row& row) { return row.string(0); });
                   })
                   .value_or("") == "ok");
  }
}

BOOST_AUTO_TEST_SUITE_END()
