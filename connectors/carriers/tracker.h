// The tracker: asks carriers after parcels on their way, for those whose webhooks do not come, or
// do not come always.
//
// Like the engine of channels it does no I/O of its own and starts no thread; all its state lives
// on the executor, and what it has asked stands in the database.

#pragma once

#include <functional>
#include <memory>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/publishing/engine.h"
#include "connectors/transport/executor.h"
#include "connectors/transport/http_client.h"

namespace ganh::connectors::carriers {

inline constexpr Duration ask_every = std::chrono::minutes{30};  // after one parcel
inline constexpr int asks_a_second = 1;                          // of one account

class Tracker {
 public:
  // Events bear "carrier:" and the account's name as their channel.
  explicit Tracker(publishing::EngineParts parts);
  ~Tracker();  // on the executor, or when it no longer runs
  Tracker(const Tracker&) = delete;
  Tracker& operator=(const Tracker&) = delete;

  void wake();  // any thread: something was shipped or connected, or the clock has moved

 private:
  struct Inner;
  std::shared_ptr<Inner> inner_;
};

}  // namespace ganh::connectors::carriers
