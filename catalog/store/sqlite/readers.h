// The read-only connections: opened when first needed, at most so many, waited for when all are
// taken.

#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "catalog/store/sqlite/file_connection.h"

namespace ganh::catalog::store::sqlite {

class Readers {
 public:
  Readers(std::filesystem::path file, std::size_t readers_max);

  // Runs `fn` on a snapshot. Any thread.
  void run(const std::function<void(const Read&)>& fn);

 private:
  std::unique_ptr<FileConnection> take();
  void give_back(std::unique_ptr<FileConnection> reader);

  const std::filesystem::path file_;
  const std::size_t readers_max_;
  std::mutex mutex_;
  std::condition_variable came_free_;
  std::vector<std::unique_ptr<FileConnection>> idle_;  // guarded by mutex_
  std::size_t taken_ = 0;                              // guarded by mutex_
};

}  // namespace ganh::catalog::store::sqlite
