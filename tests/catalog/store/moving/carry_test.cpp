#include "catalog/store/moving/carry.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "catalog/result.h"
#include "catalog/store/moving/copy.h"
#include "catalog/store/sqlite/file.h"
#include "tests/scratch_database.h"

using namespace ganh;
using namespace ganh::catalog::store;

namespace {

// `seals` is pointed at by what comes before it in the alphabet; `notes` takes no changes.
constexpr std::string_view farm_sqlite = R"sql(
  CREATE TABLE baskets (
    farm TEXT NOT NULL, number INTEGER NOT NULL, label TEXT, content BLOB, seal TEXT NOT NULL,
    PRIMARY KEY (farm, number),
    UNIQUE (label),
    FOREIGN KEY (seal) REFERENCES seals (seal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE notes (id BLOB NOT NULL PRIMARY KEY, at_us INTEGER NOT NULL) STRICT;
  CREATE TRIGGER notes_stay BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'stays'); END;
  CREATE TABLE seals (seal TEXT NOT NULL PRIMARY KEY) STRICT)sql";
constexpr std::string_view farm_postgres = R"sql(
  CREATE TABLE seals (seal text NOT NULL PRIMARY KEY);
  CREATE TABLE baskets (
    farm text NOT NULL, number bigint NOT NULL, label text, content bytea, seal text NOT NULL,
    PRIMARY KEY (farm, number),
    UNIQUE (label),
    FOREIGN KEY (seal) REFERENCES seals (seal)
  );
  CREATE TABLE notes (id bytea NOT NULL PRIMARY KEY, at_us bigint NOT NULL);
  CREATE FUNCTION notes_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'stays'; END $$;
  CREATE TRIGGER notes_stay BEFORE DELETE ON notes FOR EACH ROW EXECUTE FUNCTION notes_stay())sql";

const Steps steps{{{"farm", 1, farm_sqlite}}, {{"farm", 1, farm_postgres}}};

using namespace std::string_literals;
const std::string odd_bytes = "\0\x01\xff\\\n\t"s;
constexpr auto odd_text = "Rổ \"số 1\"\t\\N\r\nđầy";

// One database is of this run's kind, the other a file.
struct Houses {
  Houses() {
    open(ours, steps).reset();
    open(theirs, steps).reset();
  }
  void tell(const Address& house, std::string_view sql, std::initializer_list<Value> with = {}) {
    const auto done =
        open(house, steps, {.writer = Writer::inline_})->write([&](Write& write) -> Result<> {
          write.global().run(sql, with);
          return {};
        });
    BOOST_REQUIRE(done);
  }
  void seal(const Address& house, const std::string& seal) {
    tell(house, "INSERT INTO seals (seal) VALUES ($1)", {seal});
  }
  void basket(const Address& house, int number, Value label, Value content) {
    tell(house,
         "INSERT INTO baskets (farm, number, label, content, seal) VALUES ($1, $2, $3, $4, 'A')",
         {"Thiên An", number, label, content});
  }
  void note(const Address& house, std::string_view id, std::int64_t at_us) {
    tell(house, "INSERT INTO notes (id, at_us) VALUES ($1, $2)", {Value::bytes(id), at_us});
  }
  // Several times what a slice holds in bytes, in a few rows.
  void large(const Address& house, int count) {
    seal(house, "A");
    std::string content(3 << 20, '\0');
    for (int i = 0; i < count; ++i) {
      content[0] = static_cast<char>('a' + i);
      basket(house, i, nullptr, Value::bytes(content));
    }
  }
  // More than a slice holds.
  void many(const Address& house) {
    tell(house, R"sql(
      WITH RECURSIVE numbers (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM numbers WHERE n < 4600)
      INSERT INTO baskets (farm, number, label, content, seal)
      SELECT 'Ở xa', n, NULL, NULL, 'A' FROM numbers)sql");
  }

  Mended carry_over(const Address& from, const Address& to, const Stays& stays = {}) {
    const auto source = rows_of(from, Purpose::snapshot);
    const auto target = rows_of(to, Purpose::filling);
    source->begin();
    target->begin();
    const Mended mended = carry(*source, *target, stays);
    target->commit();
    return mended;
  }
  std::vector<TableSum> sums(const Address& house) {
    const auto rows = rows_of(house, Purpose::snapshot);
    rows->begin();
    return sum_up(*rows, {});
  }

  tests::ScratchDatabase scratch;
  const Address ours = scratch.address(steps);
  const Address theirs{scratch.path() / "theirs.db"};
};

