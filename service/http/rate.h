// How many requests each caller may make, as a bucket of tokens that fills again evenly.

#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "catalog/clock.h"

namespace ganh::service::http {

inline constexpr std::size_t callers_counted_max = 20'000;

class Rate {
 public:
  // 0: any number.
  // `tell_others` hands to the other services' told() how many a caller has had here, some at a
  // time.
  explicit Rate(int requests_per_minute, std::function<void(std::string_view)> tell_others = {})
      : most_(requests_per_minute), tell_others_(std::move(tell_others)) {}

  struct Verdict {
    bool is_limited = false;  // whether there is a limit at all
    bool may = true;
    int most = 0;
    int left = 0;
    int reset_seconds = 0;  // until it is full again; when refused, until the next may come
  };
  // Any thread.
  Verdict take(const std::string& caller, Time now);
  void told(std::string_view message, Time now);

 private:
  struct Bucket {
    double tokens = 0;
    Time at{};
    int untold = 0;
  };
  Bucket& filled(const std::string& caller, Time now);  // with mutex_ held

  const int most_;
  const std::function<void(std::string_view)> tell_others_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace ganh::service::http
