#include <fmt/format.h>

#include <algorithm>

#include "catalog/json/json.h"
#include "connectors/tiki/sandbox.h"
#include "tests/simulation/market.h"

namespace ganh::simulation {

namespace {

namespace json = catalog::json;
namespace tiki = connectors::tiki;
using connectors::transport::Request;

class TikiMarket final : public Market {
 public:
  TikiMarket() : Market(tiki::make_sandbox(options())) {}

  std::string_view connector() const override { return "tiki"; }
  connectors::Credentials credentials() const override {
    const auto known = options();
    return {known.client_id, known.client_secret, ""};
  }

  bool has_versions() const override { return false; }
  bool tells_told_packs() const override { return false; }
  bool hears_of_waybills() const override { return false; }

  std::vector<Shown> listings(Time now) override {
    std::vector<Shown> shown;
    each(now, "/_sandbox/listings", "listings", [&](json::Value item) {
      shown.push_back({item["sku"].text_or(), item["name"].text_or(),
                       item["price_vnd"].integer_or(0), item["told_packs"].integer_or(0),
                       item["shown"].integer_or(0)});
    });
    return shown;
  }

  // A second request for a SKU is no second listing: it is refused once the first is approved.
  std::vector<Undecided> undecided(Time now) override {
    std::vector<Undecided> found;
    each(now, "/_sandbox/listings", "requests", [&](json::Value item) {
      const auto state = item["state"].text_or();
      if (state == "approved" || state == "rejected" || state == "deleted") return;
      found.push_back({item["request_id"].text_or(), item["sku"].text_or(), false});
    });
    return found;
  }

  std::vector<MarketOrder> orders(Time now) override {
    std::vector<MarketOrder> found;
    each(now, "/_sandbox/orders", "orders", [&](json::Value item) {
      const std::string status = item["status"].text_or();
      MarketOrder order{item["code"].text_or(),
                        status == "queueing"   ? "new"
                        : status == "canceled" ? "cancelled"
                                               : "confirmed",
                        "",
                        {},
                        {}};
      for (const auto& line : item["lines"].items()) {
        order.lines.push_back(
            {line["sku"].text_or(), line["packs"].integer_or(0), line["price_vnd"].integer_or(0)});
      }
      found.push_back(std::move(order));
    });
    return found;
  }

  bool asks_for_orders(const Request& request) const override {
    return request.path().ends_with("/events/pull");
  }
  // A figure of packs that stands wrong is told by nothing there; a price or a text by an audit.
  bool may_be_late(const Request& request) const override {
    if (request.method == "GET" || request.path().ends_with("/updateProductInfo")) return true;
    return request.path().ends_with("/updateSku") &&
           request.body.find("\"price\"") != std::string::npos;
  }

  // What is switched off is not to be had, however many want it.
  std::optional<std::string> buy(const std::vector<MarketOrder::Line>& lines, bool force,
                                 Time now) override {
    bool is_on = true;
    each(now, "/_sandbox/listings", "listings", [&](json::Value item) {
      const bool is_wanted =
          std::ranges::find(lines, item["sku"].text_or(), &MarketOrder::Line::sku) != lines.end();
      if (is_wanted && !item["active"].boolean_or(false)) is_on = false;
    });
    if (!is_on) return std::nullopt;
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
    const auto bought = operate("POST", "/_sandbox/orders", std::move(body).text(), now);
    if (!bought) return std::nullopt;
    return json::parse(*bought)->root()["code"].text_or();
  }

  bool give_up(const MarketOrder& order, std::string_view by, Randomness&, Time now) override {
    return operate("POST", "/_sandbox/cancel",
                   fmt::format(R"({{"code":"{}","by":"{}","reason":"Đổi ý"}})", order.id,
                               by == "customer" ? "customer" : "tiki"),
                   now)
        .has_value();
  }

  bool decide(std::string_view ticket, bool approve, Time now) override {
    return operate("POST", "/_sandbox/moderate",
                   fmt::format(R"({{"request_id":"{}","approve":{},"reason":"Ảnh mờ"}})", ticket,
                               approve),
                   now)
        .has_value();
  }

  // Its events are pulled; the order they come in is all there is to choose.
  bool hook(std::string_view, int, bool newest_first, Time now) override {
    return operate("POST", "/_sandbox/shop", fmt::format(R"({{"newest_first":{}}})", newest_first),
                   now)
        .has_value();
  }

  bool fail_next(Fault fault, Randomness& dice, Time now) override {
    std::string what;
    switch (fault) {
      case Fault::throttled:
        what = fmt::format(R"("status":429,"retry_after":{})", dice.next() % 40);
        break;
      case Fault::unavailable:
        what = R"("status":503)";
        break;
      case Fault::failed_after_effect:
        what = R"("status":502,"after_effect":true)";
        break;
      case Fault::signed_out:
        what = R"("status":403)";
        break;
      case Fault::switched_off:
        what = R"("pause":true)";
        break;
    }
    return operate("POST", "/_sandbox/fail", "{" + what + R"(,"count":1})", now).has_value();
  }

 private:
  static tiki::SandboxOptions options() {
    tiki::SandboxOptions options;
    options.decision_delay = std::chrono::minutes{2};
    return options;
  }

  template <class Fn>
  void each(Time now, std::string_view target, std::string_view list, Fn fn) {
    const auto document = json::parse(operate("GET", target, "", now).value());
    for (const auto& item : document->root()[list].items()) fn(item);
  }
};

}  // namespace

std::unique_ptr<Market> open_tiki() {
  return std::make_unique<TikiMarket>();
}

}  // namespace ganh::simulation
