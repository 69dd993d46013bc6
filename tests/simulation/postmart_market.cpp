#include <fmt/format.h>

#include "catalog/json/json.h"
#include "connectors/postmart/sandbox.h"
#include "tests/simulation/market.h"

namespace ganh::simulation {

namespace {

namespace json = catalog::json;
namespace postmart = connectors::postmart;
using connectors::transport::Request;

class PostmartMarket final : public Market {
 public:
  PostmartMarket() : Market(postmart::make_sandbox(options())) {}

  std::string_view connector() const override { return "postmart"; }
  connectors::Credentials credentials() const override {
    const auto known = options();
    return {known.key, known.secret, known.webhook_secret};
  }

  std::string_view sku_is_called() const override { return "ref"; }

  std::vector<Shown> listings(Time now) override {
    std::vector<Shown> shown;
    each(now, "/_sandbox/listings", "listings", [&](json::Value item) {
      shown.push_back({item["ref"].text_or(), item["title"].text_or(),
                       item["price_vnd"].integer_or(0), item["told_packs"].integer_or(0),
                       item["shown_packs"].integer_or(0)});
    });
    return shown;
  }

  std::vector<Undecided> undecided(Time now) override {
    std::vector<Undecided> found;
    each(now, "/_sandbox/listings", "requests", [&](json::Value item) {
      const auto state = item["state"].text_or();
      if (state == "approved" || state == "rejected") return;
      found.push_back({item["request_id"].text_or(), item["ref"].text_or()});
    });
    return found;
  }

  std::vector<MarketOrder> orders(Time now) override {
    std::vector<MarketOrder> found;
    each(now, "/_sandbox/orders", "orders", [&](json::Value item) {
      MarketOrder order{item["order_id"].text_or(),
                        item["status"].text_or(),
                        item["tracking_number"].text_or(),
                        {},
                        {}};
      for (const auto& line : item["lines"].items()) {
        order.lines.push_back({line["ref"].text_or(), line["packs"].integer_or(0),
                               line["unit_price_vnd"].integer_or(0)});
      }
      found.push_back(std::move(order));
    });
    return found;
  }

  bool asks_for_orders(const Request& request) const override {
    return request.path() == "/v1/orders";
  }
  bool may_be_late(const Request& request) const override {
    return request.method != "POST" || request.path() != "/v1/listing-requests";
  }

  std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                 Time now) override {
    json::Writer body;
    body.object([&] {
      body.array("lines", [&] {
        for (const auto& line : lines) {
          body.object([&] {
            body.field("ref", line.sku);
            body.field("packs", line.packs);
          });
        }
      });
      body.object("customer", [&] {
        body.field("name", "Chị Hoa");
        body.field("phone", "0912345678");
        body.field("address", "Hà Nội");
      });
      body.field("force", force);
    });
    const auto bought = operate("POST", "/_sandbox/orders", std::move(body).text(), now);
    if (!bought) return std::nullopt;
    return json::parse(*bought)->root()["order_id"].text_or();
  }

  bool decide(std::string_view ticket, bool approve, Time now) override {
    return operate("POST", "/_sandbox/moderate",
                   fmt::format(R"({{"request_id":"{}","approve":{},"reason_code":"OTHER",)"
                               R"("reason":"Ảnh mờ"}})",
                               ticket, approve),
                   now)
        .has_value();
  }

  bool lock_price(std::string_view sku, Time until, Time now) override {
    return operate("POST", "/_sandbox/lock",
                   fmt::format(R"({{"ref":"{}","until":"{}"}})", sku, rfc3339(until)), now)
        .has_value();
  }

  bool hook(std::string_view url, int times, bool newest_first, Time now) override {
    return operate("PUT", "/_sandbox/webhook",
                   fmt::format(R"({{"url":"{}","enabled":true,"deliveries":{},)"
                               R"("newest_first":{}}})",
                               url, times, newest_first),
                   now)
        .has_value();
  }

  bool fail_next(Fault fault, Randomness& dice, Time now) override {
    constexpr int lost_replies[] = {500, 502, 504};
    std::string what;
    switch (fault) {
      case Fault::throttled:
        what = fmt::format(R"("status":429,"retry_after":{})", 1 + dice.next() % 40);
        break;
      case Fault::unavailable:
        what = R"("status":503)";
        break;
      case Fault::failed_after_effect:
        what = fmt::format(R"("status":{},"drop_reply":true)", lost_replies[dice.next() % 3]);
        break;
      case Fault::signed_out:
        what = R"("status":401)";
        break;
      case Fault::switched_off:
        what = R"("status":403)";
        break;
    }
    return operate("POST", "/_sandbox/fail", "{" + what + R"(,"count":1})", now).has_value();
  }

 private:
  static postmart::SandboxOptions options() {
    postmart::SandboxOptions options;
    options.moderation_delay = std::chrono::minutes{2};
    return options;
  }

  template <class Fn>
  void each(Time now, std::string_view target, std::string_view list, Fn fn) {
    const auto document = json::parse(operate("GET", target, "", now).value());
    for (const auto& item : document->root()[list].items()) fn(item);
  }
};

}  // namespace

std::unique_ptr<Market> open_postmart() {
  return std::make_unique<PostmartMarket>();
}

}  // namespace ganh::simulation
