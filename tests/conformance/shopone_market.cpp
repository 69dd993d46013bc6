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
  ShoponeMarket(const Clock& clock, connectors::transport::HttpClient& client) {
    shopone::SandboxOptions options;
    options.calls_an_hour = 0;
    auto shell = connectors::sandbox::start(shopone::make_sandbox(options), clock, client);
    BOOST_REQUIRE(shell);
    shell_ = std::move(*shell);
  }

  std::string_view connector() const override { return "shopone"; }
  connectors::Credentials credentials() const override {
    const shopone::SandboxOptions options;
    return {options.shop, options.token, options.webhook_secret};
  }
  std::string address() const override { return shell_->address(); }
  void wake() override { shell_->wake(); }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/listings"));
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
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/sales"));
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
        operate(address(), "POST", "/_sandbox/sales",
                fmt::format(R"({{"lines":[{{"sku":"{}","packs":{}}}],"customer":{{"name":)"
                            R"("Chị Hoa","phone":"0912345678"}},"force":{}}})",
                            sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["sale_id"].text_or();
  }

  // All of it is brought back.
  void cancel(const std::string& order_id) override {
    operate(address(), "POST", "/_sandbox/refund",
            fmt::format(R"({{"sale_id":"{}","reason":"Đổi ý"}})", order_id));
  }

  bool set_webhook(const std::string& url, int deliveries) override {
    operate(address(), "PUT", "/_sandbox/webhook",
            fmt::format(R"({{"url":"{}","deliveries":{}}})", url, deliveries));
    return true;
  }

  void fail_sending(int count, bool after_effect) override {
    operate(address(), "POST", "/_sandbox/fail",
            fmt::format(R"({{"path":"/api/items/","status":500,"count":{},"after_effect":{}}})",
                        count, after_effect));
  }

  void throttle(int count) override {
    operate(address(), "POST", "/_sandbox/fail",
            fmt::format(R"({{"status":429,"count":{}}})", count));
  }

  Duration decision_takes() const override { return Duration{0}; }

  std::string_view word_for(catalog::orders::State) const override { return "sold"; }

 private:
  std::unique_ptr<connectors::sandbox::Shell> shell_;
};

}  // namespace

std::unique_ptr<Market> open_shopone(const Clock& clock,
                                     connectors::transport::HttpClient& client) {
  return std::make_unique<ShoponeMarket>(clock, client);
}

}  // namespace ganh::tests
