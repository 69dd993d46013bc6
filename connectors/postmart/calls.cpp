#include "connectors/postmart/calls.h"

#include <cassert>
#include <charconv>
#include <utility>

#include "connectors/transport/signing.h"

namespace ganh::connectors::postmart {
namespace {

bool is_the_calls_own(int status) {
  return (status >= 200 && status < 300) || status == 404 || status == 409 || status == 413 ||
         status == 422 || status == 423;
}

// Of the replies that are no call's own business.
Trouble trouble_of(int status, std::string_view code, bool repeatable) {
  if (status >= 500) return repeatable ? Trouble::unavailable : Trouble::unknown;
  switch (status) {
    case 401:
      // Signed too long ago, or a clock is off: not the key's fault, and signing again may do.
      return code == "TIMESTAMP_OUT_OF_RANGE" ? Trouble::unavailable : Trouble::forbidden;
    case 403:
      return Trouble::forbidden;
    case 429:
      return Trouble::throttled;
    default:
      return Trouble::broken;
  }
}

CallReply read_reply(int status, catalog::json::Value root) {
  CallReply reply;
  reply.status = status;
  reply.root = root;
  if (reply.done()) return reply;
  const auto error = root["error"];
  reply.code = error["code"].text_or();
  reply.message = error["message"].text_or();
  const std::string field = error["field"].text_or();
  if (!field.empty()) reply.message += (reply.message.empty() ? "" : " ") + ("(" + field + ")");
  return reply;
}

}  // namespace

Reading outside_contract(std::string detail) {
  return {{}, {}, Trouble::broken, std::move(detail)};
}

std::int64_t parse_seq(std::string_view cursor) {
  std::int64_t seq = 0;
  const auto [end, failed] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), seq);
  const bool at_end = end == cursor.data() + cursor.size();
  const bool whole = failed == std::errc{} && (at_end || *end == '-');
  return whole && seq >= 0 ? seq : 0;
}

transport::Request sign(const Call& call, const Credentials& credentials, Time now) {
  const std::string timestamp =
      std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
  const std::string to_sign = call.method + "\n" + call.target + "\n" + timestamp + "\n" +
                              transport::hex(transport::sha256(call.body));
  transport::Request request{call.method, call.target, {}, call.body};
  request.headers = {{"X-Postmart-Key", credentials.key},
                     {"X-Postmart-Timestamp", timestamp},
                     {"X-Postmart-Signature",
                      transport::hex(transport::hmac_sha256(credentials.secret, to_sign))}};
  if (!call.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  return request;
}

CallSequence::CallSequence(const Session& session, std::vector<Call> calls,
                           std::vector<Outcome> known)
    : credentials_(session.credentials),
      now_(session.now),
      calls_(std::make_move_iterator(calls.begin()), std::make_move_iterator(calls.end())),
      known_(std::move(known)) {}

Step CallSequence::begin() {
  return go_on(std::move(known_));
}

Step CallSequence::next(const transport::Reply& reply) {
  assert(!calls_.empty() && "no call is under way");
  const Call call = std::move(calls_.front());
  calls_.pop_front();
  const auto document = catalog::json::parse(reply.body);
  const bool readable = document && document->root().is_object();
  const CallReply read =
      read_reply(reply.status, readable ? document->root() : catalog::json::Value{});

  if (!is_the_calls_own(reply.status)) {
    const Trouble trouble = trouble_of(reply.status, read.code, call.repeatable);
    return stop(trouble,
                call.method + " " + std::string(call.target.substr(0, call.target.find('?'))) +
                    " " + read.code,
                reply);
  }
  if (!readable || (!read.done() && read.code.empty())) {
    // A reply cut short says nothing about what was done; a question can simply be asked again.
    const bool may_have_acted = read.done() && call.method != "GET";
    return stop(may_have_acted ? Trouble::unknown : Trouble::broken, "no such JSON", reply);
  }
  Reading reading = call.read(read);
  if (reading.trouble != Trouble::none) {
    Step step = stop(reading.trouble, reading.detail, reply);
    step.outcomes = std::move(reading.outcomes);
    return step;
  }
  calls_.insert(calls_.begin(), std::make_move_iterator(reading.next.begin()),
                std::make_move_iterator(reading.next.end()));
  return go_on(std::move(reading.outcomes));
}

Step CallSequence::go_on(std::vector<Outcome> outcomes) {
  Step step;
  step.outcomes = std::move(outcomes);
  if (!calls_.empty()) step.request = sign(calls_.front(), credentials_, now_);
  return step;
}

Step CallSequence::stop(Trouble trouble, std::string_view why,
                        const transport::Reply& reply) const {
  Step step;
  step.trouble = trouble;
  step.detail = "HTTP " + std::to_string(reply.status) + " " + std::string(why);
  return step;
}

}  // namespace ganh::connectors::postmart
