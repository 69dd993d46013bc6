// Whether the service lives, and whether it can do its work: read, and write for good.
//
// Told to anybody who asks, so it says nothing of paths, SQL or versions.

#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "service/folder/data_folder.h"

namespace ganh::service::health {

// Below so much the next writes are likely to fail.
inline constexpr std::uint64_t disk_free_bytes_min = 16 * 1024 * 1024;
inline constexpr Duration kept_for = std::chrono::seconds{5};

struct Check {
  std::string name;  // "read", "write", "disk"
  bool ok = false;
  std::string detail;  // "full", "12 MB free"; may be empty
};

struct Health {
  bool ok = true;
  std::vector<Check> checks;
};

// {"status": "ok" | "failing", "checks": [{"name", "ok", "detail"}]}
std::string health_json(const Health& health);

// The process answers: that is all it says.
Health live();

// Reads, writes a row durably, looks at the disk; what was found is kept for `kept_for`, so that
// asking often costs nothing and wears no disk out. Any thread.
class Readiness {
 public:
  explicit Readiness(folder::DataFolder& folder) : folder_(folder) {}
  Health now();

 private:
  folder::DataFolder& folder_;
  std::mutex mutex_;  // of what follows; the others wait for the one who looks
  std::optional<Health> found_;
  Time found_at_{};
};

}  // namespace ganh::service::health
