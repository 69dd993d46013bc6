#include "connectors/publishing/settle.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "connectors/channel/listings.h"
#include "connectors/publishing/mending.h"
#include "connectors/publishing/order_tellings.h"
#include "connectors/publishing/rate_limit.h"
#include "connectors/receiving/cancellations.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
using channel::Channel;
using channel::ListingMove;
using channel::ListingRow;
using channel::ListingState;

namespace {

class Settling {
 public:
  Settling(changes::Command& command, const Channel& channel, const std::vector<Sent>& sent,
           Randomness& randomness)
      : command_(command), channel_(channel), sent_(sent), randomness_(randomness) {}

  void operator()(const Accepted& accepted) {
    auto listing = listing_of(accepted.sku);
    if (!listing) return;
    if (!accepted.external_id.empty() && accepted.external_id != listing->external_id) {
      listing->external_id = accepted.external_id;
      listing->packs.reset();  // of another one they were told
    }
    const Sent* sent = sent_of(accepted.sku);
    apply(*listing, sent ? sent->row.work : Work::content);
    channel::save(command_, *listing);
    mend_drifts(command_, channel_.id, listing->sku, sent ? sent->row.work : Work::content);
    if (!sent || sent->row.work != Work::stock) channel::record_answer(command_, *listing);
    if (sent) settle(command_, sent->row);
  }

  void operator()(const Pending& pending) {
    auto listing = listing_of(pending.sku);
    if (!listing) return;
    channel::move(*listing, ListingMove::deciding);
    listing->ticket = pending.ticket;
    listing->their_code.clear();
    listing->their_words.clear();
    channel::save(command_, *listing);
    const Sent* sent = sent_of(pending.sku);
    if (!sent) return;
    // A text that came meanwhile would be a second creation: it is planned once this is decided.
    withdraw(command_, channel_.id, sent->row.subject, sent->row.work);
    settle(command_, sent->row);
  }

  void operator()(const Refused& refused) {
    auto listing = listing_of(refused.sku);
    if (!listing) return;
    listing->their_code = refused.their_code;
    listing->their_words = refused.their_words;
    const Sent* sent = sent_of(refused.sku);
    const bool stock = sent && sent->row.work == Work::stock;
    // Of what stands there only the new text was refused: it goes on being sold with the old.
    const bool stands = listing->state == ListingState::live || !listing->external_id.empty();
    if (!stock) channel::move(*listing, stands ? ListingMove::kept : ListingMove::refused);
    listing->ticket.clear();
    channel::save(command_, *listing);
    if (!stock) channel::record_answer(command_, *listing);
    if (stock) {
      // A figure that was not taken must not be forgotten: what they show is still the old one.
      retry_at(command_, sent->row, later(sent->row));
    } else if (sent) {
      settle(command_, sent->row);
    }
  }

  // As an audit finds it: told, and made anew where the channel is to be mended.
  void operator()(const Gone& gone) {
    const Sent* sent = sent_of(gone.sku);
    auto listing = listing_of(gone.sku);
    if (!sent || !listing) return;
    retry_at(command_, sent->row, later(sent->row));
    if (listing->state != ListingState::live) return;  // what is being decided tells what stands
    Found found;
    found.sku = gone.sku;
    auto differing = Comparison(command_, channel_, *std::move(listing), found).run();
    std::ranges::move(differing.told, std::back_inserter(settled_.drifts));
  }

  void operator()(const Superseded& superseded) {
    const Sent* sent = sent_of(superseded.sku);
    auto listing = listing_of(superseded.sku);
    if (!sent || !listing) return;
    if (superseded.their_version == sent->row.sent_version) {
      (*this)(Accepted{superseded.sku, ""});  // an earlier try did arrive
      return;
    }
    listing->version = std::max(listing->version, superseded.their_version) + 1;
    channel::save(command_, *listing);
    retry_at(command_, sent->row, command_.now());
  }

  void operator()(const Locked& locked) {
    const Sent* sent = sent_of(locked.sku);
    auto listing = listing_of(locked.sku);
    if (!sent || !listing) return;
    const Time until = command_.now() + std::max(locked.wait, backoff_first);
    listing->price_locked_until = until;
    // Its first request, and it did nothing: no price of ours is on its way.
    if (sent->row.attempts == 0) {
      listing->sent_price_vnd = listing->price_vnd;
      mark_answered(command_, sent->row);
    }
    channel::save(command_, *listing);
    retry_at(command_, sent->row, until);
  }

