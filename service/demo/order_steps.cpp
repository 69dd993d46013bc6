#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/stock/lots.h"
#include "connectors/receiving/inbox.h"
#include "service/api/orders.h"
#include "service/demo/steps.h"
#include "service/telling/show_orders.h"
#include "service/words/demo.h"

namespace ganh::service::demo {

namespace orders = catalog::orders;
namespace text = words::demo;

namespace {

constexpr std::string_view bought_sku = "HONG-2KG";
constexpr std::int64_t bought_packs = 3;
constexpr std::string_view scarce_sku = "TRUNG-10";
constexpr std::int64_t packs_too_many = 3;
constexpr std::string_view short_lived_sku = "BIXANH-QUA";
constexpr int times_told = 3;  // the webhook twice, and the list
constexpr std::chrono::milliseconds lowered_within{1000};
constexpr std::string_view carrier = "Vietnam Post";
constexpr std::string_view waybill = "EB500721463VN";

std::string buy(Stage& stage, std::string_view sku, std::int64_t packs, bool force) {
  const auto reply =
      stage.ask(stage.postmart, "POST", "/_sandbox/orders",
                fmt::format(R"({{"lines":[{{"ref":"{}","packs":{}}}],"force":{},"customer":{{)"
                            R"("name":"Trần Thị Hoa","phone":"0912000111",)"
                            R"("address":"12 Hàng Bồ, Hoàn Kiếm, Hà Nội"}}}})",
                            sku, packs, force));
  return reply ? reply->root()["order_id"].text_or() : "";
}

std::optional<orders::Order> standing(Stage& stage, const std::string& external_id) {
  return stage.read([&](const auto& scope) {
    return orders::find_order(scope, stage.postmart.channel.id, external_id);
  });
}

// How often the marketplace told of it, and in how many orders that resulted.
bool stands_once(Stage& stage, const std::string& external_id) {
  return stage.eventually([&] {
    return stage.read([&](const auto& scope) {
      return connectors::receiving::times_received(scope, stage.postmart.channel.id, external_id);
    }) >= times_told;
  }) && stage.read([&](const auto& scope) {
               return orders::orders_before(scope, "", 10);
             }).size() == 1;
}

std::int64_t free_packs(Stage& stage, std::string_view sku) {
  return stage.read([&](const auto& scope) -> std::int64_t {
    const auto pack = catalog::products::find_pack(scope, sku);
    if (!pack) return 0;
    const auto stock = catalog::stock::stock_of(scope, pack->pack.product, stage.today());
    return (stock.sellable_base - stock.reserved_base) / pack->pack.net_base;
  });
}

void check_lowered(Stage& stage, std::int64_t before,
                   std::chrono::steady_clock::time_point bought_at) {
  std::int64_t now = before;
  stage.eventually([&] {
    now = stage.shown(stage.agriconnect, bought_sku);
    return now == before - bought_packs;
  });
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - bought_at);
  stage.narrator().check(now == before - bought_packs && took <= lowered_within, text::lowered,
                         before, now, took.count());
}

void take_too_much(Stage& stage) {
  const std::int64_t left = free_packs(stage, scarce_sku);
  const std::string external_id = buy(stage, scarce_sku, left + packs_too_many, true);
  stage.narrator().say(text::bought_too_much, external_id, left + packs_too_many, scarce_sku, left);
  std::optional<orders::Order> order;
  stage.eventually([&] { return (order = standing(stage, external_id)).has_value(); });
  const bool is_short = order && order->lines.size() == 1 &&
                        order->lines[0].short_packs(order->state) == packs_too_many;
  stage.narrator().check(is_short, text::stands_short, packs_too_many);
}

std::vector<catalog::stock::LotRow> lots_left(Stage& stage, std::string_view sku) {
  return stage.read([&](const auto& scope) {
    const auto pack = catalog::products::find_pack(scope, sku);
    return pack ? catalog::stock::lots_on_hand(scope, pack->pack.product)
                : std::vector<catalog::stock::LotRow>{};
  });
}

// From which lots it was packed, the first to expire first.
void check_picks(Stage& stage, const OrderId& id) {
  Date last{};
  bool first_expired = true;
  std::int64_t picked = 0;
  for (const auto& pick :
       stage.read([&](const auto& scope) { return orders::picks_of(scope, id); })) {
    const auto row =
        stage.read([&](const auto& scope) { return catalog::stock::find_lot(scope, pick.lot); });
    if (!row) continue;
    last = std::max(last, row->lot.expires_on);
    picked += pick.quantity_base;
    const auto quantity = stage.read([&](const auto& scope) {
      return catalog::stock::in_words(scope, row->lot.product, pick.quantity_base);
    });
    const auto harvested = vietnamese_date(row->lot.harvested_on);
    stage.narrator().say(text::picked, row->lot.code, harvested,
                         vietnamese_date(row->lot.expires_on), quantity);
  }
  // Nothing that is left of the product and may be sold expires before what was taken.
  for (const auto& left : lots_left(stage, bought_sku)) {
    first_expired &= left.lot.expires_on >= last || left.lot.expires_on < stage.today();
  }
  stage.narrator().check(first_expired && picked > 0, text::first_expired_first);
}

void check_market_knows(Stage& stage, const std::string& external_id) {
  const bool knows = stage.eventually([&] {
    const auto reply = stage.ask(stage.postmart, "GET", "/_sandbox/orders");
    if (!reply) return false;
    for (const auto& order : reply->root()["orders"].items()) {
      if (order["order_id"].text() == external_id)
        return order["tracking_number"].text() == waybill;
    }
    return false;
  });
  stage.narrator().check(knows, text::market_knows, external_id, carrier, waybill);
}

void check_leaves_by_itself(Stage& stage) {
  const std::int64_t on_agriconnect = stage.shown(stage.agriconnect, short_lived_sku);
  const std::int64_t on_postmart = stage.shown(stage.postmart, short_lived_sku);
  stage.step_clock(std::chrono::days{2}, text::clock_two_days);
  const bool gone = stage.eventually([&] {
    return stage.shown(stage.agriconnect, short_lived_sku) == 0 &&
           stage.shown(stage.postmart, short_lived_sku) == 0;
  });
  stage.narrator().check(gone && on_agriconnect > 0 && on_postmart > 0, text::left_by_itself,
                         short_lived_sku, on_agriconnect, on_postmart);
}

}  // namespace

