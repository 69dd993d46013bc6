#include "connectors/transport/system_clock.h"

namespace ganh::connectors::transport {

Time SystemClock::now() const {
  return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

Time SteppedClock::now() const {
  return system_.now() + Duration{correction_us_.load()} + offset();
}

}  // namespace ganh::connectors::transport
