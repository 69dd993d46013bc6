#include "connectors/publishing/planner.h"

#include <algorithm>
#include <array>
#include <set>

#include "catalog/changes/change_log.h"
#include "catalog/crash_point.h"
#include "catalog/orders/orders.h"
#include "catalog/products/packs.h"
#include "catalog/products/products.h"
#include "catalog/stock/lots.h"
#include "catalog/stock/stock.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/audit.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/quota.h"
#include "connectors/receiving/cancellations.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace products = catalog::products;
namespace store = catalog::store;
using channel::Channel;
using channel::ChannelCursor;
using channel::find_cursor;
using channel::find_listing;
using channel::ListingRow;
using channel::ListingState;

namespace {

constexpr int changes_in_slice = 200;
constexpr int packs_in_scan_slice = 100;

std::int64_t allowance(const store::Scope& scope, const Channel& channel,
                       const products::Pack& pack, Date today) {
  const auto stock = catalog::stock::stock_of(scope, pack.product, today);
  const std::int64_t passing =
      catalog::stock::passing_base(scope, pack.product, today, channel.profile.days_kept_min());
  return std::min(
      channel::allowance_packs(channel.profile, passing, stock.reserved_base, pack.net_base),
      packs_left_today(scope, channel, pack.id, today));
}

// Plans one pack on one channel.
class PackPlan {
 public:
  PackPlan(changes::Command& command, const Channel& channel, const products::Pack& pack,
           const products::Product& product)
      : command_(command), channel_(channel), pack_(pack) {
    ready_ = channel::faults(channel.profile, product, pack).empty();
    const Listing listing = channel::compose(channel.profile, product, pack);
    content_ = channel::content_json(listing);
    listed_ = listing.price;
    const auto found = find_listing(command.rows(), channel.id, pack.id);
    listing_ = found.value_or(ListingRow{});
    listing_.channel = channel.id;
    listing_.pack = pack.id;
    listing_.sku = pack.sku;
    if (!found) channel::save(command, listing_);
  }

  void run() {
    const bool stands = ready_ && listing_.state == ListingState::live;
    if (content_wanted()) {
      want(Work::content, content_);
    } else if (stands && listing_.content == content_ && may_be_overtaken(Work::content)) {
      say_again(Work::content, content_);
    } else {
      take_back(Work::content);
    }
    if (price_wanted()) {
      want(Work::price, "");
    } else if (stands && listing_.price_vnd == listed_.vnd && may_be_overtaken(Work::price)) {
      say_again(Work::price, "");
    } else {
      take_back(Work::price);
      forget_lock();
    }
    plan_stock();
  }

 private:
  // The marketplace has said no to just this; only another one is worth its time.
  bool content_refused() const {
    return !listing_.their_code.empty() && !is_unanswered(Work::content) &&
           listing_.sent_content == content_ &&
           (listing_.state == ListingState::live || listing_.sent_price_vnd == listed_.vnd);
  }

  bool content_wanted() const {
    if (!ready_) return false;
    switch (listing_.state) {
      case ListingState::absent:
        return true;
      case ListingState::pending:
        return false;  // looked at again when it has been decided
      case ListingState::refused:
        return !content_refused();
      case ListingState::live:
        return listing_.content != content_ && !content_refused();
    }
    return false;
  }

  // A creation carries its price along.
  bool price_wanted() const {
    const bool refused = !listing_.their_code.empty() && !is_unanswered(Work::price) &&
                         listing_.sent_price_vnd == listed_.vnd;
    return ready_ && listing_.state == ListingState::live && listing_.price_vnd != listed_.vnd &&
           !refused;
  }

  // A price that stands there already waits for no campaign's end.
  void forget_lock() {
    if (!listing_.price_locked_until || content_wanted()) return;
    listing_.price_locked_until.reset();
    channel::save(command_, listing_);
  }

  void want(Work work, const std::string& content) {
    const auto standing = find_row(command_.rows(), channel_.id, pack_.id.text, work);
    const bool waits_in_vain = standing && standing->awaits_release && channel_.profile.follows;
    if (standing && says_so(*standing, content) && !waits_in_vain) return;
    put_at_next_version(work, content,
                        channel_.profile.follows ? OutboxState::ready : OutboxState::held);
  }

  bool is_unanswered(Work work) const {
    const auto row = find_row(command_.rows(), channel_.id, pack_.id.text, work);
    return row && row->is_unanswered();
  }

