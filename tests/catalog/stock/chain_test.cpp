#include "catalog/stock/chain.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::stock;

namespace {

struct Book : Farm {
  using Farm::Farm;

  // Entries 1 … 5.
  void fill() {
    const ProductId rice = product("GAO");
    const LotId lot_1 = lot("L1", rice, household("H01"), 5000);
    for (int i = 1; i <= 4; ++i) {
      BOOST_REQUIRE(command([&](auto& c) {
        return waste(c, {lot_1, main_place(), 100 * i, Waste::spoiled, "mốc"});
      }));
    }
    BOOST_TEST(!broken().has_value());
  }
  void fill_more() { lot("L2", product("CHE"), household("H02"), 700); }
  void tamper(std::string_view sql) {
    BOOST_REQUIRE(command([&](auto& c) -> Result<> {
      c.rows().run(sql, {});
      return {};
    }));
  }
  void write_as_it_was_written() {
    tamper(R"sql(
      INSERT INTO households (cooperative_id, household_id, code, name, name_folded, phone, hamlet,
                              kind, version)
      VALUES ($1, 'hh_1', 'H01', 'Lan', 'lan', '', '', 'member', 1))sql");
    tamper(R"sql(
      INSERT INTO products (cooperative_id, product_id, code, name, name_folded, name_key,
                            name_key_version, category, base_unit, description, origin, storage,
                            shelf_life_days, certificate, version)
      VALUES ($1, 'prod_1', 'GAO', 'Gạo', 'gao', x'00', '1', '', 'g', '', '', '', 0, '', 1))sql");
    tamper(R"sql(
      INSERT INTO lots (cooperative_id, lot_id, code, product_id, household_id, harvested_day,
                        expires_day, received_base, household_share_bp, grade, on_hand_base,
                        version)
      VALUES ($1, 'lot_1', 'L1', 'prod_1', 'hh_1', 20000, 30000, 1000, 8000, '', 700, 1),
             ($1, 'lot_2', 'L2', 'prod_1', 'hh_1', 20000, 30000, 50, 8000, '', 50, 1))sql");
    tamper(R"sql(
      INSERT INTO commands (cooperative_id, command_id, actor, cause, at_us)
      VALUES ($1, 'cmd_1', 'clerk', 'test', 1))sql");
    tamper(R"sql(
      INSERT INTO ledger (cooperative_id, cause, cause_id, cause_line, lot_id, quantity_base,
                          command_id, at_us)
      VALUES ($1, 'received', 'lot_1', 0, 'lot_1', 1000, 'cmd_1', 1),
             ($1, 'received', 'lot_2', 0, 'lot_2', 50, 'cmd_1', 2),
             ($1, 'adjusted', 'adj_1', 0, 'lot_1', -300, 'cmd_1', 3))sql");
  }
  void open_again() {
    database.reset();
    database = folder.open(schema_steps());
  }
  std::optional<std::int64_t> broken() {
    return look([](auto& s) { return first_broken_entry(s); });
  }
};

// Worked out outside with Python's hashlib over json.dumps(…, separators=(",", ":"),
// ensure_ascii=False).
constexpr std::string_view first_hash =
    "06104113d37b113c41748b42ca08a3cd92e1cf9db09a36746ce4683589b15533";
constexpr std::string_view second_hash =
    "b0ceba746ec5cea87404ec6ce8ac4cca7a83572abf3ab7a048be568f981c25ec";

}  // namespace

BOOST_AUTO_TEST_SUITE(chain_test)

BOOST_AUTO_TEST_CASE(an_entrys_hash_is_the_one_that_others_work_out) {
  const Time at = *parse_rfc3339("2026-11-21T02:00:00.000005Z");
  const Written first{
      1, {{"lot_1"}, {"place_main"}, 1000, Cause::received, "lot_1"}, {"cmd_1"}, at, ""};
  const Written second{
      2,
      {{"lot_1"}, {"place_main"}, -250, Cause::wasted, "waste_1", 3, Waste::pests, "chuột \"cắn\""},
      {"cmd_2"},
      at,
      ""};

  BOOST_TEST(chain_hash(first, "") == first_hash);
  BOOST_TEST(chain_hash(second, first_hash) == second_hash);
}