  void operator()(const Found& found) {
    const Sent* sent = sent_of(found.sku);
    auto listing = listing_of(found.sku);
    if (!sent || !listing) return;
    if (sent->row.work == Work::price) {
      // The version that is found is the text's. The price's own tells whether this is the one that
      // was sent last, or one like it from before, and another still to come.
      const bool is_last =
          found.price_version == 0 || found.price_version >= sent->row.sent_version;
      if (found.present && is_last && found.price.vnd == listing->sent_price_vnd) {
        (*this)(Accepted{found.sku, found.external_id});
      } else {
        retry_at(command_, sent->row, command_.now());
      }
    } else if (!found.external_id.empty() && found.version >= sent->row.sent_version) {
      (*this)(Accepted{found.sku, found.external_id});
    } else if (!found.ticket.empty()) {
      (*this)(Pending{found.sku, found.ticket});
    } else {
      const bool is_gone = found.external_id.empty() && !listing->external_id.empty();
      if (is_gone) forget_what_stood(*listing);
      listing->external_id = found.external_id;
      if (!found.external_id.empty()) channel::move(*listing, ListingMove::found);
      channel::save(command_, *listing);
      retry_at(command_, sent->row, command_.now());
    }
  }

  void operator()(const Told& told) {
    const Sent* sent = sent_of(told.external_id);
    if (!sent) return;
    save_refusal(command_, channel_.id, {sent->row.subject}, "");  // of an earlier step
    settle(command_, sent->row);
  }

  void operator()(const TellRefused& refused) {
    const Sent* sent = sent_of(refused.external_id);
    if (!sent) return;
    // What has been cancelled there, too, needs nobody.
    const bool is_agreed =
        sent->row.work == Work::order_cancelled &&
        receiving::was_cancelled_there(command_.rows(), channel_.id, refused.external_id);
    save_refusal(command_, channel_.id, {sent->row.subject}, is_agreed ? "" : refused.their_words);
    command_.record(changes::Noun::order, sent->row.subject, changes::Kind::updated);
    settle(command_, sent->row);
  }

  // Sign-in, orders and cursors are not about what was sent.
  void operator()(const SignedIn&) {}
  void operator()(const Received&) {}
  void operator()(const OrderCancelled&) {}
  void operator()(const CounterSale&) {}
  void operator()(const Poisoned&) {}
  void operator()(const Cursor&) {}
  void operator()(const Acknowledged&) {}

  Settled settled() && {
    for (const auto& sent : sent_) {
      if (!spoken_.contains(sent.reference)) settled_.unspoken.push_back(sent);
    }
    return std::move(settled_);
  }

 private:
  const Sent* sent_of(const std::string& reference) {
    const auto found = std::find_if(sent_.begin(), sent_.end(),
                                    [&](const Sent& sent) { return sent.reference == reference; });
    if (found == sent_.end()) return nullptr;
    spoken_.insert(reference);
    return &*found;
  }

  std::optional<ListingRow> listing_of(std::string_view sku) const {
    return channel::find_listing_by_sku(command_.rows(), channel_.id, sku);
  }

  static void apply(ListingRow& listing, Work work) {
    switch (work) {
      case Work::content:
        listing.price_vnd = listing.sent_price_vnd;
        listing.content = listing.sent_content;
        channel::move(listing, ListingMove::accepted);
        listing.price_locked_until.reset();
        listing.ticket.clear();
        listing.their_code.clear();
        listing.their_words.clear();
        break;
      case Work::price:
        listing.price_vnd = listing.sent_price_vnd;
        listing.price_locked_until.reset();
        listing.their_code.clear();
        listing.their_words.clear();
        break;
      case Work::stock:
        listing.packs = listing.sent_packs;
        // Content and price stand as they were sent last: what was refused was the figure.
        if (listing.content == listing.sent_content &&
            listing.price_vnd == listing.sent_price_vnd) {
          listing.their_code.clear();
          listing.their_words.clear();
        }
        break;
      case Work::order_confirmed:
      case Work::order_shipped:
      case Work::order_cancelled:
        break;
    }
  }

  // It has been taken down there: what is made now is another one, to be told everything.
  static void forget_what_stood(ListingRow& listing) {
    channel::move(listing, ListingMove::gone);
    listing.content.clear();
    listing.price_vnd.reset();
    listing.packs.reset();
  }

  Time later(const OutboxRow& row) { return command_.now() + backoff(row.attempts, randomness_); }

  changes::Command& command_;
  const Channel& channel_;
  const std::vector<Sent>& sent_;
  Randomness& randomness_;
  std::set<std::string> spoken_;
  Settled settled_;
};

}  // namespace

Settled settle_outcomes(changes::Command& command, const Channel& channel,
                        const std::vector<Sent>& sent, const std::vector<Outcome>& outcomes,
                        Randomness& randomness) {
  Settling settling(command, channel, sent, randomness);
  for (const auto& outcome : outcomes) std::visit(settling, outcome);
  return std::move(settling).settled();
}

}  // namespace ganh::connectors::publishing
