// The engine: keeps every channel of every cooperative in step with the catalog, for as long as it
// runs: plans, sends, asks, receives, acknowledges, tries again.
//
// It does no I/O of its own and starts no thread: database, clock, randomness, executor and HTTP
// are handed in. All its state lives on the executor. What it was doing when the process ended is
// in the database, and it goes on from there.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "catalog/store/database.h"
#include "connectors/channel/vault.h"
#include "connectors/transport/executor.h"
#include "connectors/transport/http_client.h"

namespace ganh::connectors::publishing {

// Something that happened on a channel, for logs and for people who watch. Never a secret, never a
// customer's data.
struct Event {
  enum class Kind {
    sent,         // `count` items of task `detail` went out
    accepted,     // `subject` (a SKU) stands there as sent
    pending,      // `subject` will be decided later
    refused,      // `subject`, `detail`: the marketplace's words
    throttled,    // asked to slow down; nothing is sent for `wait`
    retrying,     // `detail` went wrong; again after `wait`
    looking_up,   // `count` items of unknown outcome are looked up
    order,        // `subject` (the external id) stands with us; `count` lines
    quarantined,  // `count` orders could not be read
    told,         // the marketplace knows the progress of order `subject`
    storage,      // the database failed: `detail`; again after `wait`
    locked_out,   // its credentials cannot be read; nothing is sent until it is connected again
    tracked,      // a carrier was asked after parcels; `count` events were new
    drift,        // `subject` stands there otherwise than it should: `detail`, a DriftKind
    audited,      // all that stands there has been compared: `count` listings
  };
  Kind kind;
  std::string channel = {};  // its name
  std::string subject = {};
  std::string detail = {};
  std::int64_t count = 0;
  Duration wait{};
};

std::string_view name(Event::Kind kind);

struct EngineParts {
  catalog::store::Database& database;
  const Clock& clock;
  Randomness& randomness;  // used on the executor only
  transport::Executor& executor;
  transport::HttpClient& client;
  const channel::Vault& vault;
  std::function<void(const Event&)> observe;  // on the executor; may be empty
  // What this process is called among those on the database (leases.h); empty: it is alone there.
  std::string holder = {};
};

inline constexpr Duration exchange_deadline = std::chrono::seconds{20};  // for one request

class Engine {
 public:
  explicit Engine(EngineParts parts);
  ~Engine();  // on the executor, or when it no longer runs
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void wake();  // any thread: the truth, a setting or the clock changed
  void poll_orders(const ChannelId& channel);  // any thread: now, not when it is next due

  // Takes note that a channel is to be spoken to no more until the process ends; what is under way
  // finishes. Any thread.
  void stop();

  // Nothing is under way and nothing is due. On the executor only.
  bool idle() const;

 private:
  struct Inner;
  std::shared_ptr<Inner> inner_;
};

}  // namespace ganh::connectors::publishing