Result<OrderId> take_orders(Stage& stage) {
  Narrator& narrator = stage.narrator();
  narrator.step(4, text::step_order);
  const std::int64_t on_agriconnect = stage.shown(stage.agriconnect, bought_sku);
  const auto bought_at = std::chrono::steady_clock::now();
  const std::string external_id = buy(stage, bought_sku, bought_packs, false);
  narrator.say(text::bought, bought_packs, bought_sku, external_id);
  check_lowered(stage, on_agriconnect, bought_at);
  narrator.check(stands_once(stage, external_id), text::stands_once, times_told);
  const auto order = standing(stage, external_id);
  if (!order) return error(Code::not_found, "order", "order.not_found");
  narrator.check(order->lines.at(0).reserved_packs == bought_packs, text::reserved_now,
                 order->lines.at(0).reserved_packs);
  take_too_much(stage);
  const auto all =
      stage.read([](const auto& scope) { return api::read_orders(scope, api::Page{}); });
  narrator.show_json(api::orders_json(all), telling::show_orders);
  return order->id;
}

Result<> ship_order(Stage& stage, const OrderId& id) {
  stage.narrator().step(5, text::step_ship);
  auto shipped = stage.command("ship", [&](catalog::changes::Command& command) -> Result<> {
    if (auto done = orders::confirm(command, id); !done) return done;
    if (auto done = orders::pack(command, id); !done) return done.error();
    return orders::ship(command, id, {std::string(carrier), std::string(waybill)});
  });
  if (!shipped) return shipped;
  check_picks(stage, id);
  const auto order = stage.read([&](const auto& scope) { return orders::find_order(scope, id); });
  if (!order) return error(Code::not_found, "order", "order.not_found");
  check_market_knows(stage, order->external_id);
  check_leaves_by_itself(stage);
  return {};
}

}  // namespace ganh::service::demo
