#include "connectors/publishing/channel_run.h"

#include <algorithm>
#include <utility>

#include "catalog/crash_point.h"
#include "catalog/store/server_error.h"
#include "connectors/channel/channels.h"
#include "connectors/channel/credentials.h"
#include "connectors/channel/cursors.h"
#include "connectors/channel/listings.h"
#include "connectors/leases.h"
#include "connectors/publishing/next_task.h"
#include "connectors/publishing/planner.h"
#include "connectors/receiving/inbox.h"
#include "connectors/transport/http_date.h"

namespace ganh::connectors::publishing {

namespace changes = catalog::changes;
namespace store = catalog::store;

namespace {

constexpr Duration token_margin = std::chrono::seconds{30};
constexpr int receipts_in_task = 20;
constexpr std::size_t tickets_in_task = 50;
constexpr Duration moderation_poll_least = std::chrono::seconds{1};

bool leaves_unknown(Trouble trouble) {
  return trouble == Trouble::unknown || trouble == Trouble::broken;
}

}  // namespace

template <class Fn>
auto ChannelRun::write(std::string cause, Fn fn) {
  const changes::Heading heading{new_id<CommandTag>(parts_.clock.now(), parts_.randomness),
                                 "channel:" + channel_.name, std::move(cause)};
  const Time now = parts_.clock.now();
  bool held = false;
  using Done = std::invoke_result_t<Fn, changes::Command&>;
  auto done = parts_.database.write([&](store::Write& open) -> Done {
    changes::Command command(open, cooperative_, heading, now, parts_.randomness);
    held = hold(command);
    if (!held) return error(Code::not_now, "", "work.elsewhere");
    return fn(command);
  });
  if (!held) is_ours_ = false;
  if (held && done) {
    is_ours_ = true;
    held_until_ = now + lease_life;
  }
  return done;
}

ChannelRun::ChannelRun(const EngineParts& parts, CooperativeId cooperative, ChannelId channel)
    : parts_(parts),
      cooperative_(std::move(cooperative)),
      id_(std::move(channel)),
      work_("channel " + id_.text) {}

void ChannelRun::advance() {
  if (exchange_ || stopped_) return;
  try {
    advance_unguarded();
  } catch (const store::StorageError& failure) {
    storage_failed(failure);
  }
}

// Whatever was being written was rolled back; what was under way is unknown, as after a crash.
void ChannelRun::storage_failed(const store::StorageError& failure) {
  if (exchange_ && std::holds_alternative<PollOrders>(exchange_->task)) orders_wanted_ = true;
  exchange_.reset();
  recovered_ = false;
  is_ours_ = false;
  const Duration wait = backoff(troubles_++, parts_.randomness);
  blocked_until_ = parts_.clock.now() + wait;
  observe({.kind = Event::Kind::storage, .detail = store::noted(failure), .wait = wait});
  parts_.executor.post_at(blocked_until_, [self = weak_from_this()] {
    if (auto run = self.lock()) run->advance();
  });
}

void ChannelRun::advance_unguarded() {
  Result<Credentials> credentials = Credentials{};
  const auto found = parts_.database.read([&](const store::Read& read) {
    const auto scope = read.scope(cooperative_);
    credentials = channel::credentials_of(scope, id_, parts_.vault);
    note_lease(scope, parts_.clock.now());
    return channel::find_channel(scope, id_);
  });
  if (!found) return;
  channel_ = *found;
  connector_ = find_connector(channel_.connector);
  if (!connector_) return;
  if (!bucket_ || bucket_rate_ != channel_.profile.requests_per_second) {
    bucket_rate_ = channel_.profile.requests_per_second;
    bucket_.emplace(bucket_rate_);
  }
  if (const int hourly = channel_.profile.requests_per_hour.value_or(0); hourly_rate_ != hourly) {
    hourly_rate_ = hourly;
    hourly_.reset();
    if (hourly > 0) hourly_ = TokenBucket::hourly(hourly);
  }

  if (elsewhere_until_ != Time{}) return call_again();
  if (!recover() || !plan()) return call_again();
  const Time now = parts_.clock.now();
  if (may_speak(std::move(credentials)) && now >= blocked_until_) {
    if (auto flight = choose()) {
      begin(std::move(*flight));
      return;
    }
  }
  call_again();
}

// What was being sent when the process last ended may or may not have arrived.
bool ChannelRun::recover() {
  if (recovered_ && (is_ours_ || parts_.holder.empty())) return true;
  const bool any = parts_.database.read([&](const store::Read& read) {
    return !rows_in(read.scope(cooperative_), id_, OutboxState::sending, 1).empty();
  });
  if (any) {
    const auto done = write("recover", [&](changes::Command& command) -> Result<> {
      forget_sending(command, id_);
      crash_point("recover.before_commit");
      return {};
    });
    if (!done) return false;
  }
  recovered_ = true;
  return true;
}

bool ChannelRun::plan() {
  while (parts_.database.read([&](const store::Read& read) {
    return has_to_plan(read.scope(cooperative_), channel_, date_in_vietnam(parts_.clock.now()));
  })) {
    const auto planned = write("plan", [&](changes::Command& command) -> Result<> {
      plan_slice(command, channel_);
      return {};
    });
    if (!planned) return false;
  }
  return true;
}

// Before something goes out that no transaction announces: for long enough until it has come back.
bool ChannelRun::hold_now() {
  if (parts_.holder.empty()) return true;
  if (is_ours_ && parts_.clock.now() + exchange_deadline < held_until_) return true;
  const auto held = write("work claimed", [](changes::Command&) -> Result<> { return {}; });
  return held.has_value();
}

bool ChannelRun::signed_in(Time now) const {
  return !connector_->capabilities().signs_in || (!session_.token.empty() && now < token_until_);
}

std::optional<Task> ChannelRun::choose_poll(Time now) {
  const bool orders = orders_wanted_ || now >= orders_due_;
  const bool moderation = connector_->capabilities().decides_later && now >= moderation_due_;
  return parts_.database.read([&](const store::Read& read) -> std::optional<Task> {
    const auto scope = read.scope(cooperative_);
    std::vector<Task> questions;
    auto receipts = receiving::waiting_receipts(scope, id_, receipts_in_task);
    if (!receipts.empty()) questions.push_back(Acknowledge{std::move(receipts)});
    if (orders) {
      const auto cursor = channel::find_cursor(scope, id_);
      questions.push_back(PollOrders{cursor ? cursor->orders_cursor : ""});
    }
    PollModeration poll;
    if (moderation) {
      auto pending = channel::pending_listings(scope, id_, moderation_after_, tickets_in_task);
      if (pending.empty()) pending = channel::pending_listings(scope, id_, "", tickets_in_task);
      for (const auto& of : pending) poll.tickets.push_back({of.sku, of.ticket});
    }
    if (!poll.tickets.empty()) questions.push_back(std::move(poll));
    if (questions.empty()) return std::nullopt;
    // One that came to nothing must not keep the others from being asked.
    const bool just_failed = failed_question_ == questions.front().index();
    return std::move(just_failed && questions.size() > 1 ? questions[1] : questions[0]);
  });
}

std::optional<ChannelRun::Flight> ChannelRun::choose() {
  const Time now = parts_.clock.now();
  if (!is_anything_due(now) || !hold_now()) return std::nullopt;
  if (!signed_in(now)) return Flight{SignIn{}, {}, {}, nullptr, 0};
  // Questions and work take turns: neither one that fails again and again, nor one that takes
  // longer than the pause before the next, must keep a lower figure from being told.
  if (std::exchange(asked_last_, false)) {
    if (auto flight = choose_work(now)) return flight;
  }
  if (auto poll = choose_poll(now)) {
    if (std::holds_alternative<PollOrders>(*poll)) orders_wanted_ = false;
    if (const auto* moderation = std::get_if<PollModeration>(&*poll)) ask_on(*moderation, now);
    return Flight{std::move(*poll), {}, {}, nullptr, 0};
  }
  if (auto flight = choose_work(now)) return flight;
  return choose_audit(now);
}

// Those that are behind these by their SKUs follow at once; then there is a pause.
void ChannelRun::ask_on(const PollModeration& asked, Time now) {
  const bool more = asked.tickets.size() == tickets_in_task;
  moderation_after_ = more ? asked.tickets.back().sku : "";
  const Duration pause = std::max(channel_.profile.moderation_poll, moderation_poll_least);
  moderation_due_ = more ? now : now + pause;
}

std::optional<ChannelRun::Flight> ChannelRun::choose_work(Time now) {
  const auto due = parts_.database.read(
      [&](const store::Read& read) { return next_due(read.scope(cooperative_), id_); });
  if (!due || *due > now) return std::nullopt;
  auto chosen = write("send", [&](changes::Command& command) -> Result<std::optional<Assignment>> {
    auto assignment = next_assignment(command, channel_, connector_->capabilities(), turn_);
    crash_point("send.before_mark");
    return assignment;
  });
  if (!chosen || !*chosen) return std::nullopt;
  turn_.pass((*chosen)->sent.front().row.work);
  crash_point("send.marked");
  return Flight{std::move((*chosen)->task), std::move((*chosen)->sent), {}, nullptr, 0};
}

Result<AuditQuestion> ChannelRun::audit_question() {
  return write("audit", [&](changes::Command& command) -> Result<AuditQuestion> {
    return next_audit_question(command, channel_, connector_->capabilities());
  });
}

void ChannelRun::begin(Flight flight) {
  if (std::holds_alternative<LookUp>(flight.task) && !flight.audit) {
    observe(
        {.kind = Event::Kind::looking_up, .count = static_cast<std::int64_t>(flight.sent.size())});
  } else if (!flight.sent.empty()) {
    observe({.kind = Event::Kind::sent,
             .detail = std::string(name(flight.task)),
             .count = static_cast<std::int64_t>(flight.sent.size())});
  }
  session_.now = parts_.clock.now();
  exchange_.emplace(std::move(flight));
  exchange_->exchange = connector_->start(exchange_->task, session_);
  carry(exchange_->exchange->begin());
}

void ChannelRun::carry(Step step) {
  for (auto& outcome : step.outcomes) exchange_->outcomes.push_back(std::move(outcome));
  if (!step.request) {
    finish(step.trouble, step.retry_after, step.detail);
    return;
  }
  exchange_->requests += 1;
  send(std::move(*step.request));
}

void ChannelRun::send(transport::Request request) {
  const Time now = parts_.clock.now();
  if (!exchange_ || !may_go_on()) return;
  const Time slot = std::max(bucket_->ready_at(now), hourly_ ? hourly_->ready_at(now) : now);
  if (slot > now) {
    parts_.executor.post_at(slot,
                            [self = weak_from_this(), request = std::move(request)]() mutable {
                              if (auto run = self.lock()) run->send(std::move(request));
                            });
    return;
  }
  bucket_->take(now);
  if (hourly_) hourly_->take(now);
  parts_.client.send(
      channel_.base_url, std::move(request), exchange_deadline,
      [self = weak_from_this(), &executor = parts_.executor](transport::Answer answer) {
        executor.post([self, answer = std::move(answer)]() mutable {
          if (auto run = self.lock()) run->answered(std::move(answer));
        });
      });
}

void ChannelRun::answered(transport::Answer answer) {
  if (!exchange_) return;
  crash_point("reply.received");
  if (const auto* loss = std::get_if<transport::Loss>(&answer)) {
    const bool not_sent = *loss == transport::Loss::not_sent;
    finish(not_sent ? Trouble::unavailable : Trouble::unknown, std::nullopt,
           not_sent ? "no connection" : "no reply");
    return;
  }
  const auto& reply = std::get<transport::Reply>(answer);
  Step step = exchange_->exchange->next(reply);
  // HTTP says it alike for every marketplace; a connector only when it stands elsewhere.
  if (!step.retry_after) {
    step.retry_after = transport::retry_after(reply.headers, parts_.clock.now());
  }
  carry(std::move(step));
}

void ChannelRun::finish(Trouble trouble, std::optional<Duration> retry_after, std::string detail) {
  try {
    const Flight& flight = *exchange_;
    if (std::holds_alternative<Acknowledge>(flight.task) && flight.outcomes.empty() &&
        trouble == Trouble::none) {
      // Without a word about any receipt they would be sent again at once, without end.
      trouble = Trouble::broken;
      detail = "no receipt was answered";
    }
    for (const auto& outcome : flight.outcomes) {
      if (const auto* token = std::get_if<SignedIn>(&outcome)) {
        session_.token = token->token;
        token_until_ =
            parts_.clock.now() + token->valid_for - std::min(token_margin, token->valid_for / 2);
      }
    }
    if (trouble == Trouble::signed_out) session_.token.clear();

    const bool nothing_to_keep =
        flight.sent.empty() && flight.outcomes.empty() && !moves_audit_on(flight, trouble);
    const bool polled = std::holds_alternative<PollOrders>(flight.task) && trouble == Trouble::none;
    if (!nothing_to_keep || polled) {
      const auto kept =
          write(std::string(name(flight.task)), [&](changes::Command& command) -> Result<> {
            apply(command, flight, trouble);
            crash_point("settle.before_commit");
            return {};
          });
      recovered_ = recovered_ && kept;
      if (!kept) drifts_.clear();
      crash_point("settle.committed");
    }
    note(flight, trouble);
    // Being let in says nothing of what follows; only that ends the waiting.
    const bool only_let_in = std::holds_alternative<SignIn>(flight.task);
    asked_last_ = flight.sent.empty() && !only_let_in;
    if (asked_last_) {
      failed_question_.reset();
      if (trouble != Trouble::none) failed_question_ = flight.task.index();
    }
    const bool audit_alone_waits = makes_audit_wait(flight, trouble);
    if (!audit_alone_waits && (trouble != Trouble::none || !only_let_in)) {
      slow_down(trouble, retry_after, detail);
    }
    exchange_.reset();
  } catch (const store::StorageError& failure) {
    storage_failed(failure);
    return;
  }
  parts_.executor.post([self = weak_from_this()] {
    if (auto run = self.lock()) run->advance();
  });
}

void ChannelRun::apply(changes::Command& command, const Flight& flight, Trouble trouble) {
  auto settled =
      settle_outcomes(command, channel_, flight.sent, flight.outcomes, parts_.randomness);
  drifts_ = std::move(settled.drifts);
  const bool look_up = std::holds_alternative<LookUp>(flight.task);
  // Where it takes several requests those before the last may have been carried out in part.
  const bool unknown =
      look_up || leaves_unknown(trouble) || trouble == Trouble::none || flight.requests > 1;
  for (const auto& sent : settled.unspoken) {
    const Time again = command.now() + backoff(sent.row.attempts, parts_.randomness);
    if (unknown)
      mark_unknown(command, sent.row, again);
    else
      retry_at(command, sent.row, command.now());
  }

  if (flight.audit) apply_audit(command, flight);
  if (std::holds_alternative<PollOrders>(flight.task)) {
    receiving::import(command, channel_, flight.outcomes);
    // Amid many that wait, one of those behind may want what a higher figure would sell again.
    if (trouble == Trouble::none && !has_more(flight)) {
      channel::save_orders_polled(command, id_, command.now());
    }
  }
  for (const auto& outcome : flight.outcomes) {
    if (const auto* done = std::get_if<Acknowledged>(&outcome)) {
      receiving::acknowledged(command, id_, done->receipt);
    }
  }
}

}  // namespace ganh::connectors::publishing
