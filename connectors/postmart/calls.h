// The calls that make up a task, one after another: signed, and their replies sorted into what is
// the call's own business and what stops the exchange.
//
// Knows how Postmart signs and how it reports errors, not what a listing or an order is.

#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/json/json.h"
#include "connectors/connector.h"

namespace ganh::connectors::postmart {

// A reply that the contract leaves to its call: 2xx, 404, 409, 413, 422 or 423. Valid while the
// call's `read` runs.
struct CallReply {
  int status = 0;
  catalog::json::Value root;
  std::string code;     // error.code; empty for 2xx
  std::string message;  // error.message, and the field at fault
  bool done() const { return status < 300; }
};

struct Call;

// What a reply comes to: outcomes, and further calls to make before the rest; or trouble.
struct Reading {
  std::vector<Outcome> outcomes;
  std::vector<Call> next;
  Trouble trouble = Trouble::none;
  std::string detail;
};

struct Call {
  std::string method;
  std::string target;
  std::string body;
  bool repeatable = true;  // false: sent a second time, it acts a second time
  std::function<Reading(const CallReply&)> read;
};

// A reply that the contract does not know.
Reading outside_contract(std::string detail);

// The order number that a cursor stands for; 0, the beginning, for what is no number.
std::int64_t parse_seq(std::string_view cursor);

// "/v1/orders" and so on, with the headers of *Authentication*.
transport::Request sign(const Call& call, const Credentials& credentials, Time now);

class CallSequence final : public Exchange {
 public:
  // `known` are outcomes that need no call; they come with begin().
  CallSequence(const Session& session, std::vector<Call> calls, std::vector<Outcome> known = {});

  Step begin() override;
  Step next(const transport::Reply& reply) override;

 private:
  Step go_on(std::vector<Outcome> outcomes);
  Step stop(Trouble trouble, std::string_view why, const transport::Reply& reply) const;

  Credentials credentials_;
  Time now_;
  std::deque<Call> calls_;  // the first is under way
  std::vector<Outcome> known_;
};

}  // namespace ganh::connectors::postmart
