#include "tests/conformance/postmart_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/postmart/sandbox.h"

namespace ganh::tests {

namespace {

namespace json = catalog::json;
namespace postmart = connectors::postmart;

class PostmartMarket final : public Market {
 public:
  std::string_view connector() const override { return "postmart"; }
  std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const override {
    postmart::SandboxOptions options;
    options.bucket_calls_max = 10'000;
    options.bucket_leak_per_second = 1'000;
    return postmart::make_sandbox(options);
  }
  connectors::Credentials credentials() const override {
    const postmart::SandboxOptions options;
    return {options.key, options.secret, options.webhook_secret};
  }
  std::set<Ability> more_abilities() const override {
    return {Ability::refuses, Ability::rejects, Ability::locks_prices, Ability::keeps_told_packs};
  }
  Duration decision_takes() const override { return postmart::SandboxOptions{}.moderation_delay; }
  connectors::transport::Reply busy() const override {
    return connectors::transport::json_reply(
        503, R"({"error":{"code":"UNAVAILABLE","message":"Đang bận."}})");
  }

  std::string_view sku_is_called() const override { return "ref"; }

  Call kind_of(const connectors::transport::Request& request) const override {
    const auto path = request.path();
    const bool get = request.method == "GET";
    if (path == "/v1/listing-requests") return get ? Call::poll_moderation : Call::send_listings;
    if (path == "/v1/listings" && get) return Call::look_up;
    if (path == "/v1/orders") return Call::poll_orders;
    if (path.starts_with("/v1/orders/")) return Call::tell_order;
    if (!path.starts_with("/v1/listings/")) return Call::other;
    if (path.ends_with("/price")) return Call::send_prices;
    return path.ends_with("/stock") ? Call::send_stock : Call::send_listings;
  }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["ref"].text_or(), item["title"].text_or(),
                       item["price_vnd"].integer_or(0), item["shown_packs"].integer_or(0)});
    }
    std::sort(shown.begin(), shown.end(),
              [](const Shown& a, const Shown& b) { return a.sku < b.sku; });
    return shown;
  }

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate("GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back({item["order_id"].text_or(), item["status"].text_or(),
                        item["tracking_number"].text_or()});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(
        operate("POST", "/_sandbox/orders",
                fmt::format(R"({{"lines":[{{"ref":"{}","packs":{}}}],"customer":{{"name":"Chị )"
                            R"(Hoa","phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                            sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["order_id"].text_or();
  }

  void cancel(const std::string& order_id, bool by_marketplace) override {
    operate("POST", "/_sandbox/cancel",
            fmt::format(R"({{"order_id":"{}","reason":"Đổi ý","by":"{}"}})", order_id,
                        by_marketplace ? "marketplace" : "customer"));
  }

  void set_webhook(const std::string& url, int deliveries) override {
    operate("PUT", "/_sandbox/webhook",
            fmt::format(R"({{"url":"{}","enabled":{},"deliveries":{}}})", url, !url.empty(),
                        deliveries));
  }

  std::string refused_description() const override { return "Gạo này chữa bệnh."; }

  void decide(std::string_view sku, bool approve, std::string_view why) override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    for (const auto& item : document->root()["requests"].items()) {
      const std::string state = item["state"].text_or();
      if (item["ref"].text_or() != sku || (state != "queued" && state != "reviewing")) continue;
      operate("POST", "/_sandbox/moderate",
              fmt::format(R"({{"request_id":"{}","approve":{},"reason":"{}"}})",
                          item["request_id"].text_or(), approve, why));
    }
  }

  void lock_price(std::string_view sku, Time until) override {
    operate("POST", "/_sandbox/lock",
            fmt::format(R"({{"ref":"{}","until":"{}"}})", sku, rfc3339(until)));
  }
};

}  // namespace

std::unique_ptr<Market> make_postmart() {
  return std::make_unique<PostmartMarket>();
}

}  // namespace ganh::tests
