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
  PostmartMarket(const Clock& clock, connectors::transport::HttpClient& client) {
    postmart::SandboxOptions options;
    options.bucket_calls_max = 10'000;
    options.bucket_leak_per_second = 1'000;
    auto shell = connectors::sandbox::start(postmart::make_sandbox(options), clock, client);
    BOOST_REQUIRE(shell);
    shell_ = std::move(*shell);
  }

  std::string_view connector() const override { return "postmart"; }
  connectors::Credentials credentials() const override {
    const postmart::SandboxOptions options;
    return {options.key, options.secret, options.webhook_secret};
  }
  std::string address() const override { return shell_->address(); }
  void wake() override { shell_->wake(); }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/listings"));
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
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back({item["order_id"].text_or(), item["status"].text_or(),
                        item["tracking_number"].text_or()});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(operate(
        address(), "POST", "/_sandbox/orders",
        fmt::format(R"({{"lines":[{{"ref":"{}","packs":{}}}],"customer":{{"name":"Chị Hoa",)"
                    R"("phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                    sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["order_id"].text_or();
  }

  void cancel(const std::string& order_id) override {
    operate(address(), "POST", "/_sandbox/cancel",
            fmt::format(R"({{"order_id":"{}","reason":"Đổi ý"}})", order_id));
  }

  bool set_webhook(const std::string& url, int deliveries) override {
    operate(address(), "PUT", "/_sandbox/webhook",
            fmt::format(R"({{"url":"{}","enabled":{},"deliveries":{}}})", url, !url.empty(),
                        deliveries));
    return true;
  }

  void fail_sending(int count, bool after_effect) override {
    operate(
        address(), "POST", "/_sandbox/fail",
        fmt::format(R"({{"path_prefix":"/v1/listing","status":500,"count":{},"drop_reply":{}}})",
                    count, after_effect));
  }

  void throttle(int count) override {
    operate(address(), "POST", "/_sandbox/fail",
            fmt::format(R"({{"status":429,"retry_after":1,"count":{}}})", count));
  }

  Duration decision_takes() const override { return postmart::SandboxOptions{}.moderation_delay; }

  std::string_view word_for(catalog::orders::State state) const override {
    return catalog::orders::name(state);
  }

 private:
  std::unique_ptr<connectors::sandbox::Shell> shell_;
};

}  // namespace

std::unique_ptr<Market> open_postmart(const Clock& clock,
                                      connectors::transport::HttpClient& client) {
  return std::make_unique<PostmartMarket>(clock, client);
}

}  // namespace ganh::tests
