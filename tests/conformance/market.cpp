#include "tests/conformance/market.h"

#include <array>
#include <boost/test/unit_test.hpp>

#include "catalog/json/json.h"
#include "tests/conformance/traffic.h"

namespace ganh::tests {

namespace sandbox = connectors::sandbox;

std::string_view name(Ability ability) {
  constexpr std::array names{
      "signs_in",     "decides_later", "versioned",         "acknowledges",   "webhooks",
      "tells_orders", "batches",       "creates_once",      "creates_twice",  "refuses",
      "rejects",      "locks_prices",  "switches_off",      "limits_batches", "over_counter",
      "orders_wait",  "own_carriers",  "hears_of_waybills", "queues_events",  "keeps_told_packs"};
  return names.at(static_cast<std::size_t>(ability));
}

void Market::open(const Clock& clock, connectors::transport::HttpClient& client,
                  sandbox::FaultPlan faults) {
  auto kept = std::make_unique<Traffic>(make_sandbox());
  auto wire = std::make_unique<Wire>(std::move(kept),
                                     [this](const auto& request) { return kind_of(request); });
  wire_ = wire.get();
  auto shell = sandbox::start(std::move(wire), clock, client, {}, faults);
  BOOST_REQUIRE(shell);
  shell_ = std::move(*shell);
}

const connectors::Capabilities& Market::capabilities() const {
  const auto* found = connectors::find_connector(connector());
  BOOST_REQUIRE_MESSAGE(found, "no connector named " << connector());
  return found->capabilities();
}

bool Market::has(Ability ability) const {
  const auto& can = capabilities();
  switch (ability) {
    case Ability::signs_in:
      return can.signs_in;
    case Ability::decides_later:
      return can.decides_later;
    case Ability::versioned:
      return can.versioned;
    case Ability::acknowledges:
      return can.acknowledges;
    case Ability::webhooks:
      return can.webhooks;
    case Ability::tells_orders:
      return can.tells_orders;
    case Ability::batches:
      return can.listings_max > 1;
    case Ability::creates_once:
      return can.creates_safely_again;
    case Ability::creates_twice:
      return !can.creates_safely_again;
    case Ability::orders_wait:
      return !more_abilities().contains(Ability::over_counter);
    case Ability::hears_of_waybills:
      return can.tells_orders && !more_abilities().contains(Ability::own_carriers);
    case Ability::over_counter:
    case Ability::own_carriers:
    case Ability::queues_events:
    case Ability::keeps_told_packs:
    case Ability::refuses:
    case Ability::rejects:
    case Ability::locks_prices:
    case Ability::switches_off:
    case Ability::limits_batches:
      break;
  }
  return more_abilities().contains(ability);
}

void Market::edit(std::string_view sku, const Edit& edit) {
  catalog::json::Writer body;
  body.object([&] {
    body.field(sku_is_called(), sku);
    if (!edit.title.empty()) body.field("title", edit.title);
    if (edit.price_vnd) body.field("price_vnd", *edit.price_vnd);
    if (edit.packs) body.field("packs", *edit.packs);
  });
  operate("POST", "/_sandbox/edit", std::move(body).text());
}

void Market::take_down(std::string_view sku) {
  catalog::json::Writer body;
  body.object([&] { body.field(sku_is_called(), sku); });
  operate("POST", "/_sandbox/remove", std::move(body).text());
}

std::string Market::operate(std::string_view method, std::string_view target,
                            std::string_view body) const {
  return tests::operate(address(), method, target, body);
}

std::unique_ptr<Market> make_market(std::string_view connector) {
  for (auto& market : all_markets()) {
    if (market->connector() == connector) return std::move(market);
  }
  BOOST_FAIL("a connector without a market in tests/conformance/all_markets.cpp: " << connector);
  return nullptr;
}

}  // namespace ganh::tests
