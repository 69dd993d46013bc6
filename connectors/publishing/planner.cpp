#include "connectors/publishing/planner.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "catalog/changes/change_log.h"
#include "catalog/crash_point.h"
#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/stock/lots.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/audit.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/pack_plan.h"
#include "connectors/receiving/cancellations.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace products = catalog::products;
namespace store = catalog::store;
using channel::Channel;
using channel::ChannelCursor;
using channel::find_cursor;

namespace {

constexpr int changes_in_slice = 200;
constexpr int packs_in_scan_slice = 100;

constexpr std::array order_works{Work::order_confirmed, Work::order_shipped, Work::order_cancelled};

// What the marketplace gave up itself, it knows; of its progress it would take no word any more.
bool is_ours_to_tell(const changes::Command& command, const catalog::orders::Order& order) {
  if (order.cancelled && order.cancelled->by == catalog::orders::Party::channel) return false;
  return !receiving::was_cancelled_there(command.rows(), order.channel, order.external_id);
}

// Hands the order's progress to the outbox, each step once; of one that is given up only that.
void plan_order(changes::Command& command, const Channel& channel, const OrderId& id) {
  const Connector* connector = find_connector(channel.connector);
  if (!connector || !connector->capabilities().tells_orders) return;
  const auto order = catalog::orders::find_order(command.rows(), id);
  if (!order || order->channel != channel.id || !is_ours_to_tell(command, *order)) return;

  using catalog::orders::State;
  const bool confirmed = order->state == State::confirmed || order->state == State::packed;
  const bool left = order->state == State::shipped || order->state == State::delivered ||
                    order->state == State::returned;
  const bool given_up = order->state == State::cancelled;
  const int reached = given_up ? 3 : left ? 2 : confirmed ? 1 : 0;
  if (reached == 0) return;
  const std::int64_t planned = told_until(command.rows(), channel.id, id);
  for (std::int64_t step = given_up ? std::max<std::int64_t>(planned + 1, 3) : planned + 1;
       step <= reached; ++step) {
    put(command, {.channel = channel.id,
                  .subject = id.text,
                  .work = order_works[static_cast<std::size_t>(step) - 1],
                  .state = OutboxState::ready,
                  .version = step,
                  .content = "",
                  .due_at = command.now()});
  }
  if (reached > planned) save_told_until(command, channel.id, id, reached);
}

// What a slice of the change log touches on one channel.
struct Touched {
  std::set<PackId> packs;
  std::set<ProductId> products;
  std::set<OrderId> orders;
  bool channel_itself = false;
};

Touched touched_by(const std::vector<changes::Change>& changes, const ChannelId& channel) {
  Touched touched;
  for (const auto& change : changes) {
    switch (change.noun) {
      case changes::Noun::pack:
        touched.packs.insert({change.id});
        break;
      case changes::Noun::product:
      case changes::Noun::stock:
        touched.products.insert({change.id});
        break;
      case changes::Noun::order:
        touched.orders.insert({change.id});
        break;
      case changes::Noun::channel:
        touched.channel_itself |= change.id == channel.text;
        break;
      case changes::Noun::listing:
        if (change.id.starts_with(channel.text + "/")) {
          touched.packs.insert({change.id.substr(channel.text.size() + 1)});
        }
        break;
      case changes::Noun::cooperative:
      case changes::Noun::household:
      case changes::Noun::lot:
      case changes::Noun::place:
      case changes::Noun::stock_take:
      case changes::Noun::payout:
      case changes::Noun::settlement:
      case changes::Noun::membership:
      case changes::Noun::token:
        break;  // what a lot brings is recorded as stock
    }
  }
  return touched;
}

// Lots that stopped passing the channel's gate between the two days.
std::vector<ProductId> gone_past_gate(const store::Scope& scope, const Channel& channel,
                                      Date before, Date today) {
  if (today <= before) return {};
  const std::chrono::days gate{channel.profile.days_kept_min()};
  return catalog::stock::products_expiring(scope, before + gate,
                                           today + gate - std::chrono::days{1});
}

// By id, each read once.
std::map<PackId, products::Pack> packs_of(const store::Scope& scope, const Touched& touched) {
  std::map<PackId, products::Pack> packs;
  for (const auto& product : touched.products) {
    for (auto& row : products::packs_of(scope, product)) {
      const PackId id = row.pack.id;
      packs.emplace(id, std::move(row.pack));
    }
  }
  for (const auto& id : touched.packs) {
    if (packs.contains(id)) continue;
    if (auto row = products::find_pack(scope, id)) packs.emplace(id, std::move(row->pack));
  }
  return packs;
}

bool scan_slice(changes::Command& command, const Channel& channel, ChannelCursor& cursor) {
  const auto packs = products::packs_after(command.rows(), *cursor.scan_sku, packs_in_scan_slice);
  Goods goods(command.rows(), channel, command.today());
  for (const auto& row : packs) plan_pack(command, channel, row.pack, goods);
  if (packs.size() < packs_in_scan_slice) {
    cursor.scan_sku.reset();
  } else {
    cursor.scan_sku = packs.back().pack.sku;
  }
  return true;  // the change log is next
}

bool follow_slice(changes::Command& command, const Channel& channel, ChannelCursor& cursor) {
  const auto slice =
      changes::changes_after(command.rows(), cursor.planned_change, changes_in_slice);
  Touched touched = touched_by(slice, channel.id);
  for (const auto& product :
       gone_past_gate(command.rows(), channel, cursor.planned_day, command.today())) {
    touched.products.insert(product);
  }
  Goods goods(command.rows(), channel, command.today());
  for (const auto& [id, pack] : packs_of(command.rows(), touched)) {
    plan_pack(command, channel, pack, goods);
  }
  for (const auto& id : touched.orders) plan_order(command, channel, id);

  if (!slice.empty()) cursor.planned_change = slice.back().number;
  // What may be sold in a day may be sold again.
  const bool is_new_day = cursor.planned_day < command.today();
  const bool all_anew =
      touched.channel_itself || (is_new_day && channel.profile.packs_per_day_max.has_value());
  cursor.planned_day = std::max(cursor.planned_day, command.today());
  if (all_anew) cursor.scan_sku = "";
  return slice.size() == changes_in_slice || all_anew;
}

}  // namespace

