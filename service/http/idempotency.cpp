#include "service/http/idempotency.h"

#include <algorithm>
#include <cassert>

#include "connectors/transport/signing.h"
#include "service/http/problem.h"

namespace ganh::service::http {

namespace store = catalog::store;

namespace {

// What is under way in this process; the key's row settles it between processes.
struct UnderWay {
  std::mutex mutex;
  std::set<std::string> keys;
};

UnderWay& under_way() {
  static UnderWay kept;
  return kept;
}

// Of work that opens writes of its own: whoever has taken its key must have ended by then.
constexpr Duration work_abandoned_after = std::chrono::minutes{2};

std::string key_of(const Call& call) {
  return std::string(
      connectors::transport::find(call.request().headers, "Idempotency-Key").value_or(""));
}

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= key_bytes_max &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

std::string fingerprint_of(const Request& request) {
  std::string whole = request.method + "\n" + request.target + "\n" + request.body;
  return connectors::transport::hex(connectors::transport::sha256(whole));
}

// The request's key as its rows know it; its texts live as long as it.
struct Keyed {
  explicit Keyed(const Call& call, int number = whole_request)
      : key(key_of(call)),
        fingerprint(fingerprint_of(call.request())),
        use{call.caller().actor, key, number, fingerprint, call.now()} {}
  Keyed(const Keyed&) = delete;
  Keyed& operator=(const Keyed&) = delete;

  bool is_given() const { return !key.empty(); }

