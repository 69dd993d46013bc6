#include <fmt/format.h>

#include <map>

#include "catalog/json/json.h"
#include "connectors/shopone/sandbox.h"
#include "tests/simulation/market.h"

namespace ganh::simulation {

namespace {

namespace json = catalog::json;
namespace shopone = connectors::shopone;
using connectors::transport::Request;

class ShoponeMarket final : public Market {
 public:
  ShoponeMarket() : Market(shopone::make_sandbox({})) {}

  std::string_view connector() const override { return "shopone"; }
  connectors::Credentials credentials() const override {
    const shopone::SandboxOptions options;
    return {options.shop, options.token, options.webhook_secret};
  }

  bool sells_over_counter() const override { return true; }
  Duration rests_at_most() const override { return std::chrono::hours{1}; }

  std::vector<Shown> listings(Time now) override {
    std::vector<Shown> shown;
    const auto document = json::parse(operate("GET", "/_sandbox/listings", "", now).value());
    for (const auto& item : document->root()["listings"].items()) {
      shown.push_back({item["sku"].text_or(), item["name"].text_or(),
                       item["price_vnd"].integer_or(0), item["told_level"].integer_or(0),
                       item["shown"].integer_or(0)});
    }
    return shown;
  }

  std::vector<Undecided> undecided(Time) override { return {}; }

  std::vector<MarketOrder> orders(Time now) override {
    std::vector<MarketOrder> found;
    const auto document = json::parse(operate("GET", "/_sandbox/sales", "", now).value());
    for (const auto& sale : document->root()["sales"].items()) {
      MarketOrder order{sale["sale_id"].text_or(), "sold", "", {}, {}};
      std::map<std::string, std::int64_t> back;
      for (const auto& refund : sale["refunds"].items()) {
        for (const auto& line : refund["lines"].items()) {
          const std::string sku = line["sku"].text_or();
          const std::int64_t packs = line["packs"].integer_or(0);
          back[sku] += packs;
          if (!line["resellable"].boolean_or(true)) order.spoilt.push_back({sku, packs});
        }
      }
      for (const auto& line : sale["lines"].items()) {
        const std::string sku = line["sku"].text_or();
        order.lines.push_back({sku, line["packs"].integer_or(0),
                               line["unit_price_vnd"].integer_or(0), back[sku]});
      }
      found.push_back(std::move(order));
    }
    return found;
  }

  bool asks_for_orders(const Request& request) const override {
    return request.path() == "/api/sales";
  }
  // Made twice, an item is one: it goes by our SKU, and by versions.
  bool may_be_late(const Request&) const override { return true; }

  std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                 Time now) override {
    json::Writer body;
    body.object([&] {
      body.array("lines", [&] {
        for (const auto& line : lines) {
          body.object([&] {
            body.field("sku", line.sku);
            body.field("packs", line.packs);
          });
        }
      });
      body.field("force", force);
    });
    const auto sold = operate("POST", "/_sandbox/sales", std::move(body).text(), now);
    if (!sold) return std::nullopt;
    return json::parse(*sold)->root()["sale_id"].text_or();
  }

  // All that is still out, or some packs of one line; now and then nobody can sell them again.
  bool give_up(const MarketOrder& sale, std::string_view, Randomness& dice, Time now) override {
    const bool resellable = dice.next() % 3 != 0;
    std::string which;
    if (dice.next() % 3 != 0) {
      const auto& line = sale.lines[dice.next() % sale.lines.size()];
      const auto out = static_cast<std::uint64_t>(line.packs - line.back_packs);
      if (out == 0) return false;
      which = fmt::format(R"("sku":"{}","packs":{},)", line.sku, 1 + dice.next() % out);
    }
    return operate("POST", "/_sandbox/refund",
                   fmt::format(R"({{"sale_id":"{}",{}"resellable":{},"reason":"Đổi ý"}})", sale.id,
                               which, resellable),
                   now)
        .has_value();
  }

  bool hook(std::string_view url, int times, bool, Time now) override {
    return operate("PUT", "/_sandbox/webhook",
                   fmt::format(R"({{"url":"{}","deliveries":{}}})", url, times), now)
        .has_value();
  }

  bool limit_calls(std::int64_t an_hour, Time now) override {
    const std::int64_t usual = shopone::SandboxOptions{}.calls_an_hour;
    return operate("POST", "/_sandbox/shop",
                   fmt::format(R"({{"calls_an_hour":{}}})", an_hour == 0 ? usual : an_hour), now)
        .has_value();
  }

  // Nobody signs in there: a token that does not hold is a connection that is switched off.
  bool fail_next(Fault fault, Randomness& dice, Time now) override {
    std::string what;
    switch (fault) {
      case Fault::throttled:
        what = R"("status":429)";
        break;
      case Fault::unavailable:
        what = R"("status":503)";
        break;
      case Fault::failed_after_effect:
        what = fmt::format(R"("status":{},"after_effect":true)", dice.next() % 2 == 0 ? 500 : 504);
        break;
      case Fault::signed_out:
        return false;
      case Fault::switched_off:
        what = fmt::format(R"("status":{})", dice.next() % 2 == 0 ? 401 : 403);
        break;
    }
    return operate("POST", "/_sandbox/fail", "{" + what + R"(,"count":1})", now).has_value();
  }
};

}  // namespace

std::unique_ptr<Market> open_shopone() {
  return std::make_unique<ShoponeMarket>();
}

}  // namespace ganh::simulation
