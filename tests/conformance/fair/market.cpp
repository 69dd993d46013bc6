#include "tests/conformance/fair/market.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "tests/conformance/fair/sandbox.h"

namespace ganh::tests {

namespace {

namespace json = catalog::json;

class FairMarket final : public Market {
 public:
  std::string_view connector() const override { return "fair"; }
  std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const override {
    return fair::make_sandbox();
  }
  connectors::Credentials credentials() const override {
    return {fair::SandboxOptions{}.key, "nothing is signed", ""};
  }
  std::set<Ability> more_abilities() const override {
    return {Ability::refuses, Ability::keeps_told_packs};
  }
  std::string_view needed_of_an_order() const override { return "\"at\""; }
  std::string_view folder() const override { return "tests/conformance"; }

  Call kind_of(const connectors::transport::Request& request) const override {
    const auto path = request.path();
    if (path == "/entries") return Call::poll_orders;
    if (!path.starts_with("/goods/")) return Call::other;
    if (request.method == "GET") return Call::look_up;
    if (path.ends_with("/price")) return Call::send_prices;
    return path.ends_with("/left") ? Call::send_stock : Call::send_listings;
  }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["title"].text_or(), item["price"].integer_or(0),
                       item["left"].integer_or(0)});
    }
    return shown;
  }

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate("GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back({item["no"].text_or(), item["status"].text_or(), ""});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(
        operate("POST", "/_sandbox/orders",
                fmt::format(R"({{"sku":"{}","count":{},"force":{}}})", sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["no"].text_or();
  }

  void cancel(const std::string& order_id, bool by_marketplace) override {
    operate("POST", "/_sandbox/cancel",
            fmt::format(R"({{"no":"{}","by":"{}","why":"Đổi ý"}})", order_id,
                        by_marketplace ? "fair" : "buyer"));
  }

  std::string refused_description() const override { return "Mua gạo trúng thưởng."; }
};

}  // namespace

std::unique_ptr<Market> make_fair() {
  return std::make_unique<FairMarket>();
}

}  // namespace ganh::tests
