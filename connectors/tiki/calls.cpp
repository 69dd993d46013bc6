#include "connectors/tiki/calls.h"

#include <charconv>
#include <iterator>
#include <utility>

namespace ganh::connectors::tiki {

Call get(std::string target, std::function<Meaning(const Answer&)> read) {
  return {"GET", std::move(target), "", Effect::reads, std::move(read)};
}

Call send(std::string method, std::string target, std::string body,
          std::function<Meaning(const Answer&)> read) {
  return {std::move(method), std::move(target), std::move(body), Effect::changes, std::move(read)};
}

Meaning one(Outcome outcome) {
  return {{std::move(outcome)}, {}, Trouble::none, ""};
}

Meaning then(Call call) {
  return {{}, {std::move(call)}, Trouble::none, ""};
}

Meaning outside_contract(std::string detail) {
  return {{}, {}, Trouble::broken, std::move(detail)};
}

std::string session_token(std::string_view token, std::int64_t warehouse_id) {
  return std::string(token) + " " + std::to_string(warehouse_id);
}

std::int64_t warehouse_of(std::string_view session_token) {
  std::int64_t id = 0;
  const auto space = session_token.find(' ');
  if (space == session_token.npos) return 0;
  std::from_chars(session_token.data() + space + 1, session_token.data() + session_token.size(),
                  id);
  return id;
}

Calls::Calls(std::string_view session_token, std::vector<Call> calls, std::vector<Outcome> known)
    : token_(session_token.substr(0, session_token.find(' '))),
      calls_(std::make_move_iterator(calls.begin()), std::make_move_iterator(calls.end())),
      known_(std::move(known)) {}

Step Calls::begin() {
  if (token_.empty() && !calls_.empty()) return stop(Trouble::signed_out, "no token");
  return go_on(std::move(known_));
}

Step Calls::next(const transport::Reply& reply) {
  const Call call = std::move(calls_.front());
  calls_.pop_front();
  const Reading reading = tiki::read(reply, call.effect);
  if (reading.trouble != Trouble::none) return stop(reading.trouble, reading.detail);
  Answer answer;
  if (reading.body) answer.root = reading.body->root();
  if (reading.refusal) answer.refusal = &*reading.refusal;
  Meaning result = call.read(answer);
  if (result.trouble != Trouble::none) {
    Step step = stop(result.trouble, std::move(result.detail));
    step.outcomes = std::move(result.outcomes);
    return step;
  }
  calls_.insert(calls_.begin(), std::make_move_iterator(result.next.begin()),
                std::make_move_iterator(result.next.end()));
  return go_on(std::move(result.outcomes));
}

Step Calls::go_on(std::vector<Outcome> outcomes) {
  Step step;
  step.outcomes = std::move(outcomes);
  if (calls_.empty()) return step;
  const Call& call = calls_.front();
  step.request = {call.method, call.target, {{"Authorization", "Bearer " + token_}}, call.body};
  if (!call.body.empty()) step.request->headers.emplace_back("Content-Type", "application/json");
  return step;
}

}  // namespace ganh::connectors::tiki
