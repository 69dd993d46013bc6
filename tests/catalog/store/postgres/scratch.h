// Two processes on one server, played by two openings of one database.

#pragma once

#include "tests/catalog/store/counters.h"
#include "tests/scratch_database.h"

namespace ganh::catalog::store::postgres {

struct TwoOpenings {
  std::unique_ptr<Database> open(Options options = {.writer = Writer::inline_}) {
    return scratch.open(counters, options);
  }

  tests::ScratchDatabase scratch;
  std::unique_ptr<Database> one = open();
  std::unique_ptr<Database> other = open();
};

}  // namespace ganh::catalog::store::postgres