bool has_to_plan(const store::Scope& scope, const Channel& channel, Date today) {
  const auto cursor = find_cursor(scope, channel.id);
  return !cursor || cursor->scan_sku || cursor->planned_day < today ||
         cursor->planned_change < changes::last_change(scope);
}

bool plan_slice(changes::Command& command, const Channel& channel) {
  auto cursor = find_cursor(command.rows(), channel.id);
  if (!cursor) {
    // From now on everything is followed; what is there already is looked at once.
    cursor = ChannelCursor{};
    cursor->planned_change = changes::last_change(command.rows());
    cursor->planned_day = command.today();
    cursor->scan_sku = "";
    expect_audit(command, channel.id);
  }
  const bool more = cursor->scan_sku ? scan_slice(command, channel, *cursor)
                                     : follow_slice(command, channel, *cursor);
  channel::save_planned(command, channel.id, *cursor);
  crash_point("plan.before_commit");
  return more;
}

void plan_again(changes::Command& command, const Channel& channel, const PackId& pack) {
  Goods goods(command.rows(), channel, command.today());
  if (const auto row = products::find_pack(command.rows(), pack)) {
    plan_pack(command, channel, row->pack, goods);
  }
}

std::int64_t allowance_now(const store::Scope& scope, const Channel& channel, const PackId& pack,
                           Date today) {
  const auto row = products::find_pack(scope, pack);
  if (!row) return 0;
  Goods goods(scope, channel, today);
  const auto* product = goods.product(row->pack.product);
  if (!product || !channel::faults(channel.profile, *product, row->pack).empty()) return 0;
  return goods.allowance(row->pack);
}

}  // namespace ganh::connectors::publishing
