#include "connectors/publishing/channel_run.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

constexpr int tries_max = 3;  // of one question; then what it asks about is put off

// Other troubles are the whole channel's. What does not answer this question, or not to us, may
// answer everything that matters more.
bool concerns_the_question(Trouble trouble) {
  return trouble != Trouble::none && trouble != Trouble::throttled &&
         trouble != Trouble::signed_out;
}

}  // namespace

// When the audit goes on, or begins; later where it has to wait for others.
Time ChannelRun::audit_due(const store::Scope& scope) const {
  const auto audit = find_audit(scope, id_);
  return audit ? std::max(audit->due_at(), audit_waits_until_) : Time::max();
}

// Asked when nothing else is due, and only from the half of the hour's requests that is spare.
std::optional<ChannelRun::Flight> ChannelRun::choose_audit(Time now) {
  const Time due = parts_.database.read(
      [&](const store::Read& read) { return audit_due(read.scope(cooperative_)); });
  if (due > now) return std::nullopt;
  if (hourly_ && hourly_->half_full_at(now) > now) {
    audit_waits_until_ = hourly_->half_full_at(now);
    return std::nullopt;
  }
  auto asked = audit_question();
  if (!asked) return std::nullopt;
  if (asked->is_finished) {
    observe({.kind = Event::Kind::audited, .count = asked->audit.looked_at});
  }
  if (asked->listings.empty()) return std::nullopt;
  LookUp look_up;
  for (const auto& listing : asked->listings) look_up.skus.push_back(listing.sku);
  return Flight{std::move(look_up), {}, {}, nullptr, 0, std::move(*asked)};
}

// What an exchange of the audit's came to is kept; after several that came to nothing, that too.
bool ChannelRun::moves_audit_on(const Flight& flight, Trouble trouble) const {
  if (!flight.audit) return false;
  if (trouble == Trouble::none) return true;
  return concerns_the_question(trouble) && audit_troubles_ % tries_max == tries_max - 1;
}

void ChannelRun::apply_audit(changes::Command& command, const Flight& flight) {
  drifts_ = compare(command, channel_, *flight.audit, flight.outcomes);
}

// True: the audit alone waits. That one answer cannot be read must not hold up what is urgent.
bool ChannelRun::makes_audit_wait(const Flight& flight, Trouble trouble) {
  if (!flight.audit) return false;
  if (trouble == Trouble::none) audit_troubles_ = 0;
  if (!concerns_the_question(trouble)) return false;
  audit_waits_until_ = parts_.clock.now() + backoff(audit_troubles_++, parts_.randomness);
  return true;
}

}  // namespace ganh::connectors::publishing
