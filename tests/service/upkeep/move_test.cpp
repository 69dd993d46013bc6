// The demonstration's farm moves house: from its folder into another database and back.

#include "service/upkeep/move.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <optional>

#include "catalog/store/moving/rows.h"
#include "service/folder/data_folder.h"
#include "service/folder/files.h"
#include "service/folder/home.h"
#include "service/folder/migrations.h"
#include "service/folder/settings.h"
#include "service/upkeep/restore.h"
#include "tests/scratch_database.h"
#include "tests/service/cli/process.h"
#include "tests/service/upkeep/damage.h"

using namespace ganh;
using namespace ganh::service;
namespace fs = std::filesystem;
namespace store = catalog::store;
using folder::Home;

namespace {

// Made once: whatever the program can do has left its rows here.
const fs::path& demonstration() {
  static const tests::ScratchFolder place;
  static const fs::path made = [] {
    const fs::path data = place.path() / "demo";
    const Ended ended = run({"demo", GANH_EXAMPLES "/thien-an.xlsx", "--exit", "--listen",
                             "127.0.0.1:0", "--data", data});
    BOOST_REQUIRE_MESSAGE(ended.status == 0, ended.out + ended.err);
    return data;
  }();
  return made;
}

struct House {
  House() { fs::copy(demonstration(), data, fs::copy_options::recursive); }

  store::Address here() const { return store::Address(data / folder::database_file); }

  // A database on this run's server, or another folder.
  std::string new_place() {
    if (!tests::is_on_server()) return scratch.path() / "new";
    return server.address(folder::all_migrations()).text();
  }
  static store::Address at(const std::string& place) {
    const store::Address address(place);
    return address.is_server() ? address : store::Address(fs::path(place) / folder::database_file);
  }

  Result<upkeep::Moved> over() { return upkeep::move({data, here(), there}); }
  Result<upkeep::Moved> back() {
    const bool is_server = at(there).is_server();
    return upkeep::move({is_server ? data : fs::path(there), at(there), data.string()});
  }
  std::string refusal(const Result<upkeep::Moved>& moved) {
    BOOST_REQUIRE(!moved);
    return moved.error().faults.at(0).reason;
  }
  void moves_over() {
    const auto moved = over();
    BOOST_REQUIRE_MESSAGE(moved, (moved ? "" : refusal(moved)));
  }

  std::vector<store::TableSum> sums(const store::Address& house) {
    const auto rows = store::rows_of(house, store::Purpose::snapshot);
    rows->begin();
    return store::sum_up(*rows, folder::is_of_home);
  }
  Home home(const store::Address& house) {
    const auto rows = store::rows_of(house, store::Purpose::snapshot);
    rows->begin();
    return folder::home_of(store::Global(rows->connection()));
  }
  // Behind the program's back.
  void note(const store::Address& house, std::string_view key) {
    const auto rows = store::rows_of(house, store::Purpose::keeping);
    rows->begin();
    folder::save_setting(store::Write(rows->connection()).global(), key, "noted");
    rows->commit();
  }
  std::optional<std::string> noted(const store::Address& house, std::string_view key) {
    const auto rows = store::rows_of(house, store::Purpose::snapshot);
    rows->begin();
    return folder::find_setting(store::Global(rows->connection()), key);
  }
  std::string why_not_opened() {
    const auto opened = folder::DataFolder::open(data);
    return opened ? "" : opened.error().faults.at(0).reason;
  }

