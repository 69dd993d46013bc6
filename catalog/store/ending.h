// Before a program ends it no longer waits for a server that is silent as if there were time.

#pragma once

#include "catalog/store/database.h"

namespace ganh::catalog::store {

// What a driver implements whose database may fall silent.
class Ending {
 public:
  virtual ~Ending() = default;
  virtual void end_soon() = 0;
};

// From now on a server that has not answered for 5 s is given up, for good: whatever asks it then
// is `unreachable` at once. What was told stays told; a COMMIT on its way is told to nobody, as
// ever. Any thread.
inline void end_soon(Database& database) {
  if (auto* ending = dynamic_cast<Ending*>(&database)) ending->end_soon();
}

}  // namespace ganh::catalog::store
