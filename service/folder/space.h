// How much room a data folder takes, and how much its disk has left.

#pragma once

#include <cstdint>
#include <filesystem>

namespace ganh::service::folder {

struct Space {
  std::uint64_t database_bytes = 0;  // 0 for what is not there
  std::uint64_t wal_bytes = 0;
  std::uint64_t free_bytes = 0;  // for this user
};

Space space_of(const std::filesystem::path& folder);

}  // namespace ganh::service::folder
