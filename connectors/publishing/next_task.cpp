#include "connectors/publishing/next_task.h"

#include <algorithm>
#include <array>

#include "catalog/orders/orders.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/planner.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
using channel::Channel;
using channel::ListingRow;

namespace {

// A feed of orders that has not been read for this many of its periods is stale: an order that
// waits there may want what a higher figure would sell again.
constexpr int stale_after_polls = 3;

class Chooser {
 public:
  Chooser(changes::Command& command, const Channel& channel, const Capabilities& capabilities)
      : command_(command), channel_(channel), capabilities_(capabilities) {}

  std::optional<Assignment> next(const Turn& turn) {
    if (auto assignment = unknown_outcomes()) return assignment;
    if (!turn.stock_was_last) {
      if (auto assignment = stock()) return assignment;
    }
    const auto last = std::ranges::find(others, turn.other_last) - others.begin();
    for (std::size_t n = 1; n <= others.size(); ++n) {
      const Work work = others[(static_cast<std::size_t>(last) + n) % others.size()];
      if (auto assignment = of(work)) return assignment;
    }
    return turn.stock_was_last ? stock() : std::nullopt;
  }

 private:
  static constexpr std::array others{Work::order_confirmed, Work::order_shipped,
                                     Work::order_cancelled, Work::content, Work::price};

  std::optional<Assignment> of(Work work) {
    if (work == Work::content) return content();
    if (work == Work::price) return price();
    return order_progress(work);
  }

  int batch(std::size_t connector_max) const {
    return std::min(static_cast<int>(connector_max), channel_.profile.batch_max);
  }

  std::vector<OutboxRow> due(Work work, int limit) const {
    return due_rows(command_.rows(), channel_.id, work, command_.now(), limit);
  }

  std::optional<ListingRow> listing_of(const OutboxRow& row) const {
    return channel::find_listing(command_.rows(), channel_.id, {row.subject});
  }

  // A creation may have made a listing, and whatever is said next of one that stands takes along
  // what is thought to stand there: both are looked up. Everything else names its version or its
  // step, so that saying it again does no harm.
  std::optional<Assignment> unknown_outcomes() {
    Assignment assignment;
    LookUp look_up;
    const auto limit = capabilities_.look_up_max;
    for (const auto& row : rows_in(command_.rows(), channel_.id, OutboxState::unknown, 200)) {
      if (row.due_at > command_.now()) continue;
      const bool is_told_apart = row.work == Work::content || row.work == Work::price;
      const auto listing = is_told_apart ? listing_of(row) : std::nullopt;
      // What stands there matters too when another version waits to be released.
      const bool followed = row.version != row.sent_version;
      const bool may_be_said_again = row.work == Work::content && !followed && !row.is_withdrawn &&
                                     capabilities_.creates_safely_again;
      if (!listing || may_be_said_again) {
        retry_at(command_, row, command_.now());
      } else if (look_up.skus.size() < limit) {
        look_up.skus.push_back(listing->sku);
        assignment.sent.push_back({row, listing->sku});
      }
    }
    if (look_up.skus.empty()) return std::nullopt;
    assignment.task = std::move(look_up);
    return assignment;
  }

  bool feed_is_stale() const {
    const auto cursor = channel::find_cursor(command_.rows(), channel_.id);
    return !cursor || command_.now() - cursor->orders_polled_at >
                          channel_.profile.orders_poll * stale_after_polls;
  }

  std::optional<Assignment> stock() {
    Assignment assignment;
    SendStock send;
    const auto cursor = channel::find_cursor(command_.rows(), channel_.id);
    const bool stale = feed_is_stale();
    const int limit = batch(capabilities_.stock_max);
    for (const auto& row : due(Work::stock, 200)) {
      if (static_cast<int>(send.items.size()) == limit) break;
      auto listing = listing_of(row);
      if (!listing || listing->external_id.empty()) {
        settle(command_, row);
        continue;
      }
      const std::int64_t packs =
          allowance_now(command_.rows(), channel_, listing->pack, command_.today());
      if (listing->packs == packs) {
        settle(command_, row);
        continue;
      }
      if (stale && packs > listing->packs.value_or(0)) {
        retry_at(command_, row, command_.now() + channel_.profile.orders_poll);
        continue;
      }
      listing->version += 1;
      listing->sent_packs = packs;
      // Until they answer it is not known which figure they show.
      listing->packs.reset();
      channel::save(command_, *listing);
      mark(row, listing->version, listing->sku, assignment);
      send.items.push_back({listing->sku, listing->external_id, listing->version, packs,
                            cursor ? cursor->orders_cursor : ""});
    }
    if (send.items.empty()) return std::nullopt;
    assignment.task = std::move(send);
    return assignment;
  }

