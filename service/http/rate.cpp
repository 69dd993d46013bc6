#include "service/http/rate.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ganh::service::http {

namespace {

constexpr std::string_view told_prefix = "requests ";

// Of what a caller may have in a minute others are told in so many parts: telling each request
// would cost more than most requests do.
constexpr int told_in_parts = 64;

}  // namespace

Rate::Bucket& Rate::filled(const std::string& caller, Time now) {
  const double full = most_;
  const auto since = [&](const Bucket& bucket) {
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::max(0.0, seconds) * full / 60;
  };
  if (buckets_.size() >= callers_counted_max && !buckets_.contains(caller)) {
    std::erase_if(buckets_, [&](const auto& entry) {
      return entry.second.tokens + since(entry.second) >= full;
    });
    if (buckets_.size() >= callers_counted_max) buckets_.erase(buckets_.begin());
  }
  auto& bucket = buckets_.try_emplace(caller, Bucket{full, now}).first->second;
  bucket.tokens = std::min(full, bucket.tokens + since(bucket));
  bucket.at = now;
  return bucket;
}

Rate::Verdict Rate::take(const std::string& caller, Time now) {
  if (most_ == 0) return {};
  const double a_second = most_ / 60.0;
  Verdict verdict{true, false, most_, 0, 0};
  int to_tell = 0;
  {
    const std::lock_guard lock(mutex_);
    Bucket& bucket = filled(caller, now);
    verdict.may = bucket.tokens >= 1;
    if (verdict.may) {
      bucket.tokens -= 1;
      if (++bucket.untold * told_in_parts >= most_) to_tell = std::exchange(bucket.untold, 0);
    }
    verdict.left = std::max(0, static_cast<int>(bucket.tokens));
    const double missing = verdict.may ? most_ - bucket.tokens : 1 - bucket.tokens;
    verdict.reset_seconds = static_cast<int>(std::ceil(missing / a_second));
  }
  // Not with the lock held: who hears of others' requests may hold the line's when he comes for it.
  // "requests 19 person:…": how many, and whose.
  if (to_tell > 0 && tell_others_) {
    tell_others_(std::string(told_prefix) + std::to_string(to_tell) + " " + caller);
  }
  return verdict;
}

void Rate::told(std::string_view message, Time now) {
  if (most_ == 0 || !message.starts_with(told_prefix)) return;
  message.remove_prefix(told_prefix.size());
  int count = 0;
  const char* const end = message.data() + message.size();
  const auto [stop, failed] = std::from_chars(message.data(), end, count);
  if (failed != std::errc{} || stop == end || *stop != ' ' || count < 0) return;
  const std::lock_guard lock(mutex_);
  Bucket& bucket = filled(std::string(stop + 1, end), now);
  bucket.tokens = std::max(0.0, bucket.tokens - count);
}

}  // namespace ganh::service::http
