// One account with a carrier being asked: at most one request under way, and what is asked bounded
// in rate. Lives on the executor; the tracker makes one for each account.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connectors/carriers/accounts.h"
#include "connectors/publishing/engine.h"
#include "connectors/publishing/rate_limit.h"

namespace ganh::connectors::carriers {

class AccountRun : public std::enable_shared_from_this<AccountRun> {
 public:
  AccountRun(const publishing::EngineParts& parts, CooperativeId cooperative, AccountId account);

  void advance();  // asks, if anything is due and nothing under way

 private:
  // What is asked next; or when there will be something.
  struct Next {
    std::vector<catalog::orders::UnderWay> parcels;
    std::optional<Time> due_at;
  };

  void advance_unguarded();
  Next look(const catalog::store::Scope& scope, Time now) const;
  bool hold(const catalog::store::WriteScope& rows);
  bool hold_now();
  void ask(const Credentials& credentials, std::vector<catalog::orders::UnderWay> parcels);
  void answered(const transport::Answer& answer);
  void keep_answer(const Answered& answered);
  void slow_down(const Answered& answered);
  void storage_failed(const catalog::store::StorageError& failure);
  void call_again(Time at);
  void observe(publishing::Event event) const;

  publishing::EngineParts parts_;
  CooperativeId cooperative_;
  AccountId id_;
  const std::string work_;
  bool is_ours_ = false;    // the lease, since it was taken
  Time elsewhere_until_{};  // until when it is somebody else's
  Account account_;
  const Carrier* carrier_ = nullptr;
  std::vector<catalog::orders::UnderWay> asked_;  // under way
  publishing::TokenBucket bucket_;
  Time blocked_until_{};
  bool locked_out_ = false;
  int troubles_ = 0;
  std::optional<Time> alarm_;
};

}  // namespace ganh::connectors::carriers
