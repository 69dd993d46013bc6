#include "service/folder/space.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;

namespace {

std::uint64_t size_of(const fs::path& file) {
  std::error_code missing;
  const auto size = fs::file_size(file, missing);
  return missing ? 0 : size;
}

}  // namespace

Space space_of(const fs::path& folder) {
  std::error_code unknown;
  const auto disk = fs::space(folder, unknown);
  return {size_of(folder / "ganh.db"), size_of(folder / "ganh.db-wal"),
          unknown ? 0 : disk.available};
}

}  // namespace ganh::service::folder
