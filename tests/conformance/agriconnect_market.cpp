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
  std::string_view connector() const override { return "agriconnect"; }
  std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const override {
    agriconnect::SandboxOptions options;
    options.rate_burst = 0;
    return agriconnect::make_sandbox(options);
  }
  connectors::Credentials credentials() const override {
    const agriconnect::SandboxOptions options;
    return {options.client_id, options.client_secret, ""};
  }
  std::set<Ability> more_abilities() const override {
    return {Ability::refuses, Ability::switches_off, Ability::limits_batches,
            Ability::keeps_told_packs};
  }
  connectors::transport::Reply busy() const override {
    return connectors::transport::json_reply(200, R"({"code":5001,"message":"Đang bận"})");
  }

  Call kind_of(const connectors::transport::Request& request) const override {
    const auto path = request.path();
    if (path == "/oauth/token") return Call::sign_in;
    if (path == "/api/offers/batch") return Call::send_listings;
    if (path == "/api/offers/prices/batch") return Call::send_prices;
    if (path == "/api/offers/stock/batch") return Call::send_stock;
    if (path == "/api/offers/query") return Call::look_up;
    if (path == "/api/orders/pull") return Call::poll_orders;
    if (path == "/api/orders/ack") return Call::acknowledge;
    return path.starts_with("/api/orders/") ? Call::tell_order : Call::other;
  }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["title"].text_or(),
                       item["price_vnd"].integer_or(0), item["quantity"].integer_or(0)});
    }
    return shown;
  }

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate("GET", "/_sandbox/orders"));
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
        "POST", "/_sandbox/orders",
        fmt::format(R"({{"lines":[{{"sku":"{}","quantity":{}}}],"customer":{{"name":"Chị Hoa",)"
                    R"("phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                    sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["order_id"].text_or();
  }

  void cancel(const std::string& order_id, bool by_marketplace) override {
    operate("POST", "/_sandbox/cancel",
            fmt::format(R"({{"order_id":"{}","reason":"Đổi ý","by":"{}"}})", order_id,
                        by_marketplace ? "marketplace" : "customer"));
  }

  std::string refused_barcode() const override { return "8938505970011"; }

  void switch_off(bool off) override {
    operate("POST", "/_sandbox/shop", fmt::format(R"({{"switched_off":{}}})", off));
  }

  void limit_batches(int items_max) override {
    operate("POST", "/_sandbox/shop", fmt::format(R"({{"batch_max":{}}})", items_max));
  }
};

}  // namespace

std::unique_ptr<Market> make_agriconnect() {
  return std::make_unique<AgriconnectMarket>();
}

}  // namespace ganh::tests
