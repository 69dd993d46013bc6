// Named places at which a test may end the process, as a power cut would.
//
// Built only with GANH_CRASH_POINTS; in a release a crash point is nothing at all.

#pragma once

#include <functional>
#include <string_view>

namespace ganh {

#ifdef GANH_CRASH_POINTS
void crash_point(std::string_view name);

// What happens at every point; set once before any thread starts.
void on_crash_point(std::function<void(std::string_view name)> hook);
#else
inline void crash_point(std::string_view) {}
#endif

}  // namespace ganh
