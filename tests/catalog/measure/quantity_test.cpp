#include "catalog/measure/quantity.h"

#include <boost/test/unit_test.hpp>

using namespace ganh::catalog::measure;

namespace {

struct Written {
  const char* text;
  std::int64_t base;
  BaseUnit unit;
};

constexpr auto g = BaseUnit::gram;
constexpr auto ml = BaseUnit::millilitre;
constexpr auto piece = BaseUnit::piece;

}  // namespace

BOOST_AUTO_TEST_SUITE(quantity_test)

BOOST_AUTO_TEST_CASE(local_units_come_out_in_the_base_unit) {
  for (const Written& w : {Written{"500 g", 500, g},
                           Written{"0,5 kg", 500, g},
                           Written{"0.500 kg", 500, g},
                           Written{"1.500 kg", 1'500'000, g},
                           Written{"1.200,5 kg", 1'200'500, g},
                           Written{"120KG", 120'000, g},
                           Written{"3 lạng", 300, g},
                           Written{"1,5 yến", 15'000, g},
                           Written{"2 tạ", 200'000, g},
                           Written{"1,25 tấn", 1'250'000, g},
                           Written{"2 cân", 2'000, g},
                           Written{"2 ký", 2'000, g},
                           Written{"1.5 lít", 1'500, ml},
                           Written{"1,5 lít", 1'500, ml},
                           Written{"750 ml", 750, ml},
                           Written{"30 chục", 300, piece},
                           Written{"0,5 chục", 5, piece},
                           Written{"12 quả", 12, piece},
                           Written{"4 bó", 4, piece},
                           Written{"2 ta\u0323", 200'000, g},
                           Written{" 2   tạ ", 200'000, g}}) {
    const auto quantity = parse_quantity(w.text);
    BOOST_REQUIRE_MESSAGE(quantity, w.text);
    BOOST_TEST(quantity->base == w.base, w.text);
    BOOST_TEST((quantity->unit == w.unit), w.text);
  }
}

BOOST_AUTO_TEST_CASE(a_number_alone_is_in_the_unit_of_its_column) {
  BOOST_TEST(parse_quantity("1,5", "kg")->base == 1'500);
  BOOST_TEST(parse_quantity("2 tạ", "kg")->base == 200'000);
  BOOST_TEST(!parse_quantity("1,5"));
}

BOOST_AUTO_TEST_CASE(a_dozen_is_as_large_as_the_cooperative_says) {
  BOOST_TEST(parse_quantity("2 chục", "", 12)->base == 24);
}

BOOST_AUTO_TEST_CASE(what_is_unclear_or_not_whole_is_refused) {
  for (const char* text : {"", "kg", "1,500 kg", "0,0005 kg", "1,5 quả", "-2 kg", "2 bao tải",
                           "1/2 tạ", "1 kg 500 g", "2 ta", "1e3 kg", "10000000000 tấn"}) {
    BOOST_TEST(!parse_quantity(text), text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back_as_the_same_quantity) {
  BOOST_TEST(vietnamese(Quantity{500, g}) == "500 g");
  BOOST_TEST(vietnamese(Quantity{1'500, g}) == "1,5 kg");
  BOOST_TEST(vietnamese(Quantity{2'500'000, g}) == "2,5 tấn");
  BOOST_TEST(vietnamese(Quantity{12, piece}) == "12 cái");
  BOOST_TEST(vietnamese(Quantity{0, ml}) == "0 ml");

  for (const std::int64_t base : {1, 999, 1'000, 1'125, 1'050, 120'500, 1'234'567, 12'340'000}) {
    for (const BaseUnit unit : {g, ml, piece}) {
      const std::string text = vietnamese(Quantity{base, unit});
      BOOST_TEST((parse_quantity(text) == Quantity{base, unit}), text);
    }
  }
}

BOOST_AUTO_TEST_CASE(base_units_are_stored_by_name) {
  for (const BaseUnit unit : {g, ml, piece}) BOOST_TEST((parse_base_unit(name(unit)) == unit));
  BOOST_TEST(!parse_base_unit("kg"));
}

BOOST_AUTO_TEST_SUITE_END()
