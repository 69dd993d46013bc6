// How many requests each caller may make, as a bucket of tokens that fills again evenly.

#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "catalog/clock.h"

namespace ganh::service::http {

inline constexpr std::size_t callers_counted_max = 20'000;

class Rate {
 public:
  // 0: any number.
  explicit Rate(int requests_per_minute) : most_(requests_per_minute) {}

  struct Verdict {
    bool is_limited = false;  // whether there is a limit at all
    bool may = true;
    int most = 0;
    int left = 0;
    int reset_seconds = 0;  // until it is full again; when refused, until the next may come
  };
  // Any thread.
  Verdict take(const std::string& caller, Time now);

 private:
  struct Bucket {
    double tokens = 0;
    Time at{};
  };

  const int most_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace ganh::service::http
