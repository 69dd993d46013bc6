// The connections that read: opened when first needed, at most so many, waited for when all are
// taken.

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "catalog/store/grouping/transaction.h"

namespace ganh::catalog::store {

class Readers {
 public:
  using Open = std::function<std::unique_ptr<Transaction>()>;
  Readers(Open open, std::size_t readers_max);

  // Runs `fn` on a snapshot. Any thread.
  void run(const std::function<void(const Read&)>& fn);

 private:
  std::unique_ptr<Transaction> take();
  void give_back(std::unique_ptr<Transaction> reader);

  const Open open_;
  const std::size_t readers_max_;
  std::mutex mutex_;
  std::condition_variable came_free_;
  std::vector<std::unique_ptr<Transaction>> idle_;  // guarded by mutex_
  std::size_t taken_ = 0;                           // guarded by mutex_
};

}  // namespace ganh::catalog::store
