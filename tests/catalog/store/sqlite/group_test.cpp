#include "catalog/store/grouping/group.h"

#include <signal.h>
#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <deque>
#include <fstream>

#include "catalog/store/sqlite/file_connection.h"
#include "tests/catalog/store/sqlite/scratch.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;
using namespace ganh::catalog::store::sqlite;

namespace {

using Fn = std::function<bool(Write&)>;

// Groups put together by hand, so that who stands beside whom is no matter of chance.
struct Groups {
  Groups() : connection((std::ofstream(folder.file()), folder.file()), Access::read_write) {
    for (const Migration& step : counters.sqlite) connection.script(step.sql);
  }

  void run(const std::vector<Fn>& fns) {
    functions.assign(fns.begin(), fns.end());
    commands.clear();
    for (const Fn& fn : functions) commands.emplace_back(fn);
    std::vector<Command*> group;
    for (Command& command : commands) group.push_back(&command);
    run_group(connection, group, [this] { ++commits; });
  }

  bool kept(std::size_t place) const {
    return commands.at(place).kept && !commands.at(place).failure;
  }
  bool refused(std::size_t place) const {
    return !commands.at(place).kept && !commands.at(place).failure;
  }
  std::optional<StorageError::Kind> storage_error(std::size_t place) const {
    try {
      if (commands.at(place).failure) std::rethrow_exception(commands.at(place).failure);
    } catch (const StorageError& error) {
      return error.kind();
    } catch (const std::exception&) {
    }
    return std::nullopt;
  }
  std::int64_t stored(std::string_view name) {
    connection.control("BEGIN");
    const std::int64_t value = Scope(connection, thien_an).number(value_of, {name});
    connection.control("COMMIT");
    return value;
  }
  void fill_disk() { connection.script("PRAGMA max_page_count = 1"); }
  void make_room() { connection.script("PRAGMA max_page_count = 100000"); }

  ScratchFolder folder;
  FileConnection connection;
  std::deque<Fn> functions;
  std::deque<Command> commands;
  int commits = 0;
};

// While it lives no file of this process grows past `bytes`.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

Fn adds(const char* name) {
  return [=](Write& write) { return add_one(write, name) > 0; };
}

Fn adds_then_refuses(const char* name) {
  return [=](Write& write) { return add_one(write, name) < 0; };
}

// Does not fit into what a full disk has left.
Fn pads() {
  return [](Write& write) {
    return write.scope(thien_an).run(pad, {Value::bytes(std::string(100'000, 'x'))}) == 1;
  };
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(group_test, Groups)

BOOST_AUTO_TEST_CASE(a_group_is_one_commit) {
  run({adds("baskets"), adds("baskets"), adds("crates")});

  BOOST_TEST(commits == 1);
  BOOST_TEST(stored("baskets") == 2);
  BOOST_TEST(stored("crates") == 1);
}

BOOST_AUTO_TEST_CASE(a_refusal_takes_back_its_own_work_only) {
  run({adds("baskets"), adds_then_refuses("baskets"), adds("baskets")});

  BOOST_TEST(kept(0));
  BOOST_TEST(refused(1));
  BOOST_TEST(kept(2));
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_CASE(an_exception_takes_back_its_own_work_only) {
  const Fn bursts = [](Write& write) -> bool {
    add_one(write, "baskets");
    throw std::out_of_range("burst");
  };

  run({adds("baskets"), bursts, adds("baskets")});

  BOOST_CHECK_THROW(std::rethrow_exception(commands.at(1).failure), std::out_of_range);
  BOOST_TEST(kept(2));
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_CASE(a_broken_constraint_takes_back_its_own_work_only) {
  const Fn breaks = [](Write& write) {
    add_one(write, "baskets");
    write.scope(thien_an).run("UPDATE counters SET value = -1 WHERE cooperative_id = $1", {});
    return true;
  };

  run({adds("baskets"), breaks, adds("baskets")});

  BOOST_CHECK_THROW(std::rethrow_exception(commands.at(1).failure), std::logic_error);
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_CASE(nobody_is_woken_where_all_were_refused) {
  run({adds_then_refuses("baskets"), adds_then_refuses("crates")});

  BOOST_TEST(commits == 0);
  BOOST_TEST(refused(0));
}

BOOST_AUTO_TEST_CASE(a_full_disk_fails_only_those_it_had_no_room_for) {
  run({adds("baskets")});
  fill_disk();

  run({adds("baskets"), pads(), adds_then_refuses("baskets"), adds("baskets")});

  BOOST_TEST(kept(0));
  BOOST_TEST((storage_error(1) == StorageError::Kind::full));
  BOOST_TEST(refused(2));
  BOOST_TEST(kept(3));
  BOOST_TEST(stored("baskets") == 3);
}

BOOST_AUTO_TEST_CASE(once_a_full_disk_has_room_writing_goes_on) {
  fill_disk();
  run({pads(), pads()});
  BOOST_REQUIRE((storage_error(1) == StorageError::Kind::full));

  make_room();
  run({pads(), adds("baskets")});

  BOOST_TEST(kept(0));
  BOOST_TEST(stored("baskets") == 1);
}

BOOST_AUTO_TEST_CASE(after_a_full_disk_nothing_more_of_the_command_is_kept) {
  run({adds("baskets")});
  fill_disk();
  const Fn goes_on_regardless = [](Write& write) {
    try {
      pads()(write);
    } catch (const StorageError&) {
    }
    return add_one(write, "baskets") > 0;
  };
  // Several rows at once: SQLite takes back this statement only, and the savepoint stays.
  const Fn shrugs = [](Write& write) {
    add_one(write, "baskets");
    try {
      const std::string large(100'000, 'x');
      write.scope(thien_an).run(R"sql(
        INSERT INTO padding (cooperative_id, bytes)
        VALUES ($1, $2), ($1, $2))sql",
                                {Value::bytes(large)});
    } catch (const StorageError&) {
    }
    return true;
  };

  run({goes_on_regardless, shrugs, adds("baskets")});

  BOOST_TEST(storage_error(0).has_value());
  BOOST_TEST(storage_error(1).has_value());
  BOOST_TEST(kept(2));
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_CASE(a_commit_that_fails_is_told_to_everybody_even_the_refused) {
  run({adds("baskets")});
  {
    const FileSizeLimit limit(std::filesystem::file_size(folder.file().string() + "-wal"));
    run({adds("baskets"), adds_then_refuses("crates")});
  }

  BOOST_TEST((storage_error(0) == StorageError::Kind::io));
  BOOST_TEST((storage_error(1) == StorageError::Kind::io));
  BOOST_TEST(commits == 1);
  run({adds("baskets")});
  BOOST_TEST(kept(0));
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_CASE(a_constraint_found_only_at_commit_fails_only_its_own_command) {
  connection.script(R"sql(
    CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE children (
      parent INTEGER NOT NULL REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;)sql");
  const Fn orphan = [](Write& write) {
    return write.global().run("INSERT INTO children (parent) VALUES ($1)", {7}) == 1;
  };

  run({adds("baskets"), orphan, adds("baskets")});

  BOOST_TEST(kept(0));
  BOOST_CHECK_THROW(std::rethrow_exception(commands.at(1).failure), std::logic_error);
  BOOST_TEST(stored("baskets") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
