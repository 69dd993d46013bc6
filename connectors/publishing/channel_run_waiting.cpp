#include <algorithm>
#include <utility>

#include "connectors/channel/listings.h"
#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

namespace store = catalog::store;

namespace {

constexpr Duration locked_out_wait = std::chrono::minutes{5};
constexpr Duration forbidden_wait = std::chrono::minutes{5};
constexpr Duration pause = std::chrono::milliseconds{250};

}  // namespace

// Without credentials nothing is said; connecting the channel again wakes it at once.
bool ChannelRun::may_speak(Result<Credentials> credentials) {
  if (!credentials) {
    blocked_until_ = parts_.clock.now() + locked_out_wait;
    if (!std::exchange(locked_out_, true)) {
      observe({.kind = Event::Kind::locked_out,
               .detail = credentials.error().faults.front().reason,
               .wait = locked_out_wait});
    }
    return false;
  }
  if (std::exchange(locked_out_, false)) blocked_until_ = {};
  session_.credentials = std::move(*credentials);
  return true;
}

void ChannelRun::slow_down(Trouble trouble, std::optional<Duration> retry_after,
                           const std::string& detail) {
  if (trouble == Trouble::none) {
    troubles_ = 0;
    return;
  }
  // The first lost token costs nothing but signing in again.
  if (trouble == Trouble::signed_out && troubles_++ == 0) return;
  Duration wait = backoff(troubles_++, parts_.randomness);
  const bool told_when = retry_after && *retry_after > Duration{0};
  if (trouble == Trouble::throttled && told_when) wait = *retry_after;
  if (trouble == Trouble::unavailable && told_when) wait = std::max(wait, *retry_after);
  if (trouble == Trouble::forbidden) wait = forbidden_wait;
  blocked_until_ = parts_.clock.now() + wait;
  const bool throttled = trouble == Trouble::throttled;
  observe({.kind = throttled ? Event::Kind::throttled : Event::Kind::retrying,
           .detail = detail.empty() ? std::string(name(trouble))
                                    : std::string(name(trouble)) + ": " + detail,
           .wait = wait});
}

// Nothing to do now: has itself called when there will be.
void ChannelRun::call_again() {
  const Time now = parts_.clock.now();
  const auto due = parts_.database.read(
      [&](const store::Read& read) { return next_due(read.scope(cooperative_), id_); });
  work_waits_ = due && *due <= now;
  const Date tomorrow = date_in_vietnam(now) + std::chrono::days{1};
  Time next = std::min(orders_due_, start_of_day(tomorrow));
  if (due) next = std::min(next, *due);
  next = std::min(next, parts_.database.read([&](const store::Read& read) {
    return audit_due(read.scope(cooperative_));
  }));
  if (connector_ && connector_->capabilities().decides_later) {
    const bool undecided = parts_.database.read([&](const store::Read& read) {
      return !channel::pending_listings(read.scope(cooperative_), id_, "", 1).empty();
    });
    if (undecided) next = std::min(next, moderation_due_);
  }
  if (elsewhere_until_ != Time{}) {
    next = elsewhere_until_ + Duration{1000};
  } else if (blocked_until_ > now) {
    // Orders that were asked for and acknowledgements wait no longer than the trouble does.
    next = blocked_until_;
  } else {
    // What is due but has to wait for something else is woken by that; the pause is only a net.
    next = std::max(next, now + (work_waits_ ? pause : Duration{1000}));
  }
  if (alarm_ && *alarm_ > now && *alarm_ <= next) return;
  alarm_ = next;
  parts_.executor.post_at(next, [self = weak_from_this(), next] {
    auto run = self.lock();
    if (!run) return;
    if (run->alarm_ == next) run->alarm_.reset();
    run->advance();
  });
}

}  // namespace ganh::connectors::publishing
