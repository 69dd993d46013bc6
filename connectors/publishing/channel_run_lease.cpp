#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/leases.h"
#include "connectors/publishing/channel_run.h"
#include "connectors/receiving/inbox.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

// What is under way is finished only by whoever has held the lease all the while. Whoever takes it
// anew does not know what has become of what was being sent.
bool ChannelRun::hold(changes::Command& command) {
  if (parts_.holder.empty()) return true;
  if (is_ours_) return renew_lease(command.rows(), work_, parts_.holder, command.now());
  if (!take_lease(command.rows(), work_, parts_.holder, command.now())) return false;
  forget_sending(command, id_);
  return true;
}

bool ChannelRun::may_go_on() {
  try {
    if (hold_now()) return true;
    lose();
  } catch (const store::StorageError& failure) {
    storage_failed(failure);
  }
  return false;
}

void ChannelRun::note_lease(const store::Scope& scope, Time now) {
  if (parts_.holder.empty()) return;
  const auto lease = find_lease(scope, work_);
  const bool was_others = lease && lease->holder != parts_.holder;
  if (was_others) is_ours_ = false;
  const bool is_others = was_others && lease->until >= now;
  elsewhere_until_ = is_others ? lease->until : Time{};
}

// Whether it is worth taking the lease. Orders that somebody else has asked for are not due again.
bool ChannelRun::is_anything_due(Time now) {
  if (parts_.holder.empty() || orders_wanted_) return true;
  return parts_.database.read([&](const store::Read& read) {
    const auto scope = read.scope(cooperative_);
    if (const auto cursor = channel::find_cursor(scope, id_)) {
      orders_due_ = std::max(orders_due_, cursor->orders_polled_at + channel_.profile.orders_poll);
    }
    if (now >= orders_due_) return true;
    if (const auto due = next_due(scope, id_); due && *due <= now) return true;
    if (!receiving::waiting_receipts(scope, id_, 1).empty()) return true;
    if (audit_due(scope) <= now) return true;
    return connector_->capabilities().decides_later && now >= moderation_due_ &&
           !channel::pending_listings(scope, id_, "", 1).empty();
  });
}

// What is under way is somebody else's to find out about.
void ChannelRun::lose() {
  exchange_.reset();
  is_ours_ = false;
  recovered_ = false;
  parts_.executor.post([self = weak_from_this()] {
    if (auto run = self.lock()) run->advance();
  });
}

}  // namespace ganh::connectors::publishing
