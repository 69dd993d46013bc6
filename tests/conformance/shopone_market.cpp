#include "tests/conformance/shopone_market.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/shopone/sandbox.h"

namespace ganh::tests {

namespace {

namespace shopone = connectors::shopone;
namespace json = catalog::json;

class ShoponeMarket final : public Market {
 public:
  std::string_view connector() const override { return "shopone"; }
  std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const override {
    shopone::SandboxOptions options;
    options.calls_an_hour = 0;
    return shopone::make_sandbox(options);
  }
  connectors::Credentials credentials() const override {
    const shopone::SandboxOptions options;
    return {options.shop, options.token, options.webhook_secret};
  }

  std::set<Ability> more_abilities() const override {
    return {Ability::over_counter, Ability::switches_off, Ability::keeps_told_packs};
  }
  std::string_view needed_of_an_order() const override { return "\"sold_at\""; }

  Call kind_of(const connectors::transport::Request& request) const override {
    const auto path = request.path();
    if (path == "/api/sales") return Call::poll_orders;
    if (path == "/api/items/find") return Call::look_up;
    if (!path.starts_with("/api/items/")) return Call::other;
    if (path.ends_with("/price")) return Call::send_prices;
    return path.ends_with("/stock") ? Call::send_stock : Call::send_listings;
  }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["name"].text_or(),
                       item["price_vnd"].integer_or(0), item["shown"].integer_or(0)});
    }
    return shown;
  }

  // What was handed over the counter has no further step.
  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate("GET", "/_sandbox/sales"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["sales"].items()) {
      const bool refunded = item["refunds"].size() > 0;
      orders.push_back({item["sale_id"].text_or(), refunded ? "refunded" : "sold", ""});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(
        operate("POST", "/_sandbox/sales",
                fmt::format(R"({{"lines":[{{"sku":"{}","packs":{}}}],"customer":{{"name":)"
                            R"("Chị Hoa","phone":"0912345678"}},"force":{}}})",
                            sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["sale_id"].text_or();
  }

  // All of it is brought back.
  void cancel(const std::string& order_id, bool) override {
    operate("POST", "/_sandbox/refund",
            fmt::format(R"({{"sale_id":"{}","reason":"Đổi ý"}})", order_id));
  }

  void set_webhook(const std::string& url, int deliveries) override {
    operate("PUT", "/_sandbox/webhook",
            fmt::format(R"({{"url":"{}","deliveries":{}}})", url, deliveries));
  }

  void switch_off(bool off) override {
    operate("POST", "/_sandbox/shop", fmt::format(R"({{"is_suspended":{}}})", off));
  }

  std::string_view word_for(catalog::orders::State) const override { return "sold"; }
};

}  // namespace

std::unique_ptr<Market> make_shopone() {
  return std::make_unique<ShoponeMarket>();
}

}  // namespace ganh::tests
