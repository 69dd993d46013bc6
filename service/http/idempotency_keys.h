// Idempotency keys' rows: what each caller was answered under each key. Global: a key is the
// caller's, whatever the cooperative.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/clock.h"
#include "catalog/store/database.h"

namespace ganh::service::http {

inline constexpr Duration keys_kept = std::chrono::hours{24};
inline constexpr int whole_request = -1;  // in place of an item's number

struct Answer {
  int status = 200;
  std::string json;
};

struct KeyUse {
  std::string_view actor;
  std::string_view key;
  int item = whole_request;
  std::string_view fingerprint;  // of the request
  Time now{};
};

// What comes of taking a key before anything is done under it.
struct Taken {
  bool is_ours = false;           // it was free; whoever is quicker has it
  bool is_of_another = false;     // it stands for another request
  std::optional<Answer> earlier;  // what was answered then; nothing while it is under way
};

// Takes the key for the rest of the transaction: at another service the same one waits until this
// transaction has ended. One that was taken more than `abandoned_after` ago and never answered is
// free again.
Taken take_key(const catalog::store::WriteGlobal& rows, const KeyUse& use,
               Duration abandoned_after = keys_kept);

// What was taken in vain is free again.
void free_key(const catalog::store::WriteGlobal& rows, const KeyUse& use);

// What was answered then; nothing when it was longer ago than keys_kept.
std::optional<Answer> find_answer(const catalog::store::Global& rows, const KeyUse& use);

// Of the request that came under the key, whole or in items.
std::optional<std::string> find_fingerprint(const catalog::store::Global& rows, const KeyUse& use);

// Forgets those that nobody may ask for any more, at most `limit`; gives back how many there were.
// A command of its own: elsewhere it is waited for with nothing held.
std::int64_t forget_old_answers(const catalog::store::WriteGlobal& rows, Time now, int limit);

// The first answer stays for as long as it is kept; a key that was taken gets its own.
// Gives back how many were kept: none when somebody was quicker.
catalog::store::Changed keep_answer(const catalog::store::WriteGlobal& rows, const KeyUse& use,
                                    const Answer& answer);

}  // namespace ganh::service::http
