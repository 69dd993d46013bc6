// Opens the office of a data folder, and finds the cooperative that is meant.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "service/office/office.h"

namespace ganh::service::office {

enum class Wanted { cooperative, cooperative_or_new, folder_alone };

// What the settings tell the service, for when nobody serves.
struct AsServed {
  std::string public_url = {};  // what links begin with
  int customers_kept_days = 0;  // 0: as the rule says
};

struct Wish {
  std::filesystem::path data;
  std::string database = {};  // a server's address; empty: the folder's own
  catalog::text::Language language = catalog::text::Language::vietnamese;
  Wanted wanted = Wanted::cooperative;
  std::string cooperative = {};  // its id or name; empty: the only one there is
  AsServed as_served = {};
};

struct Opened {
  std::unique_ptr<Office> office;
  std::optional<Reply> refusal;  // why there is none
};

// Refuses as DataFolder::open; "folder.no_cooperative", "cooperative.choose",
// "cooperative.unknown".
Opened open(const Wish& wish);

}  // namespace ganh::service::office
