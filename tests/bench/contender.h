// One way of writing orders durably, to be timed beside the others.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "tests/bench/order_sql.h"

namespace ganh::bench {

// How long one slice lasts: until either is reached.
struct Slice {
  std::chrono::nanoseconds time;
  std::uint64_t orders_max;
};

class Contender {
 public:
  virtual ~Contender() = default;
  virtual std::string name() const = 0;
  // Writes orders and gives back how many have been acknowledged as durable.
  virtual std::uint64_t run(const Slice& slice) = 0;
  virtual Totals totals() = 0;
};

// Through the storage seam, from so many threads, each waiting for its own acknowledgement.
class SeamContender : public Contender {
 public:
  virtual std::uint64_t commits() const = 0;
  virtual std::chrono::microseconds latency(double share) const = 0;
};
std::unique_ptr<SeamContender> seam(const std::filesystem::path& file, unsigned threads);

// SQLite alone, one connection, one thread, the same settings and statements.
std::unique_ptr<Contender> bare(const std::filesystem::path& file, unsigned orders_a_commit);

}  // namespace ganh::bench
