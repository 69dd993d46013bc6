// A data folder that is only just being made: unless it is finished, it leaves nothing behind.

#pragma once

#include <filesystem>
#include <vector>

namespace ganh::service::folder {

class Making {
 public:
  // Before anything of it is made.
  explicit Making(const std::filesystem::path& folder);
  // While its lock is held, or before.
  ~Making();
  Making(const Making&) = delete;
  Making& operator=(const Making&) = delete;

  // From now on that file goes again too, unless it was there before.
  void makes(const char* file);

  void finished() { is_finished_ = true; }

 private:
  std::vector<std::filesystem::path> made_;  // the outermost first
  std::vector<std::filesystem::path> there_before_;
  std::filesystem::path folder_;
  bool is_finished_ = false;
};

}  // namespace ganh::service::folder
