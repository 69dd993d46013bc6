#include <boost/test/unit_test.hpp>
#include <future>

#include "tests/catalog/store/counters.h"
#include "tests/scratch_database.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::store;

namespace {

// Every fact holds for both ways of running the writer.
struct Both {
  template <class Fact>
  void each(Fact fact) {
    for (const Writer writer : {Writer::grouped, Writer::inline_}) {
      tests::ScratchDatabase scratch;
      const auto database = scratch.open(counters, {.writer = writer});
      fact(*database);
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database_test, Both)

BOOST_AUTO_TEST_CASE(a_refusal_takes_back_its_work_and_is_handed_on) {
  each([](Database& database) {
    BOOST_REQUIRE(count_up(database, "baskets"));

    const Result<int> refused = database.write([](Write& write) -> Result<int> {
      add_one(write, "baskets");
      return error(Code::not_now, "lot", "lot.sold_out");
    });

    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().faults.at(0).reason == "lot.sold_out");
    BOOST_TEST(value(database, "baskets") == 1);
  });
}

BOOST_AUTO_TEST_CASE(an_exception_takes_back_its_work_and_is_handed_on) {
  each([](Database& database) {
    const auto burst = [&] {
      return database.write([](Write& write) -> Result<> {
        add_one(write, "baskets");
        throw std::out_of_range("burst");
      });
    };

    BOOST_CHECK_THROW((void)burst(), std::out_of_range);
    BOOST_TEST(value(database, "baskets") == 0);
    BOOST_TEST(count_up(database, "baskets").has_value());
  });
}

BOOST_AUTO_TEST_CASE(an_exception_among_rows_leaves_the_statement_usable) {
  each([](Database& database) {
    const auto burst = [&] {
      return database.write([](Write& write) -> Result<> {
        write.scope(thien_an).each(increment, {"baskets"},
                                   [](const Row&) { throw std::out_of_range("burst"); });
        return {};
      });
    };

    BOOST_CHECK_THROW((void)burst(), std::out_of_range);
    BOOST_REQUIRE(count_up(database, "baskets"));
    BOOST_TEST(value(database, "baskets") == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_read_sees_one_moment_while_others_write) {
  each([](Database& database) {
    BOOST_REQUIRE(count_up(database, "baskets"));

    const auto seen = database.read([&](const Read& read) {
      const Scope scope = read.scope(thien_an);
      const std::int64_t before = scope.number(value_of, {"baskets"});
      const auto other =
          std::async(std::launch::async, [&] { return count_up(database, "baskets"); }).get();
      BOOST_REQUIRE(other);
      return std::pair(before, scope.number(value_of, {"baskets"}));
    });

    BOOST_TEST(seen.first == 1);
    BOOST_TEST(seen.second == 1);
    BOOST_TEST(value(database, "baskets") == 2);
  });
}

BOOST_AUTO_TEST_CASE(a_scope_binds_its_own_cooperative) {
  each([](Database& database) {
    BOOST_REQUIRE(count_up(database, "baskets"));

    BOOST_TEST(value(database, "baskets", dong_thap) == 0);
    BOOST_TEST(value(database, "baskets", thien_an) == 1);
  });
}

BOOST_AUTO_TEST_CASE(a_read_cannot_write) {
  each([](Database& database) {
    const auto write_by_stealth = [&] {
      database.read([](const Read& read) {
        read.scope(thien_an).each(increment, {"baskets"}, [](const Row&) {});
      });
    };

    BOOST_CHECK_THROW(write_by_stealth(), std::logic_error);
    BOOST_TEST(value(database, "baskets") == 0);
  });
}

BOOST_AUTO_TEST_CASE(parameters_and_arguments_that_do_not_match_are_bugs) {
  each([](Database& database) {
    // Each on a snapshot of its own: a server takes nothing more after an error.
    const auto asked = [&](std::string_view sql, std::initializer_list<Value> arguments) {
      return database.read(
          [&](const Read& read) { return read.global().number(sql, arguments); });
    };
    BOOST_CHECK_THROW(asked("SELECT $1", {}), std::logic_error);
    BOOST_CHECK_THROW(asked("SELECT 1", {1}), std::logic_error);
    BOOST_CHECK_THROW(asked("SELECT $1 + $3", {1, 2}), std::logic_error);
    BOOST_CHECK_THROW(asked("SELECT $1::bigint", {1}), std::logic_error);
    BOOST_CHECK_THROW(asked("SELECT ?", {1}), std::logic_error);
    BOOST_CHECK_THROW(asked("SELECT 1; SELECT 2", {}), std::logic_error);
    BOOST_TEST(asked("SELECT $2 - $1 - $1", {1, 9}) == 7);
  });
}

BOOST_AUTO_TEST_CASE(text_that_only_one_database_could_keep_is_refused_by_both_before_it_is_sent) {
  each([](Database& database) {
    const std::string nul("a\0b", 3);
    const auto done = database.write([&](Write& write) -> Result<> {
      const WriteScope scope = write.scope(thien_an);
      for (const std::string& odd : {nul, std::string("\xff"), std::string("\xed\xa0\x80")}) {
        BOOST_CHECK_THROW(scope.run(increment, {odd}), std::logic_error);
        BOOST_CHECK_THROW(write.global().number("SELECT length($1)", {odd}), std::logic_error);
      }
      add_one(write, "rổ");  // nothing was lost by that
      return {};
    });

    BOOST_REQUIRE(done);
    BOOST_TEST(value(database, "rổ") == 1);
  });
}

BOOST_AUTO_TEST_CASE(every_kind_of_value_comes_back_as_it_went) {
  each([](Database& database) {
    const std::string bytes("\0\xff'", 3);
    database.read([&](const Read& read) {
      read.global().each("SELECT $1, $2, $3, $4, $5",
                         {std::int64_t{-9007199254740993}, "Bưởi Năm Roi", Value::bytes(bytes),
                          nullptr, std::string_view()},
                         [&](const Row& row) {
                           BOOST_TEST(row.integer(0) == -9007199254740993);
                           BOOST_TEST(row.text(1) == "Bưởi Năm Roi");
                           BOOST_TEST(row.string(2) == bytes);
                           BOOST_TEST(row.is_null(3));
                           BOOST_TEST(!row.is_null(4));
                           BOOST_TEST(row.text(4) == "");
                         });
    });
  });
}

BOOST_AUTO_TEST_CASE(the_rows_changed_are_counted_statement_by_statement) {
  each([](Database& database) {
    constexpr std::string_view note = R"sql(
      UPDATE counters SET note = $2
       WHERE cooperative_id = $1 AND value > $3)sql";

    const auto changed = database.write([&](Write& write) -> Result<std::pair<int, int>> {
      const WriteScope scope = write.scope(thien_an);
      add_one(write, "baskets");
      add_one(write, "crates");
      const auto both = scope.run(note, {"checked", 0});
      return std::pair(static_cast<int>(both), static_cast<int>(scope.run(note, {"none", 99})));
    });

    BOOST_TEST(changed.value().first == 2);
    BOOST_TEST(changed.value().second == 0);
  });
}

BOOST_AUTO_TEST_CASE(a_question_may_be_asked_again_among_its_own_rows) {
  each([](Database& database) {
    constexpr std::string_view names = R"sql(
      SELECT name FROM counters
       WHERE cooperative_id = $1
       ORDER BY name)sql";
    for (const char* name : {"baskets", "crates"}) BOOST_REQUIRE(count_up(database, name));

    int seen = 0;
    database.read([&](const Read& read) {
      const Scope scope = read.scope(thien_an);
      scope.each(names, {},
                 [&](const Row&) { scope.each(names, {}, [&](const Row&) { ++seen; }); });
    });

    BOOST_TEST(seen == 4);
  });
}

BOOST_AUTO_TEST_CASE(a_write_inside_a_write_is_caught_before_it_waits_for_itself) {
  each([](Database& database) {
    const auto nested = [&] {
      return database.write([&](Write&) -> Result<> { return count_up(database, "baskets"); });
    };

    BOOST_CHECK_THROW((void)nested(), std::logic_error);
  });
}

BOOST_AUTO_TEST_SUITE_END()