  tests::ScratchFolder scratch;
  tests::ScratchDatabase server;
  fs::path data = scratch.path() / "data";
  std::string there = new_place();
};

// The program is killed at that point; "" when it came through.
void killed_at(const std::string& point, const Arguments& arguments) {
  ::setenv("GANH_CRASH_AT", point.c_str(), 1);
  const Ended ended = run(arguments);
  ::unsetenv("GANH_CRASH_AT");
  BOOST_REQUIRE_MESSAGE(ended.status == -1, point + ": " + ended.out + ended.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(move_test)

BOOST_FIXTURE_TEST_CASE(a_farm_moves_over_and_back_as_it_was, House) {
  const auto before = sums(here());
  std::size_t empty = 0;
  for (const auto& sum : before) empty += sum.rows == 0 ? 1 : 0;

  const auto moved = over();

  BOOST_REQUIRE_MESSAGE(moved, (moved ? "" : refusal(moved)));
  BOOST_TEST(moved->tables == before.size());
  BOOST_TEST(moved->contents.orders > 0);
  BOOST_TEST(empty * 2 < before.size());
  BOOST_TEST_MESSAGE(empty << " of " << before.size() << " tables were empty");
  BOOST_TEST((sums(at(there)) == before));
  BOOST_TEST(why_not_opened() == "home.moved_away");
  BOOST_TEST((home(at(there)).state == Home::State::here));

  const auto returned = back();

  BOOST_REQUIRE_MESSAGE(returned, (returned ? "" : refusal(returned)));
  const auto after = sums(here());
  for (std::size_t i = 0; i < before.size(); ++i)
    BOOST_TEST((after[i] == before[i]), before[i].table);
  BOOST_TEST(why_not_opened() == "");
  BOOST_TEST((home(at(there)).state == Home::State::moved_away));
}

BOOST_FIXTURE_TEST_CASE(a_backup_of_the_new_home_is_a_file_that_a_folder_is_restored_from, House) {
  const Time noon = *parse_rfc3339("2026-11-21T05:00:00Z");
  const auto before = sums(here());
  moves_over();

  const auto made = upkeep::backup_to(data, at(there), scratch.path() / "b.db", noon);
  BOOST_REQUIRE(made);
  BOOST_TEST(made->books.empty());
  const auto restored = upkeep::restore(made->file, scratch.path() / "restored", {}, noon);

  BOOST_REQUIRE(restored);
  BOOST_TEST(restored->contents.orders == made->contents.orders);
  BOOST_TEST((sums(store::Address(made->file)) == before));
}

BOOST_FIXTURE_TEST_CASE(what_was_written_in_the_new_home_stays_and_comes_back, House) {
  moves_over();
  note(at(there), "since");

  const auto again = over();

  BOOST_REQUIRE(again);
  BOOST_TEST(again->was_done_before);
  BOOST_TEST(noted(at(there), "since").has_value());
  BOOST_REQUIRE(back());
  BOOST_TEST(noted(here(), "since").has_value());
}

BOOST_FIXTURE_TEST_CASE(a_move_that_was_killed_at_any_point_is_done_by_the_next, House) {
  const auto before = sums(here());

  for (const char* point : {"moving.slice", "moving.table", "move.carried", "move.left"}) {
    killed_at(point, {"move", "--data", data, "--to", there});

    const bool is_away = home(here()).state == Home::State::moved_away;
    BOOST_TEST(is_away == (std::string_view(point) == "move.left"));
    if (std::string_view(point).starts_with("move.")) {
      BOOST_TEST((home(at(there)).state == Home::State::moving_in), point);
    }
  }
  moves_over();

  BOOST_TEST((sums(at(there)) == before));
  BOOST_TEST((home(at(there)).state == Home::State::here));
  BOOST_TEST((home(here()).state == Home::State::moved_away));
}

BOOST_FIXTURE_TEST_CASE(a_half_moved_database_is_not_served, House) {
  killed_at("move.carried", {"move", "--data", data, "--to", there});

  const auto rows = store::rows_of(at(there), store::Purpose::snapshot);
  rows->begin();
  const auto checked = folder::check_home(store::Global(rows->connection()));

  BOOST_REQUIRE(!checked);
  BOOST_TEST(checked.error().faults.at(0).reason == "home.moving_in");
  BOOST_TEST(why_not_opened() == "");
}

BOOST_FIXTURE_TEST_CASE(a_row_planted_in_a_half_moved_database_does_not_stay, House) {
  killed_at("move.carried", {"move", "--data", data, "--to", there});
  note(at(there), "planted");

  moves_over();

  BOOST_TEST(!noted(at(there), "planted"));
  BOOST_TEST((sums(at(there)) == sums(here())));
}

BOOST_FIXTURE_TEST_CASE(a_row_planted_after_the_old_home_was_left_stops_the_move, House) {
  killed_at("move.left", {"move", "--data", data, "--to", there});
  note(at(there), "planted");

  BOOST_TEST(refusal(over()) == "move.differs");
  BOOST_TEST(noted(at(there), "planted").has_value());
}

BOOST_FIXTURE_TEST_CASE(beside_a_service_only_a_first_copy_is_made, House) {
  {
    const auto serving = folder::DataFolder::open(data);
    BOOST_REQUIRE(serving);

    const auto ahead = over();

    BOOST_TEST(refusal(ahead) == "move.first_copy_made");
    BOOST_TEST((ahead.error().code == Code::in_use));
    BOOST_TEST((home(at(there)).state == Home::State::moving_in));
    (*serving)->step_clock(std::chrono::hours{1});
  }
  moves_over();

  BOOST_TEST((sums(at(there)) == sums(here())));
  BOOST_TEST(noted(at(there), folder::clock_offset_us).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_home_of_other_data_is_left_as_it_is, House) {
  moves_over();
  const auto before = sums(at(there));
  const fs::path other = scratch.path() / "other";
  fs::copy(demonstration(), other, fs::copy_options::recursive);

  const auto refused = upkeep::move({other, store::Address(other / folder::database_file), there});

  BOOST_TEST(refusal(refused) == "move.not_empty");
  BOOST_TEST((sums(at(there)) == before));
  BOOST_TEST((home(at(there)).state == Home::State::here));
}

BOOST_FIXTURE_TEST_CASE(two_moves_do_not_go_into_one_place, House) {
  killed_at("move.carried", {"move", "--data", data, "--to", there});
  const fs::path other = scratch.path() / "other";
  fs::copy(demonstration(), other, fs::copy_options::recursive);

  const auto refused = upkeep::move({other, store::Address(other / folder::database_file), there});

  BOOST_TEST(refusal(refused) == "move.of_another");
}

BOOST_FIXTURE_TEST_CASE(what_was_moved_away_does_not_move_elsewhere, House) {
  moves_over();

  const auto refused = upkeep::move({data, here(), scratch.path() / "third"});

  BOOST_TEST(refusal(refused) == "home.moved_away");
}

BOOST_FIXTURE_TEST_CASE(the_place_it_is_in_is_none_to_move_to, House) {
  BOOST_TEST(refusal(upkeep::move({data, here(), data})) == "move.same_place");
}

BOOST_FIXTURE_TEST_CASE(books_that_disagree_do_not_move, House) {
  meddle(here().file(), "UPDATE lots SET on_hand_base = on_hand_base + 1");

  BOOST_TEST(refusal(over()) == "move.not_sound");
  BOOST_TEST(why_not_opened() == "");
}

BOOST_FIXTURE_TEST_CASE(a_folder_with_another_key_is_none_to_move_to, House) {
  const fs::path other = scratch.path() / "keyed";
  BOOST_REQUIRE(folder::DataFolder::create(other));

  BOOST_TEST(refusal(upkeep::move({data, here(), other})) == "move.other_key");
}

BOOST_FIXTURE_TEST_CASE(a_new_folder_gets_the_key_that_opens_what_is_sealed, House) {
  const fs::path other = scratch.path() / "roomier";

  BOOST_REQUIRE(upkeep::move({data, here(), other}));

  BOOST_TEST(folder::read_small(other / folder::key_file) ==
             folder::read_small(data / folder::key_file));
  BOOST_TEST(folder::DataFolder::open(other).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
