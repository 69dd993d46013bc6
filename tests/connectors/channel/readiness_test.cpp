#include "connectors/channel/readiness.h"

#include <boost/test/unit_test.hpp>

using namespace ganh;
using namespace ganh::connectors;

namespace {

struct Goods {
  Goods() {
    profile.texts.title.chars_max = 30;
    profile.texts.description.chars_max = 100;
    profile.texts.description.required = true;
    profile.categories = {{"Gạo", "grain.rice"}};
    profile.units = {{"g", "g"}};
    profile.net_base_max = 1'000'000;
    profile.stock_packs_max = 1'000;
    profile.price_min = {1'000};
    profile.price_max = {1'000'000};
    product.name = "Gạo Bao Thai";
    product.category = "Gạo";
    product.description = "Dẻo và thơm.";
    pack.sku = "GAO-1KG";
    pack.name = "túi 1 kg";
    pack.net_base = 1000;
    pack.price = {45'000};
  }
  std::vector<std::string> reasons() const {
    std::vector<std::string> found;
    for (const auto& fault : channel::faults(profile, product, pack)) found.push_back(fault.reason);
    return found;
  }

  channel::Profile profile;
  catalog::products::Product product;
  catalog::products::Pack pack;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(readiness_test, Goods)

BOOST_AUTO_TEST_CASE(what_the_profile_takes_is_ready) {
  BOOST_TEST(reasons().empty());
  BOOST_TEST(channel::compose(profile, product, pack).title == "Gạo Bao Thai, túi 1 kg");
  BOOST_TEST(channel::compose(profile, product, pack).category == "grain.rice");
}

BOOST_AUTO_TEST_CASE(a_title_is_counted_in_characters_not_in_bytes) {
  product.name = "Gạo nếp nương Bắc Kạn";  // with the pack: 31 characters, 41 bytes

  BOOST_TEST(reasons() == std::vector<std::string>{"listing.title_too_long"},
             boost::test_tools::per_element());
  pack.name = "túi 1kg";
  BOOST_TEST(reasons().empty());
}

BOOST_AUTO_TEST_CASE(everything_in_the_way_is_told_what_matters_most_first) {
  pack.available = false;
  product.category = "Thủ công";
  product.description = "";
  pack.price = {500};

  const std::vector<std::string> expected{"listing.not_offered", "listing.category_unknown",
                                          "listing.description_missing",
                                          "listing.price_out_of_range"};
  BOOST_TEST(reasons() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_channel_may_show_what_passes_less_reserved_less_buffer_cut_by_its_share) {
  struct Row {
    std::int64_t passing, reserved, net, buffer;
    int share;
    std::int64_t packs;
  };
  for (const Row& row : {Row{10'000, 0, 1'000, 0, 100, 10}, Row{10'999, 0, 1'000, 0, 100, 10},
                         Row{10'000, 2'500, 1'000, 0, 100, 7}, Row{10'000, 0, 1'000, 3, 100, 7},
                         Row{10'000, 0, 1'000, 1, 50, 4}, Row{2'000, 5'000, 1'000, 0, 100, 0},
                         Row{1'000, 0, 1'000, 5, 100, 0}, Row{10'000, 0, 1'000, 0, 0, 0}}) {
    profile.buffer_packs = row.buffer;
    profile.share_percent = row.share;
    BOOST_TEST(channel::allowance_packs(profile, row.passing, row.reserved, row.net) == row.packs);
  }
}

BOOST_AUTO_TEST_CASE(a_category_may_ask_for_a_certificate) {
  profile.certificates_required = {{"Gạo", {"OCOP", "VietGAP"}}, {"Chè", {"hữu cơ"}}};
  BOOST_TEST(reasons() == std::vector<std::string>{"listing.certificate_required"},
             boost::test_tools::per_element());
  product.certificate = "Đạt ocop 4 sao";
  BOOST_TEST(reasons().empty());
}

BOOST_AUTO_TEST_CASE(a_category_is_told_what_it_asks_for_in_its_own_words) {
  profile.attributes = {{"grain.rice", "keep", "storage", "", true, {}},
                        {"*", "grade", "", "A", false, {}},
                        {"drink.tea", "season", "", "spring", false, {}}};
  BOOST_TEST(reasons() == std::vector<std::string>{"listing.attribute_missing"},
             boost::test_tools::per_element());
  product.storage = "Nơi khô";
  BOOST_TEST(reasons().empty());
  const auto attributes = channel::compose(profile, product, pack).attributes;
  BOOST_REQUIRE(attributes.size() == 2U);
  BOOST_TEST(attributes[0].second == "Nơi khô");
  BOOST_TEST(attributes[1].first == "grade");
}

BOOST_AUTO_TEST_CASE(a_unit_that_the_marketplace_does_not_have_is_not_ready) {
  product.base = catalog::measure::BaseUnit::piece;
  BOOST_TEST(reasons() == std::vector<std::string>{"listing.unit_not_taken"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_listed_price_is_what_has_to_be_within_the_marketplaces_range) {
  profile.price_rule.commission_permille = 500;
  pack.price = {500'000};
  BOOST_TEST(channel::compose(profile, product, pack).price.vnd == 1'000'000);
  BOOST_TEST(reasons().empty());
  pack.price = {500'001};
  BOOST_TEST(reasons() == std::vector<std::string>{"listing.price_out_of_range"},
             boost::test_tools::per_element());
  profile.price_rule.vnd_max = 400'000;
  BOOST_TEST(reasons() == std::vector<std::string>{"listing.price_under_ours"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(content_is_read_back_as_it_was_written) {
  product.origin = "Phủ Thông, \"Thái Nguyên\"";
  const Listing listing = channel::compose(profile, product, pack);

  const Listing back = channel::parse_content(channel::content_json(listing));

  BOOST_TEST(channel::content_json(back) == channel::content_json(listing));
  BOOST_TEST(back.origin == product.origin);
  BOOST_TEST(back.net_base == 1000);
}

BOOST_AUTO_TEST_SUITE_END()