  std::string key;
  std::string fingerprint;
  KeyUse use;
};

Reply reply_of(const Answer& answer) {
  if (answer.status == 204) return {204, {}, ""};
  auto reply = connectors::transport::json_reply(answer.status, answer.json);
  if (answer.status >= 400) {
    reply.headers = {{"Content-Type", "application/problem+json; charset=utf-8"}};
  }
  return reply;
}

Reply replayed(const Answer& answer) {
  auto reply = reply_of(answer);
  reply.headers.emplace_back("Idempotent-Replay", "true");
  return reply;
}

Reply refuse_in_flight(const Call& call) {
  Reply reply = call.refuse(409, {"Idempotency-Key", "key.in_flight"});
  reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

}  // namespace

KeyHeld::KeyHeld(const Call& call) {
  const std::string key = key_of(call);
  if (!connectors::transport::find(call.request().headers, "Idempotency-Key")) return;
  if (!is_key(key)) {
    refusal_ = call.refuse(400, {"Idempotency-Key", "key.unreadable"});
    return;
  }
  std::string name = call.caller().actor + "\n" + key;
  {
    UnderWay& all = under_way();
    const std::lock_guard lock(all.mutex);
    if (!all.keys.insert(name).second) {
      refusal_ = refuse_in_flight(call);
      return;
    }
  }
  held_.name = std::move(name);
  struct Earlier {
    std::optional<std::string> fingerprint;
    std::optional<Answer> whole;
  };
  const Keyed keyed(call);
  const auto earlier = call.folder().database().read([&](const store::Read& read) {
    return Earlier{find_fingerprint(read.global(), keyed.use),
                   find_answer(read.global(), keyed.use)};
  });
  if (earlier.fingerprint && *earlier.fingerprint != keyed.fingerprint) {
    refusal_ = call.refuse(422, {"Idempotency-Key", "key.of_another"});
  } else if (earlier.whole) {
    refusal_ = replayed(*earlier.whole);
  }
}

KeyHeld::Place::~Place() {
  if (name.empty()) return;
  UnderWay& all = under_way();
  const std::lock_guard lock(all.mutex);
  all.keys.erase(name);
}

namespace {

// What is said when a key has been taken by somebody who was quicker, if so.
std::optional<Reply> settled_elsewhere(const Call& call, const Taken& taken) {
  if (taken.is_ours) return std::nullopt;
  if (taken.is_of_another) return call.refuse(422, {"Idempotency-Key", "key.of_another"});
  return taken.earlier ? replayed(*taken.earlier) : refuse_in_flight(call);
}

// Keeps an answer that had no effect, or whose effect may be had twice. Where the same has been
// answered elsewhere meanwhile, that answer, which is everybody's.
std::optional<Answer> keep_alone(const Call& call, const Answer& answer, int item = whole_request) {
  const Keyed keyed(call, item);
  if (!keyed.is_given()) return std::nullopt;
  using Earlier = std::optional<Answer>;
  const auto kept = call.folder().database().write([&](store::Write& write) -> Result<Earlier> {
    if (keep_answer(write.global(), keyed.use, answer) > 0) return Earlier{};
    return find_answer(write.global(), keyed.use);
  });
  assert(kept && "an answer is kept whatever it says");
  return *kept;
}

Reply kept_reply(const Call& call, Reply reply) {
  const auto earlier = keep_alone(call, {reply.status, reply.body});
  return earlier ? replayed(*earlier) : std::move(reply);
}

Reply finish(const Call& call, const Result<Answer>& done) {
  if (done) return reply_of(*done);
  Reply refused = call.refuse(done.error());
  return refused.status < 500 ? kept_reply(call, std::move(refused)) : refused;
}

}  // namespace

Reply once(const Call& call, const std::function<Result<Answer>(store::Write&)>& fn) {
  const KeyHeld held(call);
  if (held.refusal()) return *held.refusal();
  const Keyed keyed(call);
  std::optional<Reply> settled;  // elsewhere
  auto done_here = call.folder().database().write([&](store::Write& write) -> Result<Answer> {
    settled.reset();
    if (keyed.is_given()) {
      const Taken taken = take_key(write.global(), keyed.use);
      settled = settled_elsewhere(call, taken);
      if (settled) return Answer{};
    }
    auto done = fn(write);
    if (done && keyed.is_given()) keep_answer(write.global(), keyed.use, *done);
    return done;
  });
  return settled ? std::move(*settled) : finish(call, done_here);
}

Reply once(const Call& call, const std::string& cause,
           const std::function<Result<Answer>(catalog::changes::Command&)>& fn) {
  const catalog::changes::Heading heading{
      new_id<CommandTag>(call.now(), call.folder().randomness()), call.caller().actor, cause};
  return once(call, [&](store::Write& write) {
    catalog::changes::Command command(write, call.cooperative(), heading, call.now(),
                                      call.folder().randomness());
    return fn(command);
  });
}

Reply once_done(const Call& call, const std::function<Reply()>& work) {
  const KeyHeld held(call);
  if (held.refusal()) return *held.refusal();
  const Keyed keyed(call);
  // Only between services has the key to be seen before there is an answer.
  const bool is_seen = keyed.is_given() && call.folder().is_shared();
  auto& database = call.folder().database();
  if (is_seen) {
    const auto taken = database.write([&](store::Write& write) -> Result<Taken> {
      return take_key(write.global(), keyed.use, work_abandoned_after);
    });
    if (auto settled = settled_elsewhere(call, taken.value())) return std::move(*settled);
  }
  const auto free_again = [&] {
    if (!is_seen) return;
    const auto freed = database.write([&](store::Write& write) -> Result<> {
      free_key(write.global(), keyed.use);
      return {};
    });
    assert(freed && "a key is freed whatever was answered");
    static_cast<void>(freed);
  };
  Reply reply;
  try {
    reply = work();
  } catch (const store::StorageError&) {
    try {
      free_again();
    } catch (const store::StorageError&) {
      // What failed before is what counts; the key is free after work_abandoned_after.
    }
    throw;
  }
  if (reply.status < 500) return kept_reply(call, std::move(reply));
  free_again();
  return reply;
}

ItemAnswer once_item(const Call& call, int item, const std::string& cause,
                     const std::function<Result<std::string>(catalog::changes::Command&)>& fn,
                     const std::function<std::string(const Error&)>& refused) {
  const Keyed keyed(call, item);
  const catalog::changes::Heading heading{
      new_id<CommandTag>(call.now(), call.folder().randomness()), call.caller().actor, cause};
  auto done = call.folder().database().write([&](store::Write& write) -> Result<ItemAnswer> {
    if (keyed.is_given()) {
      Taken taken = take_key(write.global(), keyed.use);
      if (taken.earlier) return ItemAnswer{std::move(taken.earlier->json), true};
      if (!taken.is_ours) {
        return error(Code::conflict, "Idempotency-Key",
                     taken.is_of_another ? "key.of_another" : "key.in_flight");
      }
    }
    catalog::changes::Command command(write, call.cooperative(), heading, call.now(),
                                      call.folder().randomness());
    auto json = fn(command);
    if (!json) return std::move(json).error();
    if (keyed.is_given()) keep_answer(write.global(), keyed.use, {200, *json});
    return ItemAnswer{*std::move(json)};
  });
  if (done) return std::move(*done);
  std::string json = refused(done.error());
  if (auto earlier = keep_alone(call, {200, json}, item)) return {std::move(earlier->json), true};
  return {std::move(json)};
}

Reply results_reply(const std::vector<ItemAnswer>& results) {
  std::string body = "{\"results\":[";
  for (const auto& one : results) {
    if (&one != &results.front()) body += ',';
    body += one.json;
  }
  auto reply = connectors::transport::json_reply(200, body + "]}");
  if (std::ranges::all_of(results, &ItemAnswer::is_replay)) {
    reply.headers.emplace_back("Idempotent-Replay", "true");
  }
  return reply;
}

}  // namespace ganh::service::http