  bool last_word_stands(Work work) const {
    return work == Work::content ? listing_.sent_content == listing_.content
                                 : listing_.sent_price_vnd == listing_.price_vnd;
  }

  // Of what was said since, some may stand there already, or come, however late. That the last word
  // was refused says nothing of those before it.
  bool may_be_overtaken(Work work) const { return is_unanswered(work) || !last_word_stands(work); }

  // What was changed and changed back: what stands is said once more, at a version above all that
  // was sent. It was released before.
  void say_again(Work work, const std::string& content) {
    const auto standing = find_row(command_.rows(), channel_.id, pack_.id.text, work);
    if (standing && !standing->awaits_release && says_so(*standing, content)) return;
    put_at_next_version(work, content, OutboxState::ready);
  }

  // For now it is not to be said. What stands there is not known any more where what was taken for
  // it has been said again and that was not answered: once it is wanted, it is said anew.
  void take_back(Work work) {
    if (is_unanswered(work) && last_word_stands(work)) {
      if (work == Work::content) {
        listing_.content.clear();
      } else {
        listing_.price_vnd.reset();
      }
      channel::save(command_, listing_);
    }
    withdraw(command_, channel_.id, pack_.id.text, work);
  }

  bool says_so(const OutboxRow& row, const std::string& content) const {
    return !row.is_withdrawn && row.content == content && row.price_vnd == listed_.vnd;
  }

  void put_at_next_version(Work work, const std::string& content, OutboxState state) {
    listing_.version += 1;
    channel::save(command_, listing_);
    put(command_, {.channel = channel_.id,
                   .subject = pack_.id.text,
                   .work = work,
                   .state = state,
                   .version = listing_.version,
                   .content = content,
                   .price_vnd = listed_.vnd,
                   .due_at = command_.now()});
  }

  void plan_stock() {
    // Also while new text of what stands there is undecided: it is being sold all the while.
    if (listing_.state != ListingState::live && listing_.external_id.empty()) return;
    const std::int64_t packs =
        ready_ ? allowance(command_.rows(), channel_, pack_, command_.today()) : 0;
    const auto standing = find_row(command_.rows(), channel_.id, pack_.id.text, Work::stock);
    const bool under_way = standing && (standing->state == OutboxState::sending ||
                                        standing->state == OutboxState::unknown);
    if (listing_.packs == packs && !under_way) {
      withdraw(command_, channel_.id, pack_.id.text, Work::stock);
      return;
    }
    listing_.version += 1;
    channel::save(command_, listing_);
    put(command_, {.channel = channel_.id,
                   .subject = pack_.id.text,
                   .work = Work::stock,
                   .state = OutboxState::ready,
                   .version = listing_.version,
                   .content = "",
                   .due_at = command_.now()});
  }

  changes::Command& command_;
  const Channel& channel_;
  const products::Pack& pack_;
  bool ready_ = false;
  std::string content_;
  catalog::measure::Money listed_;  // what the price rule makes of ours
  ListingRow listing_;
};

void plan_pack(changes::Command& command, const Channel& channel, const products::Pack& pack) {
  const auto product = products::find_product(command.rows(), pack.product);
  if (product) PackPlan(command, channel, pack, product->product).run();
}

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

bool scan_slice(changes::Command& command, const Channel& channel, ChannelCursor& cursor) {
  const auto packs = products::packs_after(command.rows(), *cursor.scan_sku, packs_in_scan_slice);
  for (const auto& row : packs) plan_pack(command, channel, row.pack);
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
  for (const auto& product : touched.products) {
    for (const auto& row : products::packs_of(command.rows(), product)) {
      touched.packs.insert(row.pack.id);
    }
  }
  for (const auto& id : touched.packs) plan_again(command, channel, id);
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
  if (const auto row = products::find_pack(command.rows(), pack)) {
    plan_pack(command, channel, row->pack);
  }
}

std::int64_t allowance_now(const store::Scope& scope, const Channel& channel, const PackId& pack,
                           Date today) {
  const auto row = products::find_pack(scope, pack);
  if (!row) return 0;
  const auto product = products::find_product(scope, row->pack.product);
  if (!product || !channel::faults(channel.profile, product->product, row->pack).empty()) return 0;
  return allowance(scope, channel, row->pack, today);
}

}  // namespace ganh::connectors::publishing
