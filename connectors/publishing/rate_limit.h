// How fast a channel may be spoken to: a token bucket, and waits that grow after trouble.

#pragma once

#include <algorithm>

#include "catalog/clock.h"
#include "catalog/ids.h"

namespace ganh::connectors::publishing {

class TokenBucket {
 public:
  // `per_second` tokens come back each second, up to `per_second` at once.
  explicit TokenBucket(int per_second)
      : TokenBucket(std::max(1, per_second), std::chrono::seconds{1}, std::max(1, per_second)) {}

  // Never more than `per_hour` in any hour: a tenth at once, the rest as they come back.
  static TokenBucket hourly(int per_hour) {
    const int burst = std::max(1, per_hour / 10);
    return {std::max(1, per_hour - burst), std::chrono::hours{1}, burst};
  }

  // `now` when there is a token, else when there will be one.
  Time ready_at(Time now) const { return std::max(now, spent_until_ - interval_ * (burst_ - 1)); }

  // As ready_at(), for what must leave half of the tokens to others.
  Time half_full_at(Time now) const {
    return std::max(now, spent_until_ - interval_ * (burst_ - 1 - burst_ / 2));
  }

  // Takes a token and gives back `now`, or leaves it and says when there will be one.
  Time take(Time now) {
    const Time earliest = ready_at(now);
    if (earliest == now) spent_until_ = std::max(spent_until_, now) + interval_;
    return earliest;
  }

 private:
  // Rounded up: a part of a microsecond too short adds up to a token too many.
  TokenBucket(int tokens, Duration over, int burst)
      : interval_((over + Duration{tokens - 1}) / tokens), burst_(burst) {}

  Duration interval_;
  int burst_;
  Time spent_until_{};
};

inline constexpr Duration backoff_first = std::chrono::seconds{1};
inline constexpr Duration backoff_most = std::chrono::minutes{5};

// Doubles with each attempt up to a bound; half of it is by chance, so that many do not come at
// once.
inline Duration backoff(int attempts, Randomness& randomness) {
  Duration wait = backoff_first;
  for (int i = 0; i < attempts && wait < backoff_most; ++i) wait *= 2;
  wait = std::min(wait, backoff_most);
  const auto half = wait.count() / 2;
  return Duration{
      half + static_cast<std::int64_t>(randomness.next() % static_cast<std::uint64_t>(half + 1))};
}

}  // namespace ganh::connectors::publishing
