#include "catalog/changes/change_log.h"

#include "catalog/json/json.h"
#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;

namespace {

std::int64_t commands(Farm& farm) {
  return farm.look([](auto& s) {
    return s.number("SELECT COUNT(*) FROM commands WHERE cooperative_id = $1", {});
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(change_log_test, Farm)

BOOST_AUTO_TEST_CASE(changes_are_numbered_without_a_gap_even_past_a_refusal) {
  household("H01");
  const auto burst = command([](auto& c) -> Result<> {
    c.record(changes::Noun::household, "hh_x", changes::Kind::removed);
    return error(Code::not_now, "", "order.nothing_to_pack");
  });
  household("H02");

  BOOST_TEST(!burst);
  const auto all = look([](auto& s) { return changes::changes_after(s, 0, 100); });
  BOOST_REQUIRE(all.size() == 2);
  BOOST_TEST(all[0].number == 1);
  BOOST_TEST(all[1].number == 2);
  BOOST_TEST(changes() == 2);
}

BOOST_AUTO_TEST_CASE(whatever_can_be_noted_can_be_read_again) {
  using changes::Noun;
  const std::vector nouns{Noun::cooperative, Noun::household,  Noun::product,    Noun::pack,
                          Noun::lot,         Noun::place,      Noun::stock,      Noun::stock_take,
                          Noun::order,       Noun::payout,     Noun::settlement, Noun::channel,
                          Noun::listing,     Noun::membership, Noun::token};
  BOOST_REQUIRE(command([&](auto& c) -> Result<> {
    for (const Noun noun : nouns) c.record(noun, "x", changes::Kind::created);
    return {};
  }));

  const auto all = look([](auto& s) { return changes::changes_after(s, 0, 100); });
  BOOST_REQUIRE(all.size() == nouns.size());
  for (std::size_t i = 0; i < nouns.size(); ++i) BOOST_CHECK(all[i].noun == nouns[i]);
}

BOOST_AUTO_TEST_CASE(slices_of_one_command_share_its_row) {
  const changes::Heading heading{{"cmd_import"}, "clerk:lan", "import thien-an.xlsx"};
  for (const char* code : {"H01", "H02"}) {
    const auto put = database->write([&](store::Write& write) {
      changes::Command slice(write, thien_an, heading, clock.now(), randomness);
      return producers::put(slice,
                            {.id = {}, .code = code, .name = "An", .phone = "", .hamlet = ""}, 0);
    });
    BOOST_REQUIRE(put);
  }

  BOOST_TEST(commands(*this) == 1);
  for (const auto& change : look([](auto& s) { return changes::changes_after(s, 0, 9); })) {
    BOOST_TEST(change.command.text == "cmd_import");
  }
}

BOOST_AUTO_TEST_CASE(another_cooperative_sees_nothing_and_numbers_its_own_changes) {
  household("H01");

  BOOST_TEST(look([](auto& s) { return changes::last_change(s); }, dong_thap) == 0);
  BOOST_TEST(look([](auto& s) { return producers::all_households(s).size(); }, dong_thap) == 0U);
  const producers::Household same{
      .id = {}, .code = "H01", .name = "Khác", .phone = "", .hamlet = ""};
  const auto put = command([&](auto& c) { return producers::put(c, same, 0); }, dong_thap);
  BOOST_REQUIRE(put);
  BOOST_CHECK(*put == changes::Effect::created);
  BOOST_TEST(look([](auto& s) { return changes::last_change(s); }, dong_thap) == 1);
  BOOST_TEST(changes() == 1);
}

BOOST_AUTO_TEST_CASE(an_update_says_what_was_and_what_is_but_never_a_telephone_number) {
  household("H01");
  const producers::Household moved{
      .id = {}, .code = "H01", .name = "Hộ H01", .phone = "0912345678", .hamlet = "Thôn Đoàn Kết"};
  BOOST_REQUIRE(command([&](auto& c) { return producers::put(c, moved, 1); }));

  const auto last = look([](auto& s) { return changes::changes_after(s, 1, 1); });
  BOOST_REQUIRE(last.size() == 1);
  BOOST_TEST(last[0].detail ==
             R"({"code":"H01","changed":{"phone":[],"hamlet":["Nà Cà","Thôn Đoàn Kết"]}})");
}

BOOST_AUTO_TEST_CASE(a_follower_reads_on_from_where_it_stopped) {
  for (const char* code : {"H01", "H02", "H03"}) household(code);

  const auto rest = look([](auto& s) { return changes::changes_after(s, 1, 1); });

  BOOST_REQUIRE(rest.size() == 1);
  BOOST_TEST(rest[0].number == 2);
  BOOST_CHECK(rest[0].noun == changes::Noun::household);
  BOOST_CHECK(rest[0].at == clock.now());
}

BOOST_AUTO_TEST_SUITE_END()
