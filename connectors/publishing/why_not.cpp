#include "connectors/publishing/why_not.h"

#include "catalog/stock/stock.h"
#include "connectors/channel/readiness.h"
#include "connectors/channel/refusals.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/quota.h"

namespace ganh::connectors::publishing {

namespace store = catalog::store;
using channel::Channel;
using channel::ListingRow;
using channel::ListingState;

namespace {

std::optional<Fault> why_no_stock(const store::Scope& scope, const Channel& channel,
                                  const catalog::products::Pack& pack, Date today) {
  const auto& profile = channel.profile;
  const auto stock = catalog::stock::stock_of(scope, pack.product, today);
  const std::int64_t passing =
      catalog::stock::passing_base(scope, pack.product, today, profile.days_kept_min());
  if (channel::allowance_packs(profile, passing, stock.reserved_base, pack.net_base) > 0) {
    if (packs_left_today(scope, channel, pack.id, today) > 0) return std::nullopt;
    return Fault{"stock",
                 "listing.sold_for_today",
                 {{"packs", std::to_string(profile.packs_per_day_max.value_or(0))}}};
  }
  if (stock.on_hand_base < pack.net_base) return Fault{"stock", "listing.nothing_on_hand", {}};
  if (passing < pack.net_base) {
    return Fault{
        "stock", "listing.too_near_its_end", {{"days", std::to_string(profile.days_kept_min())}}};
  }
  if (passing - stock.reserved_base < pack.net_base) {
    return Fault{"stock", "listing.all_reserved", {}};
  }
  return Fault{"stock",
               "listing.kept_back",
               {{"buffer", std::to_string(profile.buffer_packs)},
                {"share", std::to_string(profile.share_percent)}}};
}

}  // namespace

std::optional<Fault> why_not(const store::Scope& scope, const Channel& channel,
                             const catalog::products::Product& product,
                             const catalog::products::Pack& pack,
                             const std::optional<ListingRow>& listing, Date today) {
  const auto faults = channel::faults(channel.profile, product, pack);
  if (!faults.empty()) return faults.front();

  const ListingState state = listing ? listing->state : ListingState::absent;
  if (state == ListingState::pending) return Fault{"listing", "listing.being_decided", {}};
  if (state != ListingState::live) {
    const auto row = find_row(scope, channel.id, pack.id.text, Work::content);
    if (state == ListingState::refused && !row) {
      return channel::refusal(channel.connector, listing->their_code, listing->their_words);
    }
    const bool on_its_way = row && row->state != OutboxState::held;
    return Fault{"listing", on_its_way ? "listing.on_its_way" : "listing.waits_for_publish", {}};
  }
  if (auto fault = why_no_stock(scope, channel, pack, today)) return fault;
  if (listing->packs.value_or(0) == 0) return Fault{"stock", "listing.stock_on_its_way", {}};
  return std::nullopt;
}

}  // namespace ganh::connectors::publishing
