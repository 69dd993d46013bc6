#include "tests/conformance/tiki_market.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/tiki/sandbox.h"

namespace ganh::tests {

namespace {

namespace tiki = connectors::tiki;
namespace json = catalog::json;

class TikiMarket final : public Market {
 public:
  TikiMarket(const Clock& clock, connectors::transport::HttpClient& client) {
    tiki::SandboxOptions options;
    options.rate_burst = 0;
    auto shell = connectors::sandbox::start(tiki::make_sandbox(options), clock, client);
    BOOST_REQUIRE(shell);
    shell_ = std::move(*shell);
  }

  std::string_view connector() const override { return "tiki"; }
  connectors::Credentials credentials() const override {
    const tiki::SandboxOptions options;
    return {options.client_id, options.client_secret, ""};
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

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate(address(), "GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back({item["code"].text_or(), item["status"].text_or(), ""});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(operate(
        address(), "POST", "/_sandbox/orders",
        fmt::format(R"({{"lines":[{{"sku":"{}","packs":{}}}],"customer":{{"name":"Chị Hoa",)"
                    R"("phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                    sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["code"].text_or();
  }

  void cancel(const std::string& order_id) override {
    operate(address(), "POST", "/_sandbox/cancel",
            fmt::format(R"({{"code":"{}","reason":"Đổi ý"}})", order_id));
  }

  bool set_webhook(const std::string&, int) override { return false; }

  void fail_sending(int count, bool after_effect) override {
    operate(
        address(), "POST", "/_sandbox/fail",
        fmt::format(
            R"({{"path":"/integration/v2.1/requests","status":500,"count":{},"after_effect":{}}})",
            count, after_effect));
  }

  void throttle(int count) override {
    operate(address(), "POST", "/_sandbox/fail",
            fmt::format(R"({{"path":"/integration/","status":429,"retry_after":1,"count":{}}})",
                        count));
  }

  Duration decision_takes() const override { return tiki::SandboxOptions{}.decision_delay; }

  // Its own carriers fetch the parcel: it hears that the seller has the goods, and no more.
  std::string_view word_for(catalog::orders::State state) const override {
    using catalog::orders::State;
    if (state == State::cancelled) return "canceled";
    return state == State::received ? "queueing" : "seller_confirmed";
  }

 private:
  std::unique_ptr<connectors::sandbox::Shell> shell_;
};

}  // namespace

std::unique_ptr<Market> open_tiki(const Clock& clock, connectors::transport::HttpClient& client) {
  return std::make_unique<TikiMarket>(clock, client);
}

}  // namespace ganh::tests
