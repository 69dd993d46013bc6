// The calls that make up a task, one after another; one may lead to others.

#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/connector.h"
#include "connectors/tiki/reading.h"

namespace ganh::connectors::tiki {

struct Call;

// What an answer comes to: outcomes, and further calls to make before the rest; or trouble.
struct Meaning {
  std::vector<Outcome> outcomes;
  std::vector<Call> next;
  Trouble trouble = Trouble::none;
  std::string detail;
};

// The body of an answer, or the refusal. Valid while the call's `read` runs.
struct Answer {
  catalog::json::Value root;
  const Refusal* refusal = nullptr;
  bool done() const { return refusal == nullptr; }
};

struct Call {
  std::string method;
  std::string target;
  std::string body;
  Effect effect = Effect::reads;
  std::function<Meaning(const Answer&)> read;
};

Call get(std::string target, std::function<Meaning(const Answer&)> read);
Call send(std::string method, std::string target, std::string body,
          std::function<Meaning(const Answer&)> read);

Meaning one(Outcome outcome);
Meaning then(Call call);
Meaning outside_contract(std::string detail);

// A session's token is Tiki's and the seller's warehouse: "TOKEN WAREHOUSE".
std::string session_token(std::string_view token, std::int64_t warehouse_id);
std::int64_t warehouse_of(std::string_view session_token);

class Calls final : public Exchange {
 public:
  Calls(std::string_view session_token, std::vector<Call> calls, std::vector<Outcome> known = {});

  Step begin() override;
  Step next(const transport::Reply& reply) override;

 private:
  Step go_on(std::vector<Outcome> outcomes);

  std::string token_;
  std::deque<Call> calls_;  // the first is under way
  std::vector<Outcome> known_;
};

}  // namespace ganh::connectors::tiki
