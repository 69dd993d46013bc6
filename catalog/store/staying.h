// What whoever keeps a server's database open for long has to hear of it. A file has no such news.

#pragma once

#include <functional>

#include "catalog/store/database.h"

namespace ganh::catalog::store {

// What a driver implements whose database is elsewhere.
class Staying {
 public:
  virtual ~Staying() = default;
  virtual void on_clock(std::function<void(Duration ahead)> listener) = 0;
  virtual void on_new_line(std::function<void(const Read&)> check) = 0;
};

// Told about every half minute, and when a lost line is back, how far the database's clock is ahead
// of this machine's. On a thread of the database's: be brief. Set before the first write.
inline void on_clock(Database& database, std::function<void(Duration ahead)> listener) {
  if (auto* staying = dynamic_cast<Staying*>(&database)) staying->on_clock(std::move(listener));
}

// Asked in the first transaction that writes after a line was lost, before anything of it is kept:
// what it throws is thrown to the command, and it is asked again with the next. Meanwhile nobody
// carries the database elsewhere. Set before the first write.
inline void on_new_line(Database& database, std::function<void(const Read&)> check) {
  if (auto* staying = dynamic_cast<Staying*>(&database)) staying->on_new_line(std::move(check));
}

}  // namespace ganh::catalog::store
