#include "tests/conformance/agriconnect_market.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/agriconnect/sandbox.h"

namespace ganh::tests {

namespace {

namespace agriconnect = connectors::agriconnect;
namespace json = catalog::json;

class AgriconnectMarket final : public Market {
 public:
  AgriconnectMarket(const Clock& clock, connectors::transport::HttpClient& client) {
    agriconnect::SandboxOptions options;
    options.rate_burst = 0;
    auto shell = connectors::sandbox::start(agriconnect::make_sandbox(options), clock, client);
    BOOST_REQUIRE(shell);
    shell_ = std::move(*shell);
  }

  std::string_view connector() const override { return "agriconnect"; }
  connectors::Credentials credentials() const override {
    const agriconnect::SandboxOptions options;
    return {options.client_id, options.client_secret, ""};
  }
  std::string address() const override { return shell_->address(); }
  void wake() override { shell_->wake(); }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["title"].text_or(),
                       item["price_vnd"].integer_or(0), item["quantity"].integer_or(0)});
    }
    return shown;
  }

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back(
          {item["order_id"].text_or(), item["status"].text_or(), item["waybill"].text_or()});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(operate(
        address(), "POST", "/_sandbox/orders",
        fmt::format(R"({{"lines":[{{"sku":"{}","quantity":{}}}],"customer":{{"name":"Chị Hoa",)"
                    R"("phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                    sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["order_id"].text_or();
  }

  void cancel(const std::string& order_id) override {
    operate(address(), "POST", "/_sandbox/cancel",
            fmt::format(R"({{"order_id":"{}","reason":"Đổi ý"}})", order_id));
  }

  bool set_webhook(const std::string&, int) override { return false; }

  void fail_sending(int count, bool after_effect) override {
    operate(address(), "POST", "/_sandbox/fail",
            fmt::format(R"({{"path":"/api/offers/","status":500,"count":{},"after_effect":{}}})",
                        count, after_effect));
  }

  void throttle(int count) override {
    operate(
        address(), "POST", "/_sandbox/fail",
        fmt::format(R"({{"path":"/api/","status":429,"count":{},"after_effect":false}})", count));
  }

  Duration decision_takes() const override { return Duration{0}; }

  std::string_view word_for(catalog::orders::State state) const override {
    return catalog::orders::name(state);
  }

 private:
  std::unique_ptr<connectors::sandbox::Shell> shell_;
};

}  // namespace

std::unique_ptr<Market> open_agriconnect(const Clock& clock,
                                         connectors::transport::HttpClient& client) {
  return std::make_unique<AgriconnectMarket>(clock, client);
}

}  // namespace ganh::tests
