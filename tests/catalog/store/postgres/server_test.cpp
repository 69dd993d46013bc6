// What holds between several processes on one server.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <future>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "catalog/store/migrate.h"
#include "catalog/store/moving/claim.h"
#include "catalog/store/postgres/server_connection.h"
#include "tests/catalog/store/postgres/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;
using namespace ganh::catalog::store::postgres;

namespace {

constexpr std::string_view end_every_other_line = R"sql(
  SELECT COUNT(pg_terminate_backend(pid))
    FROM pg_stat_activity
   WHERE datname = current_database() AND pid <> pg_backend_pid())sql";

void end_lines_of(Database& database) {
  database.read([](const Read& read) { read.global().number(end_every_other_line, {}); });
}

// Another process takes all steps between this one's reading of the list and its first step.
class OvertakenSchema final : public Schema {
 public:
  explicit OvertakenSchema(const Address& address)
      : address_(address), connection_(address.text(), Access::read_write) {}

  void make_migrations_table() override {
    connection_.begin();
    connection_.script(R"sql(
      CREATE TABLE schema_migrations (
        module text NOT NULL,
        number bigint NOT NULL,
        PRIMARY KEY (module, number)
      ))sql");
    connection_.commit(true);
  }
  void transact(const std::function<void()>& fn) override {
    if (++transactions_ == 2) store::open(address_, other_s_steps).reset();
    connection_.begin();
    fn();
    connection_.commit(true);
  }
  void take(const Migration& step) override {
    ++taken;
    connection_.script(step.sql);
  }
  Connection& connection() override { return connection_; }

  Steps other_s_steps = counters;
  int taken = 0;

 private:
  const Address address_;
  ServerConnection connection_;
  int transactions_ = 0;
};

std::string on_same_server(const std::string& database) {
  const std::string server = tests::server_of_this_run();
  return server.substr(0, server.rfind('/') + 1) + database;
}

void tell(const std::string& statement) {
  Link(tests::server_of_this_run()).script(statement);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(server_test, TwoOpenings)

BOOST_AUTO_TEST_CASE(what_one_has_committed_the_other_reads) {
  BOOST_REQUIRE(count_up(*one, "baskets"));

  BOOST_TEST(value(*other, "baskets") == 1);
}

BOOST_AUTO_TEST_CASE(a_commit_of_one_is_heard_by_the_other) {
  std::promise<void> heard;
  std::atomic<bool> is_heard = false;
  BOOST_REQUIRE(count_up(*one, "baskets"));
  other->on_commit([&] {
    if (value(*one, "baskets") == 2 && !is_heard.exchange(true)) heard.set_value();
  });

  BOOST_REQUIRE(count_up(*one, "baskets"));

  BOOST_TEST((heard.get_future().wait_for(std::chrono::seconds{20}) == std::future_status::ready));
  other->on_commit([] {});
}

BOOST_AUTO_TEST_CASE(whoever_listens_is_closed_without_waiting_for_anything) {
  std::vector<std::unique_ptr<Database>> listening;
  for (int i = 0; i < 4; ++i) {
    std::promise<void> heard;
    std::once_flag once;
    listening.push_back(open());
    listening.back()->on_commit([&] { std::call_once(once, [&] { heard.set_value(); }); });
    BOOST_REQUIRE(count_up(*one, "baskets"));
    heard.get_future().wait();
    listening.back()->on_commit([] {});
  }

  const auto began = std::chrono::steady_clock::now();
  listening.clear();

  BOOST_TEST((std::chrono::steady_clock::now() - began < std::chrono::seconds{2}));
}

BOOST_AUTO_TEST_CASE(what_one_tells_the_other_hears_and_itself_does_not) {
  std::promise<std::string> heard;
  std::atomic<int> heard_by_itself = 0;
  std::atomic<bool> is_heard = false;
  one->on_told([&](std::string_view) { ++heard_by_itself; });
  other->on_told([&](std::string_view message) {
    if (!is_heard.exchange(true)) heard.set_value(std::string(message));
  });
  auto hearing = heard.get_future();

  // Until the other listens: what is told before is lost.
  for (int tries = 0; tries < 200 && !is_heard; ++tries) {
    one->tell_others("wrong password 10.0.0.1");
    if (hearing.wait_for(std::chrono::milliseconds{100}) == std::future_status::ready) break;
  }

  BOOST_TEST(hearing.get() == "wrong password 10.0.0.1");
  BOOST_TEST(heard_by_itself == 0);
  one->on_told([](std::string_view) {});
  other->on_told([](std::string_view) {});
}

BOOST_AUTO_TEST_CASE(what_both_tell_at_once_both_hear_at_once) {
  constexpr int rounds = 40;
  std::mutex mutex;
  std::condition_variable changed;
  std::set<std::string> heard;
  other->on_told([&](std::string_view message) {
    const std::lock_guard lock(mutex);
    heard.emplace(message);
    changed.notify_one();
  });
  const auto hears = [&](const std::string& message, std::chrono::milliseconds within) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, within, [&] { return heard.contains(message); });
  };
  bool is_listening = false;
  for (int tries = 0; tries < 200 && !is_listening; ++tries) {
    one->tell_others("hello");
    is_listening = hears("hello", std::chrono::milliseconds{100});
  }
  BOOST_REQUIRE(is_listening);

  for (int round = 0; round < rounds; ++round) {
    one->tell_others(std::to_string(round));
    for (int i = 0; i < 3; ++i) other->tell_others("the other way");

    const bool is_heard = hears(std::to_string(round), std::chrono::seconds{10});
    BOOST_TEST(is_heard, "round " << round);
    if (!is_heard) break;
  }
  other->on_told([](std::string_view) {});
}

