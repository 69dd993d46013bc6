#include "service/folder/announcement.h"

#include "catalog/json/json.h"
#include "service/folder/files.h"

namespace ganh::service::folder {

namespace fs = std::filesystem;

std::optional<Announcement> find_announcement(const fs::path& folder) {
  const auto document = catalog::json::parse(read_small(folder / service_file));
  if (!document) return std::nullopt;
  const auto root = document->root();
  const auto pid = root["pid"].integer();
  if (!pid || std::to_string(*pid) != read_small(folder / lock_file)) return std::nullopt;
  Announcement found{root["address"].text_or(), root["token"].text_or()};
  if (found.address.empty() || found.token.empty()) return std::nullopt;
  return found;
}

}  // namespace ganh::service::folder
