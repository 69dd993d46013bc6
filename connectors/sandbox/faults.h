// What goes wrong between a seller and a marketplace, by chance from a seed: so that it can be
// tried out, and comes again in the same way.
//
// Knows no marketplace, no clock and no socket: it decides, and shapes replies.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "connectors/sandbox/sandbox.h"
#include "connectors/transport/http_message.h"

namespace ganh::connectors::sandbox {

// Of one call at most one of those up to `expired_token`; of one webhook at most one of the rest.
enum class Fault {
  timeout_before,     // not carried out, and never answered
  timeout_after,      // carried out, and never answered
  reset,              // the connection is cut at once; carried out or not
  too_many,           // 429: not carried out; Retry-After in seconds, as a date, or not at all
  internal,           // 500 with a gateway's page; carried out or not
  unavailable,        // 503 with a gateway's page; not carried out
  truncate,           // carried out; only half of the reply's body comes
  html,               // not carried out; 200 with a page that is none of the marketplace's
  slow,               // carried out; the second half of the body comes late
  expired_token,      // the Authorization is spoilt on the way, so it is refused as their way is
  duplicate_webhook,  // sent twice
  lost_webhook,       // never sent, and the marketplace believes that it was taken
  reorder_webhook,    // sent after the one that follows it
};

inline constexpr std::size_t fault_kinds = 13;

std::string_view name(Fault fault);  // "timeout-before", "429" …

struct FaultPlan {
  std::uint64_t seed = 1;
  std::array<std::int64_t, fault_kinds> per_million{};  // by Fault
  // How long a call stays open that is never answered: by default for longer than anybody waits.
  // None: it is cut at once, which to the caller is the same.
  Duration silence = std::chrono::seconds{60};
  Duration lateness = std::chrono::seconds{3};  // of what comes slowly

  bool any() const;
};

// "seed=7,timeout-after=0.1,429=0.2": chances from 0 to 1, up to six decimals; "" is none.
// `invalid`: "faults.unknown" (name, names), "faults.chance" (name, chance), "faults.sum" when the
// chances of calls, or those of webhooks, are more than 1 together.
Result<FaultPlan> parse_faults(std::string_view text);

class Faults {
 public:
  explicit Faults(FaultPlan plan = {}) : plan_(plan), state_(plan.seed) {}

  struct Met {
    transport::Reply reply;  // of status 0: none at all, the connection is cut
    enum class Pace { at_once, late, never } pace = Pace::at_once;
  };

  // Has the sandbox serve the call, or not, and gives what the caller gets. What its operator does
  // (/ and /_sandbox/) always succeeds.
  Met meet(Sandbox& sandbox, const transport::Request& request, Time now);

  // Of the webhooks that are due, those that go out now.
  std::vector<WebhookOut> meet(Sandbox& sandbox, std::vector<WebhookOut> webhooks, Time now);

  // When one that was kept back goes out, if any is.
  std::optional<Time> next_due() const;

  const FaultPlan& plan() const { return plan_; }

 private:
  std::uint64_t next();
  bool coin() { return next() % 2 == 0; }
  std::optional<Fault> draw(Fault first, Fault last);
  transport::Reply too_many(Time now);

  FaultPlan plan_;
  std::uint64_t state_ = 1;
  std::vector<WebhookOut> kept_back_;
  Time kept_back_until_{};
};

}  // namespace ganh::connectors::sandbox
