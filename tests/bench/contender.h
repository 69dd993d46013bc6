// One way of writing orders durably, to be timed beside the others.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "catalog/store/address.h"
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
  // Orders that are there are looked up by their numbers, each by itself.
  virtual std::uint64_t read(const Slice& slice) = 0;
};
// On a server, by as many openings of the database as there are services.
std::unique_ptr<SeamContender> seam(const catalog::store::Address& address, unsigned threads,
                                    unsigned services = 1);

// SQLite alone, one connection, one thread, the same settings and statements.
std::unique_ptr<Contender> bare(const std::filesystem::path& file, unsigned orders_a_commit);

}  // namespace ganh::bench
