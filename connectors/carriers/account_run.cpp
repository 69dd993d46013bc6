#include "connectors/carriers/account_run.h"

#include <algorithm>
#include <utility>

#include "catalog/store/server_error.h"
#include "catalog/text/normal_form.h"
#include "connectors/carriers/receiving.h"
#include "connectors/carriers/tracker.h"
#include "connectors/leases.h"

namespace ganh::connectors::carriers {

namespace changes = catalog::changes;
namespace orders = catalog::orders;
namespace store = catalog::store;
using publishing::Event;

namespace {

constexpr Duration forbidden_wait = std::chrono::minutes{5};

}  // namespace

AccountRun::AccountRun(const publishing::EngineParts& parts, CooperativeId cooperative,
                       AccountId account)
    : parts_(parts),
      cooperative_(std::move(cooperative)),
      id_(std::move(account)),
      work_("carrier " + id_.text),
      bucket_(asks_a_second) {}

void AccountRun::advance() {
  if (!asked_.empty()) return;
  try {
    advance_unguarded();
  } catch (const store::StorageError& failure) {
    storage_failed(failure);
  }
}

void AccountRun::storage_failed(const store::StorageError& failure) {
  asked_.clear();
  is_ours_ = false;
  const Duration wait = publishing::backoff(troubles_++, parts_.randomness);
  blocked_until_ = parts_.clock.now() + wait;
  observe({.kind = Event::Kind::storage, .detail = store::noted(failure), .wait = wait});
  call_again(blocked_until_);
}

void AccountRun::advance_unguarded() {
  const Time now = parts_.clock.now();
  Result<Secrets> secrets = Secrets{};
  Next next;
  const bool is_asked = parts_.database.read([&](const store::Read& read) {
    const auto scope = read.scope(cooperative_);
    const auto found = find_account(scope, id_);
    if (!found || found->base_url.empty()) return false;
    account_ = *found;
    carrier_ = find_carrier(account_.carrier);
    if (carrier_ == nullptr) return false;
    const auto lease = parts_.holder.empty() ? std::nullopt : find_lease(scope, work_);
    const bool is_others = lease && lease->holder != parts_.holder && lease->until >= now;
    elsewhere_until_ = is_others ? lease->until : Time{};
    secrets = secrets_of(scope, id_, parts_.vault);
    next = look(scope, now);
    return true;
  });
  if (!is_asked) return;
  if (!secrets) {
    if (!std::exchange(locked_out_, true)) {
      observe({.kind = Event::Kind::locked_out,
               .detail = secrets.error().faults.front().reason,
               .wait = forbidden_wait});
    }
    call_again(now + forbidden_wait);
    return;
  }
  if (std::exchange(locked_out_, false)) blocked_until_ = {};
  if (next.parcels.empty()) {
    if (next.due_at) call_again(std::max(*next.due_at, blocked_until_));
    return;
  }
  if (elsewhere_until_ != Time{}) {
    call_again(elsewhere_until_ + Duration{1000});
    return;
  }
  if (now < blocked_until_) {
    call_again(blocked_until_);
    return;
  }
  if (const Time slot = bucket_.take(now); slot > now) {
    call_again(slot);
    return;
  }
  if (!hold_now()) {
    call_again(now + lease_life);
    return;
  }
  ask(secrets->credentials, std::move(next.parcels));
}

// What was asked is kept only by whoever has held the lease all the while.
bool AccountRun::hold(const store::WriteScope& rows) {
  if (parts_.holder.empty()) return true;
  const Time now = parts_.clock.now();
  return is_ours_ ? renew_lease(rows, work_, parts_.holder, now)
                  : take_lease(rows, work_, parts_.holder, now);
}

bool AccountRun::hold_now() {
  if (parts_.holder.empty()) return true;
  const auto held = parts_.database.write(
      [&](store::Write& write) -> Result<bool> { return hold(write.scope(cooperative_)); });
  is_ours_ = held && *held;
  return is_ours_;
}

AccountRun::Next AccountRun::look(const store::Scope& scope, Time now) const {
  const auto names = carrier_->shipment_names();
  const auto most = static_cast<int>(carrier_->asked_max());
  const Time since = now - orders::tracked_for;
  Next next;
  for (const std::string& carrier : orders::carriers_under_way(scope)) {
    if (std::ranges::find(names, catalog::text::fold(carrier)) == names.end()) continue;
    const int more = most - static_cast<int>(next.parcels.size());
    if (more > 0) {
      for (auto& parcel : orders::parcels_to_ask(scope, carrier, since, now - ask_every, more)) {
        next.parcels.push_back(std::move(parcel));
      }
    }
    if (const auto unasked = orders::longest_unasked(scope, carrier, since)) {
      const Time due = *unasked + ask_every;
      next.due_at = next.due_at ? std::min(*next.due_at, due) : due;
    }
  }
  return next;
}

void AccountRun::ask(const Credentials& credentials, std::vector<orders::UnderWay> parcels) {
  asked_ = std::move(parcels);
  std::vector<std::string> waybills;
  for (const auto& parcel : asked_) waybills.push_back(parcel.waybill);
  parts_.client.send(
      account_.base_url, carrier_->ask(waybills, credentials), publishing::exchange_deadline,
      [self = weak_from_this(), &executor = parts_.executor](transport::Answer answer) {
        executor.post([self, answer = std::move(answer)] {
          if (auto run = self.lock()) run->answered(answer);
        });
      });
}

void AccountRun::answered(const transport::Answer& answer) {
  Answered read;
  if (const auto* reply = std::get_if<transport::Reply>(&answer)) {
    read = carrier_->read_answer(*reply, statuses_of(*carrier_, account_));
  } else {
    read.trouble = Trouble::unavailable;
    read.detail = std::get<transport::Loss>(answer) == transport::Loss::not_sent ? "no connection"
                                                                                 : "no reply";
  }
  try {
    keep_answer(read);
    slow_down(read);
    asked_.clear();
  } catch (const store::StorageError& failure) {
    storage_failed(failure);
    return;
  }
  parts_.executor.post([self = weak_from_this()] {
    if (auto run = self.lock()) run->advance();
  });
}

void AccountRun::keep_answer(const Answered& answered) {
  // What cannot be read is not asked again at once: others wait behind it.
  const bool is_asked = answered.trouble == Trouble::none || answered.trouble == Trouble::broken;
  if (!is_asked) return;
  const changes::Heading heading{new_id<CommandTag>(parts_.clock.now(), parts_.randomness),
                                 "carrier:" + account_.name, "asked"};
  const auto noted = parts_.database.write([&](store::Write& write) -> Result<orders::Noted> {
    changes::Command command(write, cooperative_, heading, parts_.clock.now(), parts_.randomness);
    if (!hold(command.rows())) return error(Code::not_now, "", "work.elsewhere");
    for (const auto& parcel : asked_) {
      orders::note_asked(command.rows(), parcel.shipment, command.now());
    }
    if (answered.trouble == Trouble::none) note_answered(command.rows(), id_, command.now());
    return keep(command, *carrier_, answered.told);
  });
  if (!noted) is_ours_ = false;
  if (noted && answered.trouble == Trouble::none && (noted->kept > 0 || troubles_ > 0)) {
    observe({.kind = Event::Kind::tracked, .count = noted->kept});
  }
}

void AccountRun::slow_down(const Answered& answered) {
  if (answered.trouble == Trouble::none) {
    troubles_ = 0;
    return;
  }
  Duration wait = publishing::backoff(troubles_++, parts_.randomness);
  if (answered.trouble == Trouble::throttled) wait = answered.retry_after.value_or(wait);
  if (answered.trouble == Trouble::forbidden) wait = forbidden_wait;
  blocked_until_ = parts_.clock.now() + wait;
  const bool throttled = answered.trouble == Trouble::throttled;
  observe({.kind = throttled ? Event::Kind::throttled : Event::Kind::retrying,
           .detail = std::string(name(answered.trouble)) +
                     (answered.detail.empty() ? "" : ": " + answered.detail),
           .wait = wait});
}

void AccountRun::call_again(Time at) {
  const Time now = parts_.clock.now();
  if (alarm_ && *alarm_ > now && *alarm_ <= at) return;
  alarm_ = at;
  parts_.executor.post_at(at, [self = weak_from_this(), at] {
    auto run = self.lock();
    if (!run) return;
    if (run->alarm_ == at) run->alarm_.reset();
    run->advance();
  });
}

void AccountRun::observe(Event event) const {
  event.channel = "carrier:" + account_.name;
  if (parts_.observe) parts_.observe(event);
}

}  // namespace ganh::connectors::carriers
