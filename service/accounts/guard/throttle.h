// How often a password may be wrong, before the next try has to wait.
//
// Three counts, so that guessing is slow and the honest are not locked out by it: of a login from
// one network (strict), of a network whatever the login (wide: many stand behind one address), and
// of a login from networks where it has never signed in. A stranger who uses up the last one does
// not hinder those who come from where they always do. In memory: a restart forgives. Each service
// on a database hears of the others' tries as they begin.

#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"

namespace ganh::service::accounts::guard {

inline constexpr Duration wrong_window = std::chrono::minutes{15};  // from the first wrong one
inline constexpr int wrong_of_login_here_max = 20;
inline constexpr int wrong_from_network_max = 200;
inline constexpr int wrong_of_login_elsewhere_max = 100;
inline constexpr std::size_t wrong_counts_kept_max = 20'000;

// The address, or for IPv6 its first 64 bits: one household has that many.
std::string network_of(std::string_view client);

class Throttle {
 public:
  explicit Throttle(const Clock& clock, std::function<void(std::string_view)> tell_others = {})
      : clock_(clock), tell_others_(std::move(tell_others)) {}

  struct Try {
    std::string login;  // as it is compared
    std::string client;
    bool known_here = false;  // it has signed in from there
  };

  // Counts the try as a wrong one until told otherwise, so that many at once get no further.
  // `limit`, "sign_in.too_many", with the "seconds" to wait; then it is not counted.
  Result<> begin(const Try& attempt);

  void was_right(const Try& attempt);
  void was_not_judged(const Try& attempt);

  // What another service's has told.
  void told(std::string_view message);

  std::size_t counts();

 private:
  struct Count {
    Time since{};
    int wrong = 0;
  };
  struct Limit {
    std::string key;
    int most = 0;
  };
  enum class Verdict : char { begun = 'b', right = 'r', not_judged = 'n' };
  static std::vector<Limit> limits_of(const Try& attempt);
  Result<> count(const Try& attempt);
  void judged(Verdict verdict, const Try& attempt);
  void tell(Verdict verdict, const Try& attempt) const;
  void settle(Verdict verdict, const std::vector<Limit>& limits, Time now);  // with mutex_ held
  void make_room(Time now);
  void take_back(const std::string& key);

  const Clock& clock_;
  const std::function<void(std::string_view)> tell_others_;
  std::mutex mutex_;
  std::map<std::string, Count, std::less<>> counts_;
};

}  // namespace ganh::service::accounts::guard
