// An order on the board, and the steps that a clerk takes with it over HTTP.

#pragma once

#include "connectors/receiving/inbox.h"
#include "tests/service/http/counter.h"

namespace ganh::service {

// A clerk with an order of four packs before her.
struct Board : Counter {
  Board() {
    product("A", 10);
    order(channel(), "PM-1", "A-1KG", 4);
  }
  Reply step(const std::string& body, const std::string& key = "") {
    return ask("orders/PM-1/steps", body, key);
  }
  Reply ask(const std::string& resource, const std::string& body, const std::string& key = "") {
    const Headers more = key.empty() ? Headers{} : Headers{{"Idempotency-Key", key}};
    return send(lan, "POST", of(resource), body, more);
  }
  void sell_by_weight(const char* sku) {
    auto pack = look([&](auto& s) { return catalog::products::find_pack(s, sku); });
    pack->pack.catch_weight = true;
    command([&](auto& c) { return catalog::products::put(c, pack->pack, pack->version); });
  }
  static catalog::json::Document parsed(const Reply& reply) {
    auto document = catalog::json::parse(reply.body);
    BOOST_REQUIRE_MESSAGE(document, reply.body);
    return std::move(*document);
  }
  // Three of its packs have left, one is packed and still here.
  void leave_in_part() {
    BOOST_REQUIRE(step(R"({"step": "confirm"})").status == 200);
    BOOST_REQUIRE(
        step(R"({"step": "pack", "lines": [{"line": 1, "packs": 3}], "rest": "later"})").status ==
        200);
    BOOST_REQUIRE(step(R"({"step": "ship", "carrier": "GHN", "waybill": "G1"})").status == 200);
    BOOST_REQUIRE(step(R"({"step": "pack"})").status == 200);
  }
  void cancelled_by_its_customer() {
    const auto market =
        look([](auto& s) { return connectors::channel::find_channel(s, "postmart"); });
    command([&](auto& c) -> Result<> {
      connectors::receiving::import(
          c, *market,
          {connectors::OrderCancelled{"PM-1", catalog::orders::Party::customer, "đổi ý", ""}});
      return {};
    });
  }
  std::string to_do() { return get(lan, of("to-do")).body; }
  const Headers lan = person("lan", accounts::Role::staff);
};

}  // namespace ganh::service
