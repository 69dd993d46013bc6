#include "catalog/store/grouping/readers.h"

#include <algorithm>

namespace ganh::catalog::store {

Readers::Readers(Open open, std::size_t readers_max)
    : open_(std::move(open)), readers_max_(std::max<std::size_t>(readers_max, 1)) {}

void Readers::run(const std::function<void(const Read&)>& fn) {
  std::unique_ptr<Transaction> reader = take();
  try {
    reader->begin();
    fn(Read(*reader));
    reader->commit(false);
  } catch (...) {
    // Closing it ends its snapshot whatever state it is in, and the next read opens another.
    reader.reset();
    give_back(nullptr);
    throw;
  }
  give_back(std::move(reader));
}

std::unique_ptr<Transaction> Readers::take() {
  {
    std::unique_lock lock(mutex_);
    came_free_.wait(lock, [this] { return taken_ < readers_max_; });
    ++taken_;
    if (!idle_.empty()) {
      std::unique_ptr<Transaction> reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  try {
    return open_();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Readers::give_back(std::unique_ptr<Transaction> reader) {
  {
    const std::lock_guard lock(mutex_);
    --taken_;
    if (reader) idle_.push_back(std::move(reader));
  }
  came_free_.notify_one();
}

}  // namespace ganh::catalog::store
