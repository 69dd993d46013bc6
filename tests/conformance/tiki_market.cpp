#include "tests/conformance/tiki_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "connectors/tiki/sandbox.h"

namespace ganh::tests {

namespace {

namespace tiki = connectors::tiki;
namespace json = catalog::json;

class TikiMarket final : public Market {
 public:
  std::string_view connector() const override { return "tiki"; }
  std::unique_ptr<connectors::sandbox::Sandbox> make_sandbox() const override {
    tiki::SandboxOptions options;
    options.rate_burst = 0;
    return tiki::make_sandbox(options);
  }
  connectors::Credentials credentials() const override {
    const tiki::SandboxOptions options;
    return {options.client_id, options.client_secret, ""};
  }

  std::set<Ability> more_abilities() const override {
    return {Ability::refuses, Ability::rejects, Ability::switches_off, Ability::own_carriers,
            Ability::queues_events};
  }
  std::string_view needed_of_an_order() const override { return "\"items\""; }
  std::string refused_description() const override { return "Chè này chữa bệnh."; }

  Call kind_of(const connectors::transport::Request& request) const override {
    const auto path = request.path();
    const bool get = request.method == "GET";
    constexpr std::string_view api = "/integration/v2/";
    if (path == "/sc/oauth2/token") return Call::sign_in;
    if (path.starts_with("/integration/v1/queues")) return Call::poll_orders;
    if (path == "/integration/v2.1/requests") return Call::send_listings;
    if (!path.starts_with(api)) return Call::other;
    const auto what = path.substr(api.size());
    if (what == "requests/updateProductInfo") return Call::send_listings;
    if (what == "requests" || what == "products/findBy") return Call::look_up;
    if (what.starts_with("requests/") || what.starts_with("tracking/")) {
      return Call::poll_moderation;
    }
    if (what == "products/updateSku") {
      const bool of_price = request.body.find("\"price\"") != std::string::npos;
      return of_price ? Call::send_prices : Call::send_stock;
    }
    if (what == "orders") return Call::poll_orders;
    if (what.starts_with("orders/")) return get ? Call::poll_orders : Call::tell_order;
    return what.starts_with("seller-inventories") ? Call::tell_order : Call::other;
  }

  std::vector<Shown> listings() override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    std::vector<Shown> shown;
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["name"].text_or(),
                       item["price_vnd"].integer_or(0), item["shown"].integer_or(0)});
    }
    std::ranges::stable_sort(shown, {}, &Shown::sku);
    return shown;
  }

  std::vector<MarketOrder> orders() override {
    const auto document = json::parse(operate("GET", "/_sandbox/orders"));
    BOOST_REQUIRE(document);
    std::vector<MarketOrder> orders;
    for (const auto& item : document->root()["orders"].items()) {
      orders.push_back({item["code"].text_or(), item["status"].text_or(), ""});
    }
    return orders;
  }

  std::string buy(std::string_view sku, std::int64_t packs, bool force) override {
    const auto document = json::parse(operate(
        "POST", "/_sandbox/orders",
        fmt::format(R"({{"lines":[{{"sku":"{}","packs":{}}}],"customer":{{"name":"Chị Hoa",)"
                    R"("phone":"0912345678","address":"Hà Nội"}},"force":{}}})",
                    sku, packs, force)));
    BOOST_REQUIRE(document);
    return document->root()["code"].text_or();
  }

  void cancel(const std::string& order_id, bool by_marketplace) override {
    operate("POST", "/_sandbox/cancel",
            fmt::format(R"({{"code":"{}","reason":"Đổi ý","by":"{}"}})", order_id,
                        by_marketplace ? "tiki" : "customer"));
  }

  void decide(std::string_view sku, bool approve, std::string_view why) override {
    const auto document = json::parse(operate("GET", "/_sandbox/listings"));
    BOOST_REQUIRE(document);
    for (const auto& item : document->root()["requests"].items()) {
      const std::string state = item["state"].text_or();
      const bool is_over = state == "approved" || state == "rejected" || state == "deleted";
      if (item["sku"].text_or() != sku || is_over) continue;
      operate("POST", "/_sandbox/moderate",
              fmt::format(R"({{"request_id":"{}","approve":{},"reason":"{}"}})",
                          item["request_id"].text_or(), approve, why));
    }
  }

  void switch_off(bool off) override {
    operate("POST", "/_sandbox/shop", fmt::format(R"({{"is_paused":{}}})", off));
  }

  void drop_queue() override { operate("POST", "/_sandbox/shop", R"({"drop_queue":true})"); }

  Duration decision_takes() const override { return tiki::SandboxOptions{}.decision_delay; }

  // Its own carriers fetch the parcel: it hears that the seller has the goods, and no more.
  std::string_view word_for(catalog::orders::State state) const override {
    using catalog::orders::State;
    if (state == State::cancelled) return "canceled";
    return state == State::received ? "queueing" : "seller_confirmed";
  }
};

}  // namespace

std::unique_ptr<Market> make_tiki() {
  return std::make_unique<TikiMarket>();
}

}  // namespace ganh::tests