BOOST_AUTO_TEST_CASE(a_changed_quantity_is_found) {
  Book book;
  book.fill();

  book.tamper("UPDATE ledger SET quantity_base = -1 WHERE cooperative_id = $1 AND number = 3");

  BOOST_TEST(book.broken().value() == 3);
  BOOST_TEST(!book.books_agree());
}

BOOST_AUTO_TEST_CASE(a_changed_reason_is_found) {
  Book book;
  book.fill();

  book.tamper("UPDATE ledger SET why = 'mất' WHERE cooperative_id = $1 AND number = 2");

  BOOST_TEST(book.broken().value() == 2);
}

BOOST_AUTO_TEST_CASE(a_removed_entry_is_found_in_the_middle_and_at_the_end) {
  Book book;
  book.fill();

  book.tamper("DELETE FROM ledger WHERE cooperative_id = $1 AND number = 5");
  BOOST_TEST(book.broken().value() == 5);
  book.tamper("DELETE FROM ledger WHERE cooperative_id = $1 AND number = 2");
  BOOST_TEST(book.broken().value() == 2);
}

BOOST_AUTO_TEST_CASE(a_swapped_pair_is_found) {
  Book book;
  book.fill();

  book.tamper("UPDATE ledger SET number = 99 WHERE cooperative_id = $1 AND number = 3");
  book.tamper("UPDATE ledger SET number = 3 WHERE cooperative_id = $1 AND number = 4");
  book.tamper("UPDATE ledger SET number = 4 WHERE cooperative_id = $1 AND number = 99");

  BOOST_TEST(book.broken().value() == 3);
}

BOOST_AUTO_TEST_CASE(a_changed_hash_is_found) {
  Book book;
  book.fill();

  book.tamper("UPDATE ledger SET hash = 'ff' WHERE cooperative_id = $1 AND number = 4");

  BOOST_TEST(book.broken().value() == 4);
}

BOOST_AUTO_TEST_CASE(a_forgotten_head_does_not_pass_for_a_book_from_before_the_chain) {
  Book book;
  book.fill();

  book.tamper("UPDATE ledger_heads SET last_hash = '' WHERE cooperative_id = $1");

  BOOST_TEST(book.broken().has_value());
  book.fill_more();
  BOOST_TEST(book.broken().has_value());
}

BOOST_AUTO_TEST_CASE(each_cooperative_has_a_chain_of_its_own) {
  Book book;
  book.fill();
  book.tamper("UPDATE ledger SET hash = 'ff' WHERE cooperative_id = $1 AND number = 1");

  BOOST_TEST(!book.look([](auto& s) { return first_broken_entry(s); }, dong_thap).has_value());
}

BOOST_AUTO_TEST_CASE(
    a_book_from_before_the_chain_keeps_its_figures_and_is_chained_from_now_on,
                     *boost::unit_test::precondition(tests::on_a_file)) {
  Book book(store::Writer::inline_, schema_steps().first(6));
  book.write_as_it_was_written();

  book.open_again();
  BOOST_TEST(book.books_agree());
  BOOST_TEST(book.find_lot("L1").on_hand_base == 700);
  BOOST_TEST(book.find_lot("L2").sellable_base == 50);
  const LotId lot_1{"lot_1"};
  BOOST_TEST(book.look([&](auto& s) { return on_hand_at(s, lot_1, main_place()); }) == 700);

  BOOST_REQUIRE(book.command([&](auto& c) {
    return waste(c, {lot_1, main_place(), 100, Waste::lost, ""});
  }));
  const auto entries = book.look([&](auto& s) { return entries_of(s, lot_1, 0, 10); });
  BOOST_REQUIRE(entries.size() == 3);
  BOOST_TEST(entries[0].entry.quantity_base == 1000);
  BOOST_TEST(entries[2].number == 4);
  BOOST_TEST(book.books_agree());
  book.tamper("UPDATE ledger SET quantity_base = 2000 WHERE cooperative_id = $1 AND number = 1");
  BOOST_TEST(book.broken().value() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
