#include "tests/simulation/market.h"

#include <fmt/format.h>

#include <utility>

namespace ganh::simulation {

const std::vector<MarketKind>& market_kinds() {
  static const std::vector<MarketKind> kinds = {
      {"postmart", open_postmart},
      {"agriconnect", open_agriconnect},
  };
  return kinds;
}

bool Market::cancel(std::string_view order, std::string_view by, Time now) {
  return operate("POST", "/_sandbox/cancel",
                 fmt::format(R"({{"order_id":"{}","by":"{}","reason":"Đổi ý"}})", order, by), now)
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