BOOST_AUTO_TEST_CASE(a_line_that_was_cut_while_idle_is_replaced_without_a_word) {
  BOOST_REQUIRE(count_up(*one, "baskets"));
  BOOST_TEST(value(*one, "baskets") == 1);

  end_lines_of(*other);

  BOOST_REQUIRE(count_up(*one, "baskets"));
  BOOST_TEST(value(*one, "baskets") == 2);
}

BOOST_AUTO_TEST_CASE(a_command_whose_line_is_cut_in_its_midst_is_run_again_and_has_one_effect) {
  int runs = 0;
  const auto done = one->write([&](Write& write) -> Result<> {
    add_one(write, "baskets");
    if (++runs == 1) end_lines_of(*other);
    add_one(write, "baskets");
    return {};
  });

  BOOST_TEST(done.has_value());
  BOOST_TEST(runs == 2);
  BOOST_TEST(value(*other, "baskets") == 2);
}

BOOST_AUTO_TEST_CASE(of_a_group_whose_line_is_cut_every_command_has_one_effect) {
  const auto grouped = open({});
  constexpr int threads = 16, each = 20;
  std::atomic<int> told = 0;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> running;
    for (int thread = 0; thread < threads; ++thread) {
      running.emplace_back([&] {
        for (int i = 0; i < each; ++i) {
          try {
            if (count_up(*grouped, "baskets")) ++told;
          } catch (const StorageError& failure) {
            ++failed;
            BOOST_TEST((failure.kind() == StorageError::Kind::unreachable));
          }
        }
      });
    }
    for (int cuts = 0; cuts < 5; ++cuts) end_lines_of(*other);
  }

  // A commit whose answer was lost is told to nobody, and may stand.
  BOOST_TEST(value(*one, "baskets") >= told);
  BOOST_TEST(value(*one, "baskets") <= told + failed);
  BOOST_TEST(told > 0);
}

