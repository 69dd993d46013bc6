#include "service/http/rate.h"

#include <algorithm>
#include <cmath>

namespace ganh::service::http {

Rate::Verdict Rate::take(const std::string& caller, Time now) {
  if (most_ == 0) return {};
  const double full = most_;
  const double a_second = full / 60;
  const auto seconds_since = [&](const Bucket& bucket) {
    return std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
  };

  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= callers_counted_max && !buckets_.contains(caller)) {
    std::erase_if(buckets_, [&](const auto& entry) {
      return entry.second.tokens + seconds_since(entry.second) * a_second >= full;
    });
    if (buckets_.size() >= callers_counted_max) buckets_.erase(buckets_.begin());
  }
  auto& bucket = buckets_.try_emplace(caller, Bucket{full, now}).first->second;
  bucket.tokens = std::min(full, bucket.tokens + seconds_since(bucket) * a_second);
  bucket.at = now;
  Verdict verdict{true, bucket.tokens >= 1, most_, 0, 0};
  if (verdict.may) bucket.tokens -= 1;
  verdict.left = static_cast<int>(bucket.tokens);
  const double missing = verdict.may ? full - bucket.tokens : 1 - bucket.tokens;
  verdict.reset_seconds = static_cast<int>(std::ceil(missing / a_second));
  return verdict;
}

}  // namespace ganh::service::http
