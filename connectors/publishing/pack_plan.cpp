#include "connectors/publishing/pack_plan.h"

#include <algorithm>
#include <array>

#include "catalog/products/products.h"
#include "connectors/channel/listings.h"
#include "connectors/channel/readiness.h"
#include "connectors/publishing/outbox.h"
#include "connectors/publishing/quota.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace products = catalog::products;
using channel::Channel;
using channel::ListingRow;
using channel::ListingState;

namespace {

// Plans one pack on one channel.
class PackPlan {
 public:
  PackPlan(changes::Command& command, const Channel& channel, const products::Pack& pack,
           const products::Product& product, Goods& goods)
      : command_(command), channel_(channel), pack_(pack), goods_(goods) {
    const Listing listing = channel::compose(channel.profile, product, pack);
    ready_ = channel::faults(channel.profile, product, pack, listing).empty();
    content_ = channel::content_json(listing);
    listed_ = listing.price;
    auto found = channel::find_listing(command.rows(), channel.id, pack.id);
    if (found) {
      listing_ = std::move(*found);
    } else {
      listing_.channel = channel.id;
      listing_.pack = pack.id;
      listing_.sku = pack.sku;
      unsaved_ = Unsaved::row;
    }
    for (auto& row : rows_of(command.rows(), channel.id, pack.id.text)) {
      const auto work = static_cast<std::size_t>(row.work);
      if (work < standing_.size()) standing_[work] = std::move(row);
    }
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
    save_listing();
  }

 private:
  enum class Unsaved { nothing, version, row };

  const std::optional<OutboxRow>& standing(Work work) const {
    return standing_[static_cast<std::size_t>(work)];
  }

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
    unsaved_ = Unsaved::row;
  }

  void want(Work work, const std::string& content) {
    const auto& row = standing(work);
    const bool waits_in_vain = row && row->awaits_release && channel_.profile.follows;
    if (row && says_so(*row, content) && !waits_in_vain) return;
    put_at_next_version(work, content,
                        channel_.profile.follows ? OutboxState::ready : OutboxState::held);
  }

  bool is_unanswered(Work work) const {
    return standing(work) && standing(work)->is_unanswered();
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
    const auto& row = standing(work);
    if (row && !row->awaits_release && says_so(*row, content)) return;
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
      unsaved_ = Unsaved::row;
    }
    withdraw_standing(work);
  }

  void withdraw_standing(Work work) {
    auto& row = standing_[static_cast<std::size_t>(work)];
    if (!row || row->is_withdrawn) return;
    withdraw(command_, channel_.id, pack_.id.text, work);
    // As it stands by now: what has not been sent is gone, what is under way only has no follower,
    // and a text that was tried in vain is looked up.
    if (is_sent(*row) || (work == Work::content && row->is_unanswered())) {
      row->is_withdrawn = true;
    } else {
      row.reset();
    }
  }

  static bool is_sent(const OutboxRow& row) {
    return row.state == OutboxState::sending || row.state == OutboxState::unknown;
  }

  bool says_so(const OutboxRow& row, const std::string& content) const {
    return !row.is_withdrawn && row.content == content && row.price_vnd == listed_.vnd;
  }

  void put_at_next_version(Work work, const std::string& content, OutboxState state) {
    next_version();
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
    const std::int64_t packs = ready_ ? goods_.allowance(pack_) : 0;
    const auto& row = standing(Work::stock);
    const bool under_way = row && is_sent(*row);
    if (listing_.packs == packs && !under_way) {
      withdraw_standing(Work::stock);
      return;
    }
    next_version();
    put(command_, {.channel = channel_.id,
                   .subject = pack_.id.text,
                   .work = Work::stock,
                   .state = OutboxState::ready,
                   .version = listing_.version,
                   .content = "",
                   .due_at = command_.now()});
  }

  void next_version() {
    listing_.version += 1;
    unsaved_ = std::max(unsaved_, Unsaved::version);
  }

  void save_listing() {
    if (unsaved_ == Unsaved::row) channel::save(command_, listing_);
    if (unsaved_ == Unsaved::version) channel::save_version(command_, listing_);
  }

  changes::Command& command_;
  const Channel& channel_;
  const products::Pack& pack_;
  Goods& goods_;
  bool ready_ = false;
  std::string content_;
  catalog::measure::Money listed_;  // what the price rule makes of ours
  ListingRow listing_;
  Unsaved unsaved_ = Unsaved::nothing;
  std::array<std::optional<OutboxRow>, 3> standing_;  // content, price, stock, as they stand by now
};

}  // namespace

const products::Product* Goods::product(const ProductId& id) {
  Seen& seen = seen_[id];
  if (!seen.was_looked_up) {
    if (auto row = products::find_product(scope_, id)) seen.product = std::move(row->product);
    seen.was_looked_up = true;
  }
  return seen.product ? &*seen.product : nullptr;
}

std::int64_t Goods::allowance(const products::Pack& pack) {
  Seen& seen = seen_[pack.product];
  if (!seen.offered) {
    seen.offered = catalog::stock::offered(scope_, pack.product, today_,
                                           channel_.profile.days_kept_min());
  }
  return std::min(channel::allowance_packs(channel_.profile, seen.offered->passing_base,
                                           seen.offered->reserved_base, pack.net_base),
                  packs_left_today(scope_, channel_, pack.id, today_));
}

void plan_pack(changes::Command& command, const Channel& channel, const products::Pack& pack,
               Goods& goods) {
  if (const auto* product = goods.product(pack.product)) {
    PackPlan(command, channel, pack, *product, goods).run();
  }
}

}  // namespace ganh::connectors::publishing
