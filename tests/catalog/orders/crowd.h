// Many at once: each command chooses, from its own seed, among what it finds when it is its turn,
// so that the same commands in the same order do the same, whoever gives them.

#pragma once

#include <string>
#include <vector>

#include "tests/catalog/farm.h"

namespace ganh::catalog::orders {

class Crowd : public Farm {
 public:
  explicit Crowd(tests::Kept kept = tests::Kept::where_this_run_says);

  // One command of the cooperative's, on any opening of its database, at a time of its own. Its
  // name and all that it draws are of the seed. What was refused has changed nothing.
  void act(store::Database& opening, const CooperativeId& cooperative, std::uint64_t seed) const;

  // The seeds of the commands that changed something, in the order of their change numbers.
  std::vector<std::uint64_t> log_of(const CooperativeId& cooperative);

  // What does not agree with itself, in words.
  std::string disagreements(const CooperativeId& cooperative);

 private:
  void settle_in(const CooperativeId& cooperative);
};

}  // namespace ganh::catalog::orders
