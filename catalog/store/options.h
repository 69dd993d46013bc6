// How a database is opened, whatever keeps it.

#pragma once

#include <chrono>
#include <cstddef>

#include "catalog/clock.h"

namespace ganh::catalog::store {

// Who runs the writer: a thread of its own that groups, or the caller, one command a commit (tests,
// simulation). The code that runs a group is the same.
enum class Writer { grouped, inline_ };

struct Options {
  Writer writer = Writer::grouped;
  std::size_t group_commands_max = 512;
  Duration gather_window = std::chrono::microseconds{200};  // only while others are waiting
  std::size_t readers_max = 8;                              // more wait for one to come free
};

}  // namespace ganh::catalog::store
