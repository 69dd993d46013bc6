// service.json: how a command beside a running service finds it, and proves that it may read the
// data folder.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace ganh::service::folder {

struct Announcement {
  std::string address;  // "http://127.0.0.1:8080"
  std::string token;    // what requests carry as Authorization: Bearer
};

// Of the process that owns the folder now; nothing when none does, or it does not serve: what an
// earlier one has left behind does not count.
std::optional<Announcement> find_announcement(const std::filesystem::path& folder);

}  // namespace ganh::service::folder
