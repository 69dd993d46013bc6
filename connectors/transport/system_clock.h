// The wall clock, and a clock that runs beside it at an offset that can be stepped.
//
// Only the program, tests and examples make one; everything else is handed a Clock.

#pragma once

#include <atomic>

#include "catalog/clock.h"

namespace ganh::connectors::transport {

class SystemClock final : public Clock {
 public:
  Time now() const override;
};

// System time plus an offset; safe to read and step from several threads. What the machine's clock
// itself is wrong by is corrected beside, and is no part of the offset.
class SteppedClock final : public Clock {
 public:
  explicit SteppedClock(Duration offset = Duration{0}) : offset_us_(offset.count()) {}
  Time now() const override;
  Duration offset() const { return Duration{offset_us_.load()}; }
  void advance(Duration by) { offset_us_ += by.count(); }
  void correct(Duration by) { correction_us_ = by.count(); }

 private:
  SystemClock system_;
  std::atomic<std::int64_t> offset_us_;
  std::atomic<std::int64_t> correction_us_ = 0;
};

}  // namespace ganh::connectors::transport
