// One channel being kept in step: at most one exchange with its marketplace at a time.
//
// Lives on the executor. The engine makes one for each channel.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes/command.h"
#include "connectors/channel/channel.h"
#include "connectors/connector.h"
#include "connectors/publishing/audit.h"
#include "connectors/publishing/engine.h"
#include "connectors/publishing/next_task.h"
#include "connectors/publishing/rate_limit.h"
#include "connectors/publishing/settle.h"

namespace ganh::connectors::publishing {

class ChannelRun : public std::enable_shared_from_this<ChannelRun> {
 public:
  ChannelRun(const EngineParts& parts, CooperativeId cooperative, ChannelId channel);

  void advance();  // does the next thing, if any is due and none under way
  void want_orders() { orders_wanted_ = true; }
  void stop() { stopped_ = true; }
  bool idle() const { return !exchange_ && !work_waits_; }

 private:
  // What is under way with the marketplace.
  struct Flight {
    Task task;
    std::vector<Sent> sent;
    std::vector<Outcome> outcomes;
    std::unique_ptr<Exchange> exchange;
    int requests = 0;  // made so far
    std::optional<AuditQuestion> audit = std::nullopt;
  };

  void advance_unguarded();
  // connectors/publishing/channel_run_lease.cpp
  bool hold(catalog::changes::Command& command);
  bool hold_now();
  bool may_go_on();
  bool is_anything_due(Time now);
  void note_lease(const catalog::store::Scope& scope, Time now);
  void lose();

  Result<AuditQuestion> audit_question();
  // connectors/publishing/channel_run_audit.cpp
  std::optional<Flight> choose_audit(Time now);
  Time audit_due(const catalog::store::Scope& scope) const;
  void apply_audit(catalog::changes::Command& command, const Flight& flight);
  bool moves_audit_on(const Flight& flight, Trouble trouble) const;
  bool makes_audit_wait(const Flight& flight, Trouble trouble);

  bool recover();
  bool plan();
  bool may_speak(Result<Credentials> credentials);
  std::optional<Flight> choose();
  std::optional<Task> choose_poll(Time now);
  void ask_on(const PollModeration& asked, Time now);
  std::optional<Flight> choose_work(Time now);
  bool signed_in(Time now) const;
  void begin(Flight flight);
  void carry(Step step);
  void send(transport::Request request);
  void answered(transport::Answer answer);
  void finish(Trouble trouble, std::optional<Duration> retry_after, std::string detail);
  void apply(catalog::changes::Command& command, const Flight& flight, Trouble trouble);
  bool has_more(const Flight& flight) const;
  void note(const Flight& flight, Trouble trouble);
  void slow_down(Trouble trouble, std::optional<Duration> retry_after, const std::string& detail);
  void call_again();
  void storage_failed(const catalog::store::StorageError& failure);
  void observe(Event event) const;

  template <class Fn>
  auto write(std::string cause, Fn fn);

  EngineParts parts_;
  CooperativeId cooperative_;
  ChannelId id_;
  const std::string work_;
  channel::Channel channel_;
  const Connector* connector_ = nullptr;
  Session session_;

  std::optional<Flight> exchange_;
  bool recovered_ = false;
  Time held_until_{};       // where others may do the work: until when it is ours for sure
  bool is_ours_ = false;    // and has been all the while since it was taken
  Time elsewhere_until_{};  // until when it is somebody else's
  bool stopped_ = false;
  bool locked_out_ = false;
  bool work_waits_ = true;
  bool orders_wanted_ = false;
  Turn turn_;
  bool asked_last_ = false;  // the last exchange was a question: work comes first now
  std::optional<std::size_t> failed_question_;  // the task of the last question, if it failed
  Time token_until_{};
  Time blocked_until_{};
  Time orders_due_{};
  Time moderation_due_{};
  std::string moderation_after_;  // the SKU behind which it goes on
  int troubles_ = 0;
  Time audit_waits_until_{};
  int audit_troubles_ = 0;     // in a row
  std::vector<Drift> drifts_;  // found by the exchange that is being finished
  std::optional<TokenBucket> bucket_;
  int bucket_rate_ = 0;
  std::optional<TokenBucket> hourly_;  // where the marketplace counts by the hour as well
  int hourly_rate_ = 0;
  std::optional<Time> alarm_;
};

}  // namespace ganh::connectors::publishing
