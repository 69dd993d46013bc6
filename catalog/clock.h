// Time as the catalog knows it: UTC in microseconds inside, days of Asia/Ho_Chi_Minh for people.
//
// Never asks the operating system: a Clock is handed in.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ganh {

using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Duration = std::chrono::microseconds;

// A calendar day in Viet Nam (UTC+7 all year, no daylight saving).
using Date = std::chrono::local_days;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

// A clock that stands still until it is moved. For tests and simulation.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Time start) : now_(start) {}
  Time now() const override { return now_; }
  void advance(Duration by) { now_ += by; }

 private:
  Time now_;
};

inline std::int64_t to_us(Time time) { return time.time_since_epoch().count(); }
inline Time from_us(std::int64_t us) { return Time{Duration{us}}; }

// Days since 1970-01-01, as stored.
inline std::int64_t to_days(Date date) { return date.time_since_epoch().count(); }
inline Date from_days(std::int64_t days) { return Date{std::chrono::days{days}}; }

Date date_in_vietnam(Time time);
Time start_of_day(Date date);  // midnight in Viet Nam

std::string iso_date(Date date);                            // 2026-11-21
std::string vietnamese_date(Date date);                     // 21/11/2026
std::string rfc3339(Time time);                             // 2026-11-21T02:03:04.000005Z
std::optional<Date> parse_iso_date(std::string_view text);  // exactly YYYY-MM-DD, a real day
std::optional<Date> parse_vietnamese_date(std::string_view text);  // d/m/yyyy, also with - or .
std::optional<Time> parse_rfc3339(std::string_view text);   // with Z or an offset, 0..6 decimals

}  // namespace ganh
