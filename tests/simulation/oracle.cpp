#include "tests/simulation/oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog/books/check.h"
#include "catalog/changes/change_log.h"
#include "catalog/changes/check.h"
#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/listings.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/outbox.h"
#include "connectors/receiving/cancellations.h"
#include "connectors/receiving/inbox.h"

namespace ganh::simulation {

namespace orders = catalog::orders;
namespace publishing = connectors::publishing;
namespace receiving = connectors::receiving;
using catalog::store::Scope;

namespace {

constexpr int all = 1000;
constexpr int stale_after_polls = 3;
// Between choosing a figure and sending it there may be a sign-in, or another item of its batch.
constexpr Duration while_it_is_sent = std::chrono::minutes{1};

std::size_t index_of(std::string_view sku) {
  const auto found = std::ranges::find(packings, sku, &Packing::sku);
  return static_cast<std::size_t>(found - packings.begin());
}

std::int64_t text_of(const Shown& shown) {
  const std::string number = "số ";
  return std::stoll(shown.title.substr(shown.title.find(number) + number.size()));
}

// Whether what it is now can only have been before what it was. It may have come back to that.
bool is_older(const Oracle::History& history, std::int64_t now, std::int64_t before) {
  const auto last = std::ranges::find(history.rbegin(), history.rend(), now);
  const auto first = std::ranges::find(history, before);
  return history.rend() - last - 1 < first - history.begin();
}

bool all_came_back(const MarketOrder& order) {
  return std::ranges::all_of(order.lines,
                             [](const auto& line) { return line.back_packs == line.packs; });
}

// With us, what came back before it had left is cut.
std::int64_t back_packs(const orders::Order& order, const orders::OrderLine& line,
                        bool over_counter) {
  if (!over_counter) return line.returned_packs;
  if (order.state == orders::State::cancelled) return line.packs;
  return line.returned_packs + line.cut_packs;
}

std::string told_of(const Scope& scope, const Oracle::Channel& channel, const Market& market,
                    const orders::Order& order, const MarketOrder& there) {
  using orders::State;
  if (market.sells_over_counter()) {
    const bool is_over = order.state == State::delivered || order.state == State::returned ||
                         (order.state == State::cancelled && all_came_back(there));
    return is_over ? "" : "sold there, and has not left us";
  }
  const bool has_left = order.state == State::shipped || order.state == State::delivered;
  if (there.status == "cancelled") {
    if (order.state == State::cancelled) return "";
    return receiving::late_cancellation_of(scope, order.id) ? "" : "cancelled there only";
  }
  if (!publishing::refusal_of(scope, channel.id, order.id).empty()) return "";
  if (order.state == State::cancelled) return "cancelled with us only";
  if (has_left && market.hears_of_waybills()) {
    const auto parcel = orders::handed_over(order);
    const bool agrees = there.status == "shipped" && parcel && there.waybill == parcel->waybill;
    return agrees ? "" : "has left, and they do not know";
  }
  const bool confirmed = order.state != State::received;
  return there.status == (confirmed ? "confirmed" : "new") ? "" : "confirmed on one side only";
}

}  // namespace

void Oracle::look_at(Network::Node& node, const Channel& channel, const Network::Sent& sent,
                     Time now) {
  auto& before = before_[channel.base_url];
  std::map<std::string, int> times;
  for (const auto& waiting : node.market->undecided(now)) {
    times[waiting.sku] += waiting.may_double ? 1 : 0;
  }
  for (auto& shown : node.market->listings(now)) {
    times[shown.sku] += 1;
    const auto known = before.find(shown.sku);
    if (known == before.end()) {
      before.emplace(shown.sku, std::move(shown));
      continue;
    }
    const Shown& was = known->second;
    const std::size_t which = index_of(shown.sku);
    const bool never_older =
        node.market->has_versions() && !edited_there_.contains({channel.base_url, shown.sku});
    if (never_older && is_older(packs[which].prices_vnd, shown.price_vnd, was.price_vnd)) {
      blame("an older price over a newer: " + shown.sku);
    }
    const auto& texts = products[packings[which].goods].texts;
    if (never_older && is_older(texts, text_of(shown), text_of(was))) {
      blame("an older text over a newer: " + shown.sku);
    }
    const bool raised = shown.told_packs > was.told_packs;
    const Duration unread = sent.at - sent.orders_given_at;
    if (raised && unread > channel.orders_poll * stale_after_polls + while_it_is_sent) {
      blame("raised while no orders were read: " + shown.sku);
    }
    known->second = std::move(shown);
  }
  for (const auto& [sku, count] : times) {
    if (count > 1) blame("a second listing: " + sku + " at " + channel.base_url);
  }
}

void Oracle::look_at_books(Installation& installation) {
  installation.look([&](const Scope& scope) {
    for (const auto& id : acknowledged) {
      if (!catalog::changes::find_heading(scope, id)) blame("acknowledged and lost: " + id.text);
    }
    auto wrong = catalog::stock::check(scope);
    for (auto& one : orders::check(scope)) wrong.push_back(one);
    for (auto& one : catalog::books::check(scope)) wrong.push_back(one);
    for (auto& one : catalog::changes::check(scope)) wrong.push_back(one);
    for (const auto& one : wrong) {
      blame(fmt::format("{} is {}, derived {}", one.what, one.kept, one.derived));
    }
  });
}

std::vector<std::string> Oracle::differences(Installation& installation) {
  Differences found;
  for (const auto& channel : channels) {
    compare_listings(installation, channel, found);
    compare_orders(installation, channel, found);
    compare_queues(installation, channel, found);
  }
  compare_stock(installation, found);
  return found;
}

void Oracle::compare_listings(Installation& installation, const Channel& channel,
                              Differences& found) {
  const Time now = installation.clock.now();
  std::map<std::string, Shown> there;
  auto& market = *installation.network.nodes.at(channel.base_url).market;
  for (auto& shown : market.listings(now)) there[shown.sku] = shown;
  const auto differs = [&](const char* sku, const std::string& what) {
    found.push_back(fmt::format("{} {}: {}", channel.base_url, sku, what));
  };
  for (std::size_t i = 0; i < packings.size(); ++i) {
    const Packing& packing = packings[i];
    const auto known = there.find(packing.sku);
    if (known == there.end()) {
      if (packs[i].available) differs(packing.sku, "not listed");
      continue;
    }
    const auto ours = installation.look([&](const Scope& scope) {
      return connectors::channel::find_listing_by_sku(scope, channel.id, packing.sku);
    });
    if (!ours || ours->state != connectors::channel::ListingState::live) {
      differs(packing.sku, "stands there, and we do not know");
    }
    const Shown& shown = known->second;
    const auto allowance = [&](const Scope& scope) -> std::int64_t {
      if (!packs[i].available) return 0;
      const auto product =
          catalog::products::find_product(scope, goods[packing.goods].code)->product.id;
      const Date today = installation.today();
      const auto passing =
          catalog::stock::passing_base(scope, product, today, channel.days_left_min);
      const auto reserved = catalog::stock::stock_of(scope, product, today).reserved_base;
      const auto free = std::max<std::int64_t>(passing - reserved, 0) / packing.net_base;
      return std::max<std::int64_t>(free - channel.buffer_packs, 0) * channel.share_percent / 100;
    };
    const std::int64_t packs_allowed = installation.look(allowance);
    if (shown.packs != packs_allowed) {
      differs(packing.sku, fmt::format("shows {} packs, not {}", shown.packs, packs_allowed));
    }
    if (!packs[i].available) continue;
    const std::string title =
        title_of(packing.goods, products[packing.goods].texts.back()) + ", " + packing.name;
    if (shown.title != title) differs(packing.sku, "is called " + shown.title + ", not " + title);
    const std::int64_t price_vnd = packs[i].prices_vnd.back();
    if (shown.price_vnd != price_vnd) {
      differs(packing.sku, fmt::format("costs {}, not {}", shown.price_vnd, price_vnd));
    }
  }
}

void Oracle::compare_orders(Installation& installation, const Channel& channel,
                            Differences& found) {
  auto& market = *installation.network.nodes.at(channel.base_url).market;
  const auto there = market.orders(installation.clock.now());
  installation.look([&](const Scope& scope) {
    std::map<std::string, int> times;
    for (const auto& order : orders::orders_before(scope, "", all)) {
      if (order.channel == channel.id) times[order.external_id] += 1;
    }
    for (const auto& sold : there) {
      const auto order = orders::find_order(scope, channel.id, sold.id);
      if (times[sold.id] > 1) found.push_back(sold.id + " came twice");
      // Given up before it was first asked for, it need not come; where it comes all the same, its
      // cancellation follows it, at the latest when both have been handed out once more.
      const bool is_missing = sold.status != "cancelled" || sold.will_come;
      if (!order && is_missing) found.push_back(sold.id + " never came");
      if (!order) continue;
      std::vector<MarketOrder::Line> lines;
      for (const auto& line : order->lines) {
        lines.push_back({line.sku, line.packs, line.unit_price.vnd,
                         back_packs(*order, line, market.sells_over_counter())});
      }
      if (lines != sold.lines) found.push_back(sold.id + ": other lines");
      const std::string differs = told_of(scope, channel, market, *order, sold);
      if (!differs.empty()) found.push_back(sold.id + ": " + differs);
    }
  });
}

void Oracle::compare_stock(Installation& installation, Differences& found) {
  installation.look([&](const Scope& scope) {
    std::map<std::string, std::int64_t> gone;  // by product
    std::map<std::string, std::int64_t> promised;
    for (const auto& order : orders::orders_before(scope, "", all)) {
      for (const auto& line : order.lines) {
        const auto pack =
            line.pack ? catalog::products::find_pack(scope, *line.pack) : std::nullopt;
        if (!pack || order.state == orders::State::cancelled) continue;
        gone[pack->pack.product.text] += line.packed_base - line.returned_base;
        promised[pack->pack.product.text] += line.reserved_packs * pack->pack.net_base;
      }
    }
    for (auto& [url, node] : installation.network.nodes) {
      for (const auto& order : node.market->orders(installation.clock.now())) {
        for (const auto& line : order.spoilt) {
          const auto pack = catalog::products::find_pack(scope, line.sku);
          gone[pack->pack.product.text] += line.packs * pack->pack.net_base;
        }
      }
    }
    for (std::size_t i = 0; i < goods.size(); ++i) {
      const auto id = catalog::products::find_product(scope, goods[i].code)->product.id;
      const auto stock = catalog::stock::stock_of(scope, id, installation.today());
      const std::int64_t expected = products[i].entered_base - gone[id.text];
      if (stock.on_hand_base != expected) {
        found.push_back(
            fmt::format("{}: {} on hand, not {}", goods[i].code, stock.on_hand_base, expected));
      }
      if (stock.reserved_base != promised[id.text] || stock.reserved_base > stock.on_hand_base) {
        found.push_back(fmt::format("{}: {} reserved, {} promised, {} on hand", goods[i].code,
                                    stock.reserved_base, promised[id.text], stock.on_hand_base));
      }
    }
  });
}

void Oracle::compare_queues(Installation& installation, const Channel& channel,
                            Differences& found) {
  installation.look([&](const Scope& scope) {
    const auto counts = publishing::counts(scope, channel.id);
    const auto waiting = counts.held + counts.ready + counts.sending;
    if (waiting > 0) found.push_back(fmt::format("{}: {} to tell", channel.base_url, waiting));
    if (!receiving::waiting_receipts(scope, channel.id, 1).empty()) {
      found.push_back(channel.base_url + ": receipts wait");
    }
    if (receiving::quarantined_count(scope, channel.id) > 0) {
      found.push_back(channel.base_url + ": orders in quarantine");
    }
  });
}

}  // namespace ganh::simulation
