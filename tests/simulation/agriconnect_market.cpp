#include "catalog/json/json.h"
#include "connectors/agriconnect/sandbox.h"
#include "tests/simulation/market.h"

namespace ganh::simulation {

namespace {

namespace json = catalog::json;
namespace agriconnect = connectors::agriconnect;
using connectors::transport::Request;

class AgriconnectMarket final : public Market {
 public:
  AgriconnectMarket() : Market(agriconnect::make_sandbox({})) {}

  std::string_view connector() const override { return "agriconnect"; }
  connectors::Credentials credentials() const override {
    const agriconnect::SandboxOptions options;
    return {options.client_id, options.client_secret, ""};
  }

  std::vector<Shown> listings(Time now) override {
    std::vector<Shown> shown;
    const auto document = json::parse(operate("GET", "/_sandbox/listings", "", now).value());
    for (const auto& item : document->root()["listings"].items()) {
      const std::int64_t packs = item["quantity"].integer_or(0);
      shown.push_back({item["sku"].text_or(), item["title"].text_or(),
                       item["price_vnd"].integer_or(0), packs, packs});
    }
    return shown;
  }

  std::vector<Undecided> undecided(Time) override { return {}; }

  std::vector<MarketOrder> orders(Time now) override {
    std::vector<MarketOrder> found;
    const auto document = json::parse(operate("GET", "/_sandbox/orders", "", now).value());
    for (const auto& item : document->root()["orders"].items()) {
      MarketOrder order{
          item["order_id"].text_or(), item["status"].text_or(), item["waybill"].text_or(), {}, {}};
      for (const auto& line : item["lines"].items()) {
        order.lines.push_back({line["sku"].text_or(), line["quantity"].integer_or(0),
                               line["unit_price_vnd"].integer_or(0)});
      }
      order.will_come = !item["acknowledged"].boolean_or(false);
      found.push_back(std::move(order));
    }
    return found;
  }

  bool asks_for_orders(const Request& request) const override {
    return request.path() == "/api/orders/pull";
  }
  // Made twice, an offer is one: it goes by our SKU.
  bool may_be_late(const Request&) const override { return true; }

  std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                 Time now) override {
    json::Writer body;
    body.object([&] {
      body.array("lines", [&] {
        for (const auto& line : lines) {
          body.object([&] {
            body.field("sku", line.sku);
            body.field("quantity", line.packs);
          });
        }
      });
      body.field("force", force);
    });
    const auto bought = operate("POST", "/_sandbox/orders", std::move(body).text(), now);
    if (!bought) return std::nullopt;
    return json::parse(*bought)->root()["order_id"].text_or();
  }

  bool fail_next(Fault fault, Randomness& dice, Time now) override {
    std::string what;
    switch (fault) {
      case Fault::throttled:
        what = R"("status":429)";
        break;
      case Fault::unavailable:
        what = dice.next() % 2 == 0 ? R"("status":503)" : R"("code":5001)";
        break;
      case Fault::failed_after_effect:
        what = R"("status":502,"after_effect":true)";
        break;
      case Fault::signed_out:
        what = R"("status":401)";
        break;
      case Fault::switched_off:
        what = R"("code":4030)";
        break;
    }
    return operate("POST", "/_sandbox/fail", "{" + what + R"(,"count":1})", now).has_value();
  }
};

}  // namespace

std::unique_ptr<Market> open_agriconnect() {
  return std::make_unique<AgriconnectMarket>();
}

}  // namespace ganh::simulation
