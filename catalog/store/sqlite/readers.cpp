#include "catalog/store/sqlite/readers.h"

#include <algorithm>

namespace ganh::catalog::store::sqlite {

Readers::Readers(std::filesystem::path file, std::size_t readers_max)
    : file_(std::move(file)), readers_max_(std::max<std::size_t>(readers_max, 1)) {}

void Readers::run(const std::function<void(const Read&)>& fn) {
  std::unique_ptr<FileConnection> reader = take();
  try {
    reader->control("BEGIN");
    fn(Read(*reader));
    reader->control("COMMIT");
  } catch (...) {
    // Closing it ends its snapshot whatever state it is in, and the next read opens another.
    reader.reset();
    give_back(nullptr);
    throw;
  }
  give_back(std::move(reader));
}

std::unique_ptr<FileConnection> Readers::take() {
  {
    std::unique_lock lock(mutex_);
    came_free_.wait(lock, [this] { return taken_ < readers_max_; });
    ++taken_;
    if (!idle_.empty()) {
      std::unique_ptr<FileConnection> reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  try {
    return std::make_unique<FileConnection>(file_, Access::read_only);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Readers::give_back(std::unique_ptr<FileConnection> reader) {
  {
    const std::lock_guard lock(mutex_);
    --taken_;
    if (reader) idle_.push_back(std::move(reader));
  }
  came_free_.notify_one();
}

}  // namespace ganh::catalog::store::sqlite
