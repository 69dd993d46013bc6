#include "catalog/products/packs.h"

#include "tests/service/http/counter.h"

using namespace ganh;
using namespace ganh::service;

namespace {

struct Shelf : Counter {
  Shelf() {
    lan = person("lan", accounts::Role::manager);
    product("A");
    path = of("packs/" + pack().pack.id.text);
  }
  catalog::products::PackRow pack() {
    return *look([](auto& s) { return catalog::products::find_pack(s, "A-1KG"); });
  }
  std::string tag() { return header(get(lan, path), "ETag"); }
  Reply change(const std::string& body, const Headers& more) {
    return send(lan, "PATCH", path, body, more);
  }

  Headers lan;
  std::string path;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_packs_test, Shelf)

BOOST_AUTO_TEST_CASE(a_change_that_does_not_say_what_it_saw_is_refused) {
  const auto reply = change(R"({"price_vnd": 35000})", {});

  BOOST_TEST(reply.status == 428);
  BOOST_TEST(pack().pack.price.vnd == 30'000);
}

BOOST_AUTO_TEST_CASE(a_change_of_what_was_seen_is_made_and_gives_the_new_tag) {
  const auto seen = tag();

  const auto reply = change(R"({"price_vnd": 35000})", {{"If-Match", seen}});

  BOOST_TEST(reply.status == 200, reply.body);
  BOOST_TEST(pack().pack.price.vnd == 35'000);
  BOOST_TEST(header(reply, "ETag") != seen);
  BOOST_TEST(header(reply, "ETag") == tag());
}

BOOST_AUTO_TEST_CASE(of_two_who_saw_the_same_the_second_is_refused) {
  const auto seen = tag();

  const auto first = change(R"({"price_vnd": 35000})", {{"If-Match", seen}});
  const auto second = change(R"({"price_vnd": 20000})", {{"If-Match", seen}});

  BOOST_TEST(first.status == 200);
  BOOST_TEST(second.status == 412);
  BOOST_TEST(pack().pack.price.vnd == 35'000);
}

BOOST_AUTO_TEST_CASE(what_is_not_a_tag_of_it_matches_nothing) {
  for (const char* tag : {"", "v1", "W/\"v1\"", "\"v0\"", "\"v999\"", "\"", ","}) {
    BOOST_TEST(change(R"({"available": false})", {{"If-Match", tag}}).status == 412, tag);
  }
  BOOST_TEST(pack().pack.available);
}

BOOST_AUTO_TEST_CASE(what_is_billed_by_weight_says_so) {
  const auto reply = change(R"({"catch_weight": true})", {{"If-Match", tag()}});

  BOOST_TEST(reply.status == 200, reply.body);
  BOOST_TEST(pack().pack.catch_weight);
  BOOST_TEST(get(lan, path).body.find(R"("catch_weight":true)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_price_out_of_range_and_members_nobody_knows_are_told_together) {
  const auto reply =
      change(R"({"price_vnd": 0, "available": "yes", "colour": 1})", {{"If-Match", tag()}});

  BOOST_TEST(reply.status == 400);
  BOOST_TEST(fields_at_fault(reply) == "price_vnd, available, colour");
  BOOST_TEST(pack().pack.price.vnd == 30'000);
}

BOOST_AUTO_TEST_SUITE_END()
