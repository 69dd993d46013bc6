// Where a benchmark writes, and how fast that disk is.

#pragma once

#include <chrono>
#include <filesystem>

namespace ganh::bench {

// A new folder, gone with it.
class WorkFolder {
 public:
  explicit WorkFolder(const std::filesystem::path& parent);
  ~WorkFolder() { std::filesystem::remove_all(path); }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  std::filesystem::path path;
};

// The middle one of so many appends of a page, each followed by fsync.
std::chrono::microseconds fsync_time(const std::filesystem::path& file);

}  // namespace ganh::bench
