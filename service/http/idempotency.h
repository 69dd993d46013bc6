// One key, one effect, one answer (the Idempotency-Key header), however often a request is sent.
//
// The answer is kept in the transaction that has the effect. A refusal, which has none, is kept
// right after it.

#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/changes/command.h"
#include "catalog/result.h"
#include "service/http/call.h"
#include "service/http/idempotency_keys.h"

namespace ganh::service::http {

inline constexpr std::size_t key_bytes_max = 255;

// Runs `fn(Command&)` for the caller's cooperative in one write, and answers with what it gives;
// under a key that has been used, answers as then. `cause` is for the audit.
Reply once(const Call& call, const std::string& cause,
           const std::function<Result<Answer>(catalog::changes::Command&)>& fn);

// The same for a write of another shape: `fn(Write&)`.
Reply once(const Call& call, const std::function<Result<Answer>(catalog::store::Write&)>& fn);

// The same for work that opens writes of its own and may safely be done twice: what it answers is
// kept when it has ended.
Reply once_done(const Call& call, const std::function<Reply()>& work);

struct ItemAnswer {
  std::string json;
  bool is_replay = false;
};

// One of many items under a request's key: each stands or falls by itself. `fn` gives the item's
// JSON; so does `refused` for an Error.
ItemAnswer once_item(const Call& call, int item, const std::string& cause,
                     const std::function<Result<std::string>(catalog::changes::Command&)>& fn,
                     const std::function<std::string(const Error&)>& refused);

// {"results": [...]} of items' JSON; a replay when all of them are.
Reply results_reply(const std::vector<ItemAnswer>& results);

// Whether the call's key can be used now: holds it while it lives. A Reply when it cannot (400,
// 409, 422).
class KeyHeld {
 public:
  explicit KeyHeld(const Call& call);

  const std::optional<Reply>& refusal() const { return refusal_; }

 private:
  // Gives the key back by itself, also when the constructor ends by an exception.
  struct Place {
    Place() = default;
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::string name;  // empty: nothing is held
  };

  Place held_;
  std::optional<Reply> refusal_;
};

}  // namespace ganh::service::http
