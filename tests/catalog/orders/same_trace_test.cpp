// One trace of random commands gives the same rows in a file and on a server.
//
// Alone, both are driven by the same seeds. At once, nobody knows the order beforehand: the
// server's own log says it. The commands that changed something are given again in the order of
// their change numbers, to a file, one by one, and every row of every table must come out the same,
// the numbers among them. GANH_TRACE_SEED says where the seeds begin.

#include <cstdlib>
#include <thread>

#include "tests/catalog/orders/crowd.h"
#include "tests/catalog/orders/season.h"
#include "tests/catalog/same_rows.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::orders;

namespace {

constexpr int openings_max = 4;
constexpr int clients = 32;
constexpr int commands_each = 20;

std::uint64_t first_seed() {
  const char* text = std::getenv("GANH_TRACE_SEED");
  return text != nullptr ? std::strtoull(text, nullptr, 10) : 1;
}

// As several services on one database, each with its clients; what failed otherwise than by being
// refused.
std::vector<std::string> all_at_once(Crowd& crowd) {
  std::vector<std::unique_ptr<store::Database>> openings;
  for (int i = 0; i < openings_max; ++i) {
    openings.push_back(crowd.folder.open(schema_steps(), {}));
  }
  std::vector<std::string> failures(clients);
  std::vector<std::thread> threads;
  for (std::size_t client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      SeededRandomness dice(first_seed() * 1000 + client);
      for (std::uint64_t i = 0; i < commands_each; ++i) {
        const CooperativeId& cooperative = dice.next() % 3 == 0 ? dong_thap : thien_an;
        const std::uint64_t seed = first_seed() * 1'000'000 + client * commands_each + i;
        try {
          crowd.act(*openings[client % openings_max], cooperative, seed);
        } catch (const std::exception& failure) {
          failures[client] += failure.what();
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::erase(failures, "");
  return failures;
}

void same_rows(Farm& server, Farm& file) {
  std::size_t rows = 0;
  const std::string found =
      difference(server.folder.address(schema_steps()), file.folder.address(schema_steps()), rows);
  BOOST_TEST(found == "");
  BOOST_TEST_MESSAGE(rows << " rows");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(same_trace_test)

BOOST_AUTO_TEST_CASE(alone_it_gives_the_same_rows_in_a_file_and_on_a_server) {
  constexpr int steps = 400;
  Season server;
  Season file(tests::Kept::in_a_file);
  SeededRandomness dice(first_seed());

  for (int i = 0; i < steps; ++i) {
    const std::uint64_t seed = dice.next();
    BOOST_REQUIRE_MESSAGE(server.go(seed), server.differed());
    BOOST_REQUIRE_MESSAGE(file.go(seed), file.differed());
    BOOST_REQUIRE_EQUAL(server.said(), file.said());
  }

  same_rows(server, file);
  BOOST_TEST(server.changes() > steps);
  BOOST_TEST(server.books_agree());
}

BOOST_AUTO_TEST_CASE(from_thirty_two_clients_at_once_it_gives_the_rows_that_its_log_says) {
  Crowd server;
  Crowd file(tests::Kept::in_a_file);

  BOOST_TEST(all_at_once(server) == std::vector<std::string>{}, boost::test_tools::per_element());

  for (const CooperativeId& cooperative : {thien_an, dong_thap}) {
    const auto log = server.log_of(cooperative);
    BOOST_TEST_MESSAGE(log.size() << " of the commands changed something");
    BOOST_TEST(log.size() > clients);
    for (const std::uint64_t seed : log) file.act(*file.database, cooperative, seed);
    BOOST_TEST(server.disagreements(cooperative) == "");
  }
  same_rows(server, file);
}

BOOST_AUTO_TEST_SUITE_END()