  std::optional<Assignment> order_progress(Work work) {
    for (const auto& row : due(work, 50)) {
      using catalog::orders::State;
      const auto order = catalog::orders::find_order(command_.rows(), OrderId{row.subject});
      const bool given_up = order && order->state == State::cancelled;
      if (!order || given_up != (work == Work::order_cancelled)) {
        settle(command_, row);
        continue;
      }
      const bool earlier_step_waits =
          work != Work::order_confirmed &&
          find_row(command_.rows(), channel_.id, row.subject, Work::order_confirmed);
      if (earlier_step_waits) continue;
      const bool shipped = work == Work::order_shipped;
      Assignment assignment;
      assignment.task = TellOrder{order->external_id,
                                  given_up  ? State::cancelled
                                  : shipped ? State::shipped
                                            : State::confirmed,
                                  shipped ? catalog::orders::handed_over(*order) : std::nullopt};
      mark(row, row.version, order->external_id, assignment);
      return assignment;
    }
    return std::nullopt;
  }

  std::optional<Assignment> content() {
    Assignment assignment;
    SendListings send;
    for (const auto& row : due(Work::content, batch(capabilities_.listings_max))) {
      auto listing = listing_of(row);
      if (!listing) {
        settle(command_, row);
        continue;
      }
      Listing item = channel::parse_content(row.content);
      item.sku = listing->sku;
      item.external_id = listing->external_id;
      listing->version += 1;
      item.version = listing->version;
      item.price = {price_beside(row, *listing)};
      listing->sent_content = row.content;
      listing->sent_price_vnd = item.price.vnd;
      channel::save(command_, *listing);
      mark(row, item.version, listing->sku, assignment);
      send.listings.push_back(std::move(item));
    }
    if (send.listings.empty()) return std::nullopt;
    assignment.task = std::move(send);
    return assignment;
  }

  // What stands there keeps its price; a new one has a row of its own. One that was sent and not
  // refused may be there already, or come: the text, at a higher version, must not bring back the
  // one before it.
  std::int64_t price_beside(const OutboxRow& text, const ListingRow& listing) const {
    const bool live = listing.state == channel::ListingState::live;
    if (!live || !listing.price_vnd) return text.price_vnd;
    const auto price = find_row(command_.rows(), channel_.id, text.subject, Work::price);
    const bool refused = !listing.their_code.empty() && !(price && price->is_unanswered());
    return refused ? *listing.price_vnd : listing.sent_price_vnd.value_or(*listing.price_vnd);
  }

  std::optional<Assignment> price() {
    Assignment assignment;
    SendPrices send;
    for (const auto& row : due(Work::price, batch(capabilities_.prices_max))) {
      auto listing = listing_of(row);
      if (!listing || listing->external_id.empty()) {
        settle(command_, row);
        continue;
      }
      listing->version += 1;
      listing->sent_price_vnd = row.price_vnd;
      channel::save(command_, *listing);
      mark(row, listing->version, listing->sku, assignment);
      send.items.push_back({listing->sku, listing->external_id, listing->version, {row.price_vnd}});
    }
    if (send.items.empty()) return std::nullopt;
    assignment.task = std::move(send);
    return assignment;
  }

  void mark(const OutboxRow& row, std::int64_t version, const std::string& reference,
            Assignment& assignment) {
    mark_sending(command_, row, version);
    OutboxRow sent = row;
    sent.state = OutboxState::sending;
    sent.sent_version = version;
    assignment.sent.push_back({std::move(sent), reference});
  }

  changes::Command& command_;
  const Channel& channel_;
  const Capabilities& capabilities_;
};

}  // namespace

std::optional<Assignment> next_assignment(changes::Command& command, const Channel& channel,
                                          const Capabilities& capabilities, const Turn& turn) {
  return Chooser(command, channel, capabilities).next(turn);
}

}  // namespace ganh::connectors::publishing
