#include "tests/simulation/market.h"

#include <fmt/format.h>

#include <utility>

namespace ganh::simulation {

const std::vector<MarketKind>& market_kinds() {
  static const std::vector<MarketKind> kinds = {
      {"postmart", open_postmart, 4},
      {"agriconnect", open_agriconnect, 4},
      {"shopone", open_shopone, 3},
      {"tiki", open_tiki, 3},
  };
  return kinds;
}

std::vector<MarketKind> draw_markets(Randomness& dice) {
  std::vector<MarketKind> left = market_kinds();
  std::vector<MarketKind> drawn;
  for (std::uint64_t wanted = 2 + dice.next() % 2; wanted > 0; --wanted) {
    std::uint64_t all = 0;
    for (const MarketKind& kind : left) all += kind.weight;
    std::uint64_t at = dice.next() % all;
    auto kind = left.begin();
    for (; at >= kind->weight; ++kind) at -= kind->weight;
    drawn.push_back(*kind);
    left.erase(kind);
  }
  return drawn;
}

bool Market::give_up(const MarketOrder& order, std::string_view by, Randomness&, Time now) {
  return operate("POST", "/_sandbox/cancel",
                 fmt::format(R"({{"order_id":"{}","by":"{}","reason":"Đổi ý"}})", order.id, by),
                 now)
      .has_value();
}

bool Market::edit(const Edit& edit, Time now) {
  return operate("POST", "/_sandbox/edit",
                 fmt::format(R"({{"{}":"{}","title":"{}","price_vnd":{},"packs":{}}})",
                             sku_is_called(), edit.sku, edit.title, edit.price_vnd, edit.packs),
                 now)
      .has_value();
}

bool Market::take_down(std::string_view sku, Time now) {
  return operate("POST", "/_sandbox/remove", fmt::format(R"({{"{}":"{}"}})", sku_is_called(), sku),
                 now)
      .has_value();
}

std::optional<std::string> Market::operate(std::string_view method, std::string_view target,
                                           std::string body, Time now) {
  connectors::transport::Request request;
  request.method = method;
  request.target = target;
  request.headers = {{"Content-Type", "application/json"}};
  request.body = std::move(body);
  auto reply = sandbox_->handle(request, now);
  if (reply.status < 200 || reply.status > 299) return std::nullopt;
  return std::move(reply.body);
}

}  // namespace ganh::simulation
