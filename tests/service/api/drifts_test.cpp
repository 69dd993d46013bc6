#include "service/api/drifts.h"

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "catalog/products/packs.h"
#include "connectors/publishing/drifts.h"
#include "service/api/to_do.h"
#include "tests/service/shop.h"

using namespace ganh;
using namespace ganh::service;
using connectors::publishing::Drift;
using connectors::publishing::DriftKind;
using connectors::publishing::DriftState;

namespace {

struct Differing : Shop {
  Differing() {
    product("A");
    id = channel();
  }
  void differs(DriftKind kind, DriftState state, const std::string& ours,
               const std::string& theirs) {
    const auto pack = look([](auto& s) { return catalog::products::find_pack(s, "A-1KG"); });
    command([&](auto& c) -> Result<> {
      Drift drift;
      drift.channel = id;
      drift.sku = "A-1KG";
      drift.kind = kind;
      drift.pack = pack->pack.id;
      drift.state = state;
      drift.ours = ours;
      drift.theirs = theirs;
      drift.found_at = c.now();
      connectors::publishing::save(c, drift);
      return {};
    });
  }
  std::vector<api::Task> to_do() {
    auto tasks = look([&](auto& s) {
      return api::read_to_do(s, folder->clock().now(), accounts::Permissions::all(), {});
    });
    std::erase_if(tasks, [](const api::Task& task) { return task.kind != "listing_differs"; });
    return tasks;
  }
  catalog::json::Document page(const api::Page& page) {
    const auto channel = look([&](auto& s) { return *connectors::channel::find_channel(s, id); });
    auto document =
        catalog::json::parse(look([&](auto& s) { return api::drifts_json(s, channel, page); }));
    BOOST_REQUIRE(document);
    return std::move(*document);
  }

  ChannelId id;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(drifts_test)

BOOST_FIXTURE_TEST_CASE(what_differs_is_said_with_what_becomes_of_it, Differing) {
  differs(DriftKind::price, DriftState::left, "25000", "19000");

  const auto document = page({});

  const auto drift = document.root()["drifts"].items()[0];
  BOOST_TEST(drift["state"].text_or() == "left");
  BOOST_TEST(drift["vi"]["problem"].text_or() ==
             "Giá của A-1KG trên postmart là 19.000 đ, ở đây là 25.000 đ. "
             "Gánh đã sửa lại 3 lần mà trên sàn vẫn đổi.");
  BOOST_TEST(drift["en"]["cure"].text_or() ==
             "See on the seller page who does; mend it there, or change it here and publish.");
}

BOOST_FIXTURE_TEST_CASE(what_is_left_needs_somebody_and_what_is_mended_nobody, Differing) {
  differs(DriftKind::title, DriftState::mended, "Gạo", "Gạo rẻ");
  BOOST_TEST(to_do().empty());

  differs(DriftKind::price, DriftState::left, "25000", "19000");

  const auto tasks = to_do();
  BOOST_REQUIRE(tasks.size() == 1U);
  BOOST_TEST(tasks[0].subject == "A-1KG");
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_sent_at_present_is_kept_back, Differing) {
  differs(DriftKind::price, DriftState::mending, "25000", "19000");

  BOOST_TEST(page({}).root()["drifts"].items()[0]["state"].text_or() == "kept_back");
  BOOST_TEST(to_do().empty());
}

BOOST_FIXTURE_TEST_CASE(pages_of_drift_follow_each_other, Differing) {
  differs(DriftKind::price, DriftState::left, "25000", "19000");
  differs(DriftKind::stock, DriftState::left, "10", "900");

  const auto first = page({1, ""});
  const auto second = page({1, first.root()["next"].text_or()});

  BOOST_TEST(first.root()["drifts"].items()[0]["kind"].text_or() == "price");
  BOOST_TEST(second.root()["drifts"].items()[0]["kind"].text_or() == "stock");
  BOOST_TEST(second.root()["next"].is_null());
}

BOOST_AUTO_TEST_SUITE_END()