struct Filled : Houses {
  Filled() { fill(ours); }
  void fill(const Address& house) {
    seal(house, "A");
    basket(house, 1, odd_text, Value::bytes(odd_bytes));
    basket(house, 2, "", Value::bytes(""));
    basket(house, -3, nullptr, nullptr);
    note(house, odd_bytes, INT64_MAX);
    note(house, "\xfe", INT64_MAX);
    many(house);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(carry_test)

BOOST_FIXTURE_TEST_CASE(tables_come_after_those_that_they_point_at, Houses) {
  for (const Address& house : {ours, theirs}) {
    const auto rows = rows_of(house, Purpose::snapshot);
    rows->begin();
    const auto tables = rows->tables();
    BOOST_REQUIRE(tables.size() == 3U);
    BOOST_TEST(tables[0].name == "notes");
    BOOST_TEST(tables[1].name == "seals");
    BOOST_TEST(tables[2].name == "baskets");
    BOOST_TEST((tables[2].key == std::vector<std::size_t>{0, 1}));
    BOOST_TEST((tables[2].columns[3] == Column{"content", Value::Kind::bytes}));
  }
}

BOOST_FIXTURE_TEST_CASE(every_row_comes_over_and_back_as_it_was, Filled) {
  const auto before = sums(ours);

  const Mended over = carry_over(ours, theirs);
  BOOST_TEST(over.added == 1 + 3 + 2 + 4501);
  BOOST_TEST(over.removed == 0);
  BOOST_TEST((sums(theirs) == before));

  tell(ours, "DELETE FROM baskets");
  const Mended back = carry_over(theirs, ours);
  BOOST_TEST(back.added == 3 + 4501);
  BOOST_TEST((sums(ours) == before));
}

BOOST_FIXTURE_TEST_CASE(a_sum_goes_beyond_64_bits, Filled) {
  for (const TableSum& sum : sums(ours)) {
    if (sum.table == "notes") BOOST_TEST(sum.sums.at(0) == "18446744073709551614");
  }
}

BOOST_FIXTURE_TEST_CASE(what_has_changed_meanwhile_is_all_that_is_mended, Filled) {
  carry_over(ours, theirs);
  seal(ours, "B");
  tell(ours, "DELETE FROM baskets WHERE farm = 'Ở xa' AND number = 4000");
  tell(ours, "UPDATE baskets SET seal = 'B' WHERE number = -3");

  const Mended mended = carry_over(ours, theirs);

  BOOST_TEST(mended.removed == 2);
  BOOST_TEST(mended.added == 2);
  BOOST_TEST((sums(theirs) == sums(ours)));
}

BOOST_FIXTURE_TEST_CASE(two_rows_may_have_exchanged_what_must_be_unique, Filled) {
  carry_over(ours, theirs);
  tell(ours, "UPDATE baskets SET label = 'x' WHERE number = 1");
  tell(ours, "UPDATE baskets SET label = $1 WHERE number = 2", {odd_text});
  tell(ours, "UPDATE baskets SET label = '' WHERE number = 1");

  carry_over(ours, theirs);

  BOOST_TEST((sums(theirs) == sums(ours)));
}

BOOST_FIXTURE_TEST_CASE(a_row_planted_in_the_target_is_taken_away, Filled) {
  carry_over(ours, theirs);
  seal(theirs, "planted");
  note(theirs, "planted", 1);  // which nobody may delete otherwise

  const Mended mended = carry_over(ours, theirs);

  BOOST_TEST(mended.removed == 2);
  BOOST_TEST((sums(theirs) == sums(ours)));
}

BOOST_FIXTURE_TEST_CASE(what_stays_is_neither_carried_nor_taken_away, Filled) {
  seal(theirs, "home");
  seal(ours, "homely");
  const Stays stays = [](const Table& table, const Record& record) {
    return table.name == "seals" && record[0].text.starts_with("home");
  };

  carry_over(ours, theirs, stays);

  const auto theirs_after = sums(theirs);
  BOOST_TEST(theirs_after[1].rows == 2);
  BOOST_TEST((theirs_after != sums(ours)));
  BOOST_TEST((theirs_after[2] == sums(ours)[2]));
}

BOOST_FIXTURE_TEST_CASE(what_is_broken_off_has_changed_nothing, Filled) {
  for (const auto& [from, to] : {std::pair{ours, theirs}, std::pair{theirs, ours}}) {
    const auto before = sums(to);
    struct BrokenOff {};
    {
      const auto source = rows_of(from, Purpose::snapshot);
      const auto target = rows_of(to, Purpose::filling);
      source->begin();
      target->begin();
      BOOST_CHECK_THROW(carry(*source, *target, {}, [](const Carried&) { throw BrokenOff(); }),
                        BrokenOff);
    }
    BOOST_TEST((sums(to) == before));
    BOOST_CHECK_THROW(tell(to, "INSERT INTO baskets (farm, number, seal) VALUES ('x', 1, 'none')"),
                      std::logic_error);  // what rows point at is heeded as before
  }
}

BOOST_FIXTURE_TEST_CASE(triggers_and_what_rows_point_at_are_heeded_again_afterwards, Filled) {
  carry_over(ours, theirs);
  carry_over(theirs, ours);

  for (const Address& house : {ours, theirs}) {
    BOOST_CHECK_THROW(tell(house, "DELETE FROM notes"), std::exception);
    BOOST_CHECK_THROW(
        tell(house, "INSERT INTO baskets (farm, number, seal) VALUES ('x', 1, 'none')"),
        std::logic_error);
  }
}

BOOST_FIXTURE_TEST_CASE(a_copy_is_one_file_that_holds_the_same, Filled) {
  const std::filesystem::path copy = scratch.path() / "copy.db";

  copy_to_file(ours, steps, copy);

  BOOST_TEST((sums(Address(copy)) == sums(ours)));
  BOOST_TEST(sqlite::find_damage(copy).empty());
  std::filesystem::path log = copy;
  log += "-wal";
  BOOST_TEST(!std::filesystem::exists(log));
}

BOOST_FIXTURE_TEST_CASE(of_large_rows_only_a_few_are_held_at_once, Houses) {
  constexpr int count = 9;
  large(ours, count);

  const Mended mended = carry_over(ours, theirs);

  BOOST_TEST(mended.added == count + 1);
  BOOST_TEST((sums(ours) == sums(theirs)));
  for (const Address& house : {ours, theirs}) {
    const auto rows = rows_of(house, Purpose::snapshot);
    rows->begin();
    const auto tables = rows->tables();
    const auto baskets = std::ranges::find(tables, "baskets", &Table::name);
    BOOST_TEST(rows->slice(*baskets, nullptr).size() == 3U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
