#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/orders/orders.h"
#include "catalog/producers/households.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"

#include "catalog/stock/lots.h"
#include "catalog/stock/movements.h"
#include "catalog/stock/places.h"
#include "connectors/channel/channels.h"
#include "connectors/publishing/planner.h"
#include "connectors/publishing/rehearsal.h"
#include "connectors/receiving/inbox.h"
#include "tests/simulation/world.h"

namespace ganh::simulation {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace products = catalog::products;
namespace publishing = connectors::publishing;
namespace stock = catalog::stock;
using catalog::store::Scope;

namespace {

auto put_lot(changes::Command& command, const std::string& code, std::size_t which,
             std::int64_t base, std::int64_t days_left) {
  stock::Lot lot;
  lot.code = code;
  lot.product = products::find_product(command.rows(), goods[which].code)->product.id;
  lot.household = catalog::producers::find_household(command.rows(), "H01")->household.id;
  lot.harvested_on = command.today() - std::chrono::days{1};
  lot.expires_on = command.today() + std::chrono::days{days_left};
  lot.received_base = base;
  lot.household_share_bp = 8000;
  return stock::put(command, lot, 0);
}

}  // namespace

void World::connect_channels() {
  for (auto& [base_url, node] : installation_.network.nodes) {
    Oracle::Channel channel;
    channel.base_url = base_url;
    channel.orders_poll = std::chrono::seconds{60};
    channel.buffer_packs = roll(3);
    channel.share_percent = one_in(2) ? 100 : 60;
    channel.days_left_min = static_cast<int>(roll(4));
    follows_[base_url] = !one_in(3);
    const std::string rules =
        fmt::format(R"({{"orders_poll_seconds":60,"moderation_poll_seconds":20,"buffer_packs":{},)"
                    R"("share_percent":{},"days_left_min":{},"follows":{},"batch_max":{}}})",
                    channel.buffer_packs, channel.share_percent, channel.days_left_min,
                    follows_[base_url], 1 + roll(4));
    const std::string name(node.market->connector());
    const auto told = installation_.command("connect", [&](changes::Command& command) {
      const auto& known = *connectors::find_connector(name);
      return connectors::channel::connect(
          command,
          {name, name, base_url,
           connectors::channel::with_rules(known.default_profile(), rules).value(),
           node.market->credentials()},
          installation_.vault);
    });
    channel.id = told.result->value();
    oracle_.acknowledged.push_back(told.id);
    oracle_.channels.push_back(channel);
    if (!one_in(4)) {
      const std::string url = "http://shop.test/v1/webhooks/" + channel.id.text;
      node.market->hook(url, one_in(2) ? 2 : 1, one_in(2), installation_.clock.now());
    }
  }
}

void World::act() {
  const std::int64_t what = roll(100);
  if (what < 8) return receive_lot();
  if (what < 13) return throw_away();
  if (what < 22) return set_price();
  if (what < 30) return change_text();
  if (what < 33) return offer_or_not();
  if (what < 39) return publish();
  if (what < 53) return move_order();
  if (what < 68) return buy();
  if (what < 74) return give_up_order();
  if (what < 79) return moderate();
  if (what < 82) return promote();
  if (what < 91) return change_weather();
  plan_misfortune();
}

void World::receive_lot() {
  const auto which = static_cast<std::size_t>(roll(goods.size()));
  const std::int64_t base = 1000 + roll(30'000);
  const std::int64_t days_left = one_in(4) ? roll(3) : 4 + roll(30);
  const std::string code = fmt::format("L{:03}", ++lots_made_);
  person(
      fmt::format("receive {} of {}, good for {} days", base, goods[which].code, days_left),
      [&](changes::Command& command) { return put_lot(command, code, which, base, days_left); },
      [this, which, base] { oracle_.products[which].entered_base += base; });
}

void World::throw_away() {
  if (lots_made_ == 0) return receive_lot();
  const std::string code = fmt::format("L{:03}", 1 + roll(lots_made_));
  const std::int64_t share = 1 + roll(4);
  std::size_t which = 0;
  std::int64_t base = 0;
  if (!installation_.is_up()) return;
  LotId id;
  installation_.look([&](const Scope& scope) {
    const auto lot = stock::find_lot(scope, code);
    if (!lot) return;
    id = lot->lot.id;
    for (const auto& lies : stock::balances_of(scope, id)) base = lies.on_hand_base / share;
    for (std::size_t i = 0; i < goods.size(); ++i) {
      const auto product = products::find_product(scope, goods[i].code);
      if (product->product.id == lot->lot.product) which = i;
    }
  });
  if (base == 0) return;
  person(
      fmt::format("throw away {} of {}", base, code),
      [&](changes::Command& command) {
        return stock::waste(command, {id, stock::main_place(), base, stock::Waste::pests, "mọt"});
      },
      [this, which, base] { oracle_.products[which].entered_base -= base; });
}

// To a price that never was, or back to the one before.
void World::set_price() {
  const auto which = static_cast<std::size_t>(roll(packings.size()));
  auto& history = oracle_.packs[which].prices_vnd;
  const bool back = history.size() > 1 && one_in(4);
  const std::int64_t price_vnd =
      back ? history[history.size() - 2] : first_price_vnd + 100 * ++prices_given_;
  if (price_vnd == history.back()) return;
  person(
      fmt::format("{} costs {}", packings[which].sku, price_vnd),
      [&](changes::Command& command) {
        auto row = *products::find_pack(command.rows(), packings[which].sku);
        row.pack.price = {price_vnd};
        return products::put(command, row.pack, row.version);
      },
      [&history, price_vnd] { history.push_back(price_vnd); });
}

void World::change_text() {
  const auto which = static_cast<std::size_t>(roll(goods.size()));
  const auto& history = oracle_.products[which].texts;
  const bool back = history.size() > 1 && one_in(4);
  write_text(which, back ? history[history.size() - 2] : ++texts_written_, one_in(6));
}

void World::write_text(std::size_t which, std::int64_t number, bool with_claim) {
  auto& history = oracle_.products[which].texts;
  if (number == history.back()) return;
  person(
      fmt::format("{} is called {}{}", goods[which].code, title_of(which, number),
                  with_claim ? ", and heals" : ""),
      [&](changes::Command& command) {
        auto row = *products::find_product(command.rows(), goods[which].code);
        row.product.name = title_of(which, number);
        row.product.description = with_claim ? "Chữa khỏi mọi bệnh." : "Ngon và sạch.";
        return products::put(command, row.product, row.version);
      },
      [&history, number] { history.push_back(number); });
}

void World::offer_or_not() {
  const auto which = static_cast<std::size_t>(roll(packings.size()));
  const bool available = !oracle_.packs[which].available;
  person(
      fmt::format("{} is {}", packings[which].sku, available ? "offered" : "not offered"),
      [&](changes::Command& command) {
        auto row = *products::find_pack(command.rows(), packings[which].sku);
        row.pack.available = available;
        return products::put(command, row.pack, row.version);
      },
      [this, which, available] { oracle_.packs[which].available = available; });
}

void World::publish() {
  for (const auto& channel : oracle_.channels) {
    if (follows_[channel.base_url] || !installation_.is_up()) continue;
    const auto standing = installation_.look(
        [&](const Scope& scope) { return *connectors::channel::find_channel(scope, channel.id); });
    const auto rehearsal = installation_.look([&](const Scope& scope) {
      return publishing::rehearse(scope, standing, installation_.today());
    });
    if (rehearsal.listings.empty()) continue;
    say("publish on " + channel.base_url);
    installation_.command("publish",
                          [&](changes::Command& command) -> Result<publishing::Released> {
                            return publishing::release(command, standing, rehearsal);
                          });
    if (!installation_.disk.has_power()) power_is_gone();
  }
}

void World::move_order() {
  if (!installation_.is_up()) return;
  const auto all =
      installation_.look([](const Scope& scope) { return orders::orders_before(scope, "", 30); });
  if (all.empty()) return buy();
  const auto& order = some(all);
  if (is_sold_over_counter(order)) return settle_sale(order);
  const std::string named = order.external_id;
  const OrderId id = order.id;
  const bool hurries = one_in(4);  // from coming in to leaving in one step
  const std::int64_t what = roll(10);
  if (what == 0) {
    person("cancel " + named,
           [&](changes::Command& command) {
             return orders::cancel(command, id, {orders::Party::cooperative, "hết hàng"});
           },
           {});
    return;
  }
  if (what == 1 && !order.shipments.empty()) {
    person("unpack " + named,
           [&](changes::Command& command) {
             return orders::unpack(command, id, order.shipments.front().id);
           },
           {});
    return;
  }
  if (hurries || order.state == orders::State::received) {
    person("confirm " + named,
           [&](changes::Command& command) { return orders::confirm(command, id); }, {});
  }
  if (hurries || order.state == orders::State::confirmed) {
    person("pack " + named,
           [&](changes::Command& command) -> Result<> {
             auto packed = orders::pack(command, id);
             if (!packed) return packed.error();
             return {};
           },
           {});
  }
  if (hurries || order.state == orders::State::packed) {
    const std::string waybill = fmt::format("EB{}VN", ++waybills_made_);
    person("ship " + named,
           [&](changes::Command& command) {
             return orders::ship(command, id, {"Vietnam Post", waybill});
           },
           {});
  }
}

bool World::is_sold_over_counter(const orders::Order& order) {
  return std::ranges::any_of(oracle_.channels, [&](const auto& channel) {
    return channel.id == order.channel &&
           installation_.network.nodes.at(channel.base_url).market->sells_over_counter();
  });
}

// The counter had what our books have not: the count is put right, and the rest leaves.
void World::settle_sale(const orders::Order& sale) {
  if (!orders::is_open(sale.state) || !installation_.is_up()) return;
  std::array<std::int64_t, goods.size()> missing_base{};
  for (const auto& line : sale.lines) {
    const auto& packing = *std::ranges::find(packings, line.sku, &Packing::sku);
    missing_base[packing.goods] += line.to_pack() * packing.net_base;
  }
  const std::int64_t first_lot = lots_made_ + 1;
  lots_made_ += std::ssize(goods);
  const bool done = person(
      "settle " + sale.external_id,
      [&](changes::Command& command) -> Result<> {
        for (std::size_t i = 0; i < goods.size(); ++i) {
          if (missing_base[i] == 0) continue;
          const auto code = fmt::format("L{:03}", first_lot + static_cast<std::int64_t>(i));
          if (auto put = put_lot(command, code, i, missing_base[i], 10); !put) return put.error();
        }
        if (auto confirmed = orders::confirm(command, sale.id);
            !confirmed && sale.state == orders::State::received) {
          return confirmed;
        }
        orders::Packing packing;
        packing.rest = orders::Packing::Rest::later;
        const auto parcel = orders::pack(command, sale.id, packing);
        if (!parcel) return parcel.error();
        if (auto left = orders::ship(command, sale.id, {"", "", {}, *parcel}); !left) return left;
        return orders::deliver(command, *parcel, command.now());
      },
      [this, missing_base] {
        for (std::size_t i = 0; i < goods.size(); ++i) {
          oracle_.products[i].entered_base += missing_base[i];
        }
      });
  if (done) met("a sale is settled");
}

// And what was brought back of it before it had left us is read again.
void World::settle_sales() {
  const auto all =
      installation_.look([](const Scope& scope) { return orders::orders_before(scope, "", 1000); });
  for (const auto& order : all) {
    if (is_sold_over_counter(order)) settle_sale(order);
  }
  if (!installation_.is_up()) return;
  const auto aside = installation_.look(
      [](const Scope& scope) { return connectors::receiving::quarantine(scope, 1000); });
  for (const auto& one : aside) {
    person("read again " + one.external_id,
           [&](changes::Command& command) {
             const auto channel = *connectors::channel::find_channel(command.rows(), one.channel);
             return connectors::receiving::read_again(
                 command, channel, *connectors::find_connector(channel.connector), one.external_id);
           },
           {});
  }
}

}  // namespace ganh::simulation
