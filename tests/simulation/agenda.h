// Virtual time: what is to happen, in its order. Tasks of the same moment come as the seed has it.
//
// The engine's executor. What it posted dies with its process; what the world put down does not.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>

#include "catalog/clock.h"
#include "catalog/ids.h"
#include "connectors/transport/executor.h"

namespace ganh::simulation {

class Agenda final : public connectors::transport::Executor {
 public:
  Agenda(ManualClock& clock, std::uint64_t seed) : clock_(clock), ties_(seed) {}

  void post(std::function<void()> task) override { post_at(clock_.now(), std::move(task)); }
  void post_at(Time when, std::function<void()> task) override { put(when, true, std::move(task)); }
  void at(Time when, std::function<void()> task) { put(when, false, std::move(task)); }

  // What is next up to then, with the clock set to it; empty, and the clock at `until`, when there
  // is none.
  std::optional<std::function<void()>> next(Time until);

  void forget_process();

 private:
  struct Entry {
    bool of_process = false;
    std::function<void()> task;
  };
  using Key = std::tuple<Time, std::uint64_t, std::uint64_t>;

  void put(Time when, bool of_process, std::function<void()> task) {
    entries_[{std::max(when, clock_.now()), ties_.next(), ++made_}] = {of_process, std::move(task)};
  }

  ManualClock& clock_;
  SeededRandomness ties_;
  std::uint64_t made_ = 0;
  std::map<Key, Entry> entries_;
};

}  // namespace ganh::simulation