BOOST_AUTO_TEST_CASE(a_server_that_nobody_reaches_is_told_at_once_as_unreachable) {
  const Address nowhere(std::string("postgresql://ganh@127.0.0.1:1/ganh"));

  BOOST_CHECK_EXCEPTION(store::open(nowhere, counters), StorageError, [](const StorageError& e) {
    return e.kind() == StorageError::Kind::unreachable;
  });
}

BOOST_AUTO_TEST_CASE(a_step_that_another_process_has_just_taken_is_not_taken_again) {
  const std::string name = "overtaken_" + std::to_string(::getpid());
  tell("CREATE DATABASE " + name + " TEMPLATE template0");
  {
    OvertakenSchema schema(Address(on_same_server(name)));

    migrate(schema, counters.postgres);

    BOOST_TEST(schema.taken == 0);
  }
  tell("DROP DATABASE " + name + " WITH (FORCE)");
}

BOOST_AUTO_TEST_CASE(a_step_that_a_newer_program_has_just_taken_is_found_in_time) {
  const std::string name = "newer_" + std::to_string(::getpid());
  tell("CREATE DATABASE " + name + " TEMPLATE template0");
  {
    OvertakenSchema schema(Address(on_same_server(name)));
    schema.other_s_steps.postgres.push_back({"test", 2, "CREATE TABLE more (id bigint)"});

    BOOST_CHECK_EXCEPTION(
        migrate(schema, counters.postgres), StorageError,
        [](const StorageError& e) { return e.kind() == StorageError::Kind::too_new; });
  }
  tell("DROP DATABASE " + name + " WITH (FORCE)");
}

BOOST_AUTO_TEST_CASE(a_database_is_claimed_by_one_at_a_time) {
  const Address& address = scratch.address(counters);
  auto first = claim(address);
  BOOST_REQUIRE(first);

  BOOST_TEST(!claim(address));

  first.reset();

  BOOST_TEST(claim(address) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_password_is_not_shown) {
  const Address with_password(std::string("postgresql://ganh:bí%20mật@db1,db2/ganh"));
  const Address as_parameter(std::string("postgresql://db/ganh?user=ganh&password=secret&x=1"));

  BOOST_TEST(with_password.shown() == "postgresql://ganh@db1,db2/ganh");
  BOOST_TEST(as_parameter.shown().find("secret") == std::string::npos);
  BOOST_TEST(Address(std::string("postgresql://ganh:sec@ret@db1/ganh")).shown() ==
             "postgresql://ganh@db1/ganh");
  for (const auto* odd :
       {"postgresql://ganh:s3cret?PW@db1/ganh", "postgresql://ganh:s3cret/PW?x@db1/ganh",
        "postgresql://db1/ganh?user=ganh&passwort=s3cret", "postgresql://db1/ganh?pass=s3cret&PW",
        "postgresql://db1/ganh?p%61ssword=s3cret", "postgresql://db1/ganh?sslpassword=s3cret"}) {
    const std::string shown = Address(std::string(odd)).shown();
    BOOST_TEST(shown.find("s3cret") == std::string::npos, shown);
    BOOST_TEST(shown.find("PW") == std::string::npos, shown);
  }
}

BOOST_AUTO_TEST_CASE(of_an_address_that_is_read_otherwise_no_part_of_the_password_is_told) {
  for (const auto* address : {"postgresql://ganh:s3cret@PW@127.0.0.1:1/ganh",
                              "postgresql://ganh:s3cret/PW@127.0.0.1:1/ganh",
                              "postgresql://ganh:s3cret/PW?x@127.0.0.1:1/ganh"}) {
    try {
      store::open(Address(std::string(address)), counters);
      BOOST_ERROR("it was opened");
    } catch (const StorageError& failure) {
      const std::string told = failure.what();
      BOOST_TEST((failure.kind() == StorageError::Kind::unsuitable));
      BOOST_TEST(told.find("%40") != std::string::npos);
      BOOST_TEST(told.find("PW") == std::string::npos);
      BOOST_TEST(told.find("s3cret") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
