#include "service/folder/making.h"

#include <algorithm>

namespace ganh::service::folder {

namespace fs = std::filesystem;

Making::Making(const fs::path& folder) : folder_(folder) {
  std::error_code ignored;  // it is looked for again when it is made
  fs::path at = fs::absolute(folder, ignored).lexically_normal();
  if (!at.has_filename()) at = at.parent_path();
  for (; at.has_relative_path() && !fs::exists(at, ignored); at = at.parent_path()) {
    made_.insert(made_.begin(), at);
  }
  if (!made_.empty()) return;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    there_before_.push_back(entry.path().filename());
  }
}

void Making::makes(const char* file) {
  if (std::ranges::find(there_before_, fs::path(file)) == there_before_.end()) {
    made_.push_back(folder_ / file);
  }
}

Making::~Making() {
  if (is_finished_) return;
  std::error_code ignored;  // what somebody else has put there keeps its folder
  std::for_each(made_.rbegin(), made_.rend(), [&](const auto& path) { fs::remove(path, ignored); });
}

}  // namespace ganh::service::folder
