#include "catalog/products/packs.h"

#include "tests/catalog/farm.h"

using namespace ganh;
using namespace ganh::catalog;
using namespace ganh::catalog::products;

namespace {

struct Shelf : Farm {
  Result<changes::Effect> put_pack(const Pack& pack, std::int64_t version) {
    return command([&](auto& c) { return put(c, pack, version); });
  }
  Result<changes::Effect> put_product(const Product& product, std::int64_t version) {
    return command([&](auto& c) { return put(c, product, version); });
  }
  Product named(const std::string& code, const std::string& name) {
    Product product;
    product.code = code;
    product.name = name;
    return product;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(packs_test, Shelf)

BOOST_AUTO_TEST_CASE(a_new_price_is_a_new_version_and_stands_in_the_log) {
  Pack bag = pack("GAO-5KG", product("GAO"), 5000, 125'000);

  bag.price = {130'000};
  const auto updated = put_pack(bag, 1);

  BOOST_REQUIRE(updated);
  BOOST_CHECK(*updated == changes::Effect::updated);
  const auto found = look([](auto& s) { return find_pack(s, std::string_view("GAO-5KG")); });
  BOOST_REQUIRE(found);
  BOOST_TEST(found->version == 2);
  BOOST_CHECK(found->pack == bag);
  const auto last = look([](auto& s) { return changes::changes_after(s, 2, 1); });
  BOOST_TEST(last.at(0).detail == R"({"sku":"GAO-5KG","changed":{"price_vnd":[125000,130000]}})");
}

BOOST_AUTO_TEST_CASE(a_pack_stays_with_its_product) {
  Pack bag = pack("GAO-5KG", product("GAO"), 5000);

  bag.product = product("CHE");
  BOOST_TEST(refused(put_pack(bag, 1), Code::not_now, "pack.product_fixed"));
  bag.product = {"prod_nowhere"};
  bag.sku = "NEW";
  BOOST_TEST(refused(put_pack(bag, 0), Code::not_found, "product.not_found"));
}

BOOST_AUTO_TEST_CASE(a_pack_of_another_cooperatives_product_is_a_pack_of_nothing) {
  const Pack bag{.id = {},
                 .sku = "GAO-5KG",
                 .product = product("GAO"),
                 .name = "",
                 .net_base = 1,
                 .price = {1},
                 .barcode = ""};

  const auto stolen = command([&](auto& c) { return put(c, bag, 0); }, dong_thap);

  BOOST_TEST(refused(stolen, Code::not_found, "product.not_found"));
}

BOOST_AUTO_TEST_CASE(a_barcode_bears_its_check_digit) {
  Pack bag{.id = {},
           .sku = "A",
           .product = {"prod_x"},
           .name = "",
           .net_base = 1,
           .price = {1},
           .barcode = "8934567890125"};
  BOOST_TEST(refused(validate(bag), Code::invalid, "barcode.malformed"));

  bag.barcode = "4006381333931";
  BOOST_TEST(validate(bag).has_value());
}

BOOST_AUTO_TEST_CASE(the_unit_of_a_product_with_lots_stays) {
  const ProductId rice = product("GAO");
  Product counted = look([&](auto& s) { return find_product(s, rice); })->product;
  counted.base = measure::BaseUnit::piece;
  BOOST_REQUIRE(put_product(counted, 1));

  lot("L1", rice, household("H01"), 100);
  counted.base = measure::BaseUnit::gram;

  BOOST_TEST(refused(put_product(counted, 2), Code::not_now, "base_unit.has_lots"));
}

BOOST_AUTO_TEST_CASE(products_come_in_vietnamese_order_page_by_page) {
  for (const auto& [code, name] :
       {std::pair("1", "Đậu"), {"2", "Ấm chè"}, {"3", "Dưa"}, {"4", "An"}, {"5", "Ăn vặt"}}) {
    BOOST_REQUIRE(put_product(named(code, name), 0));
  }

  std::string order;
  ProductPlace place;
  for (int page = 0; page < 3; ++page) {
    for (const auto& row : look([&](auto& s) { return products_after(s, place, 2); })) {
      order += row.product.name + ", ";
      place = place_of(row.product);
    }
  }
  BOOST_TEST(order == "An, Ăn vặt, Ấm chè, Dưa, Đậu, ");
}

BOOST_AUTO_TEST_CASE(a_description_keeps_its_lines) {
  Product rice = named("GAO", "Gạo");
  rice.description = "\r\n Dẻo,  thơm. \r\n\r\nGiữ nơi khô.\n";
  BOOST_REQUIRE(put_product(rice, 0));

  const auto found = look([](auto& s) { return find_product(s, std::string_view("GAO")); });

  BOOST_TEST(found->product.description == "Dẻo, thơm.\n\nGiữ nơi khô.");
  BOOST_CHECK(*put_product(rice, 0) == changes::Effect::unchanged);
}

BOOST_AUTO_TEST_CASE(sort_keys_of_another_icu_are_made_anew) {
  BOOST_REQUIRE(put_product(named("1", "Đậu"), 0));
  const auto rebuild = [&] {
    return *command([](auto& c) -> Result<int> { return rebuild_name_keys(c.rows(), 10); });
  };
  BOOST_TEST(rebuild() == 0);
  BOOST_REQUIRE(command([](auto& c) -> Result<> {
    c.rows().run(
        "UPDATE products SET name_key = $2, name_key_version = 'old' "
        "WHERE cooperative_id = $1",
        {store::Value::bytes("x")});
    return {};
  }));

  BOOST_TEST(rebuild() == 1);
  BOOST_TEST(rebuild() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
