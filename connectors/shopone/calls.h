// The calls that make up a task, one after another, and what Shopone's replies say as a whole:
// forms where something was written or refused, JSON where something was asked.
//
// Knows nothing of items or sales.

#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/connector.h"

namespace ganh::connectors::shopone {

// What a call has a use for of its own. Valid while the call's `read` runs.
struct Answer {
  std::string error;  // a code of theirs; empty: done
  std::string message;
  std::int64_t version = 0;    // of what stands there; 0: not said
  std::string item_id;         // of what was written
  catalog::json::Value asked;  // of what was asked
  bool done() const { return error.empty(); }
};

// Outcomes; or that the answer is outside the contract, and how.
struct Reading {
  std::vector<Outcome> outcomes;
  std::string outside_contract;
};

struct Call {
  std::string method;
  std::string target;
  std::string body;
  std::function<Reading(const Answer&)> read;
  bool asks() const { return method != "PUT"; }  // changes nothing there
};

// Either of the two forms in which Shopone writes times: RFC 3339, or "22/11/2026 09:30:00" by the
// clock of Viet Nam.
std::optional<Time> parse_time(std::string_view text);

class Calls final : public Exchange {
 public:
  Calls(const Session& session, std::vector<Call> calls);

  Step begin() override;
  Step next(const transport::Reply& reply) override;

 private:
  Step go_on(std::vector<Outcome> outcomes);

  Credentials credentials_;
  Time now_;
  std::deque<Call> calls_;  // the first is under way
};

}  // namespace ganh::connectors::shopone
