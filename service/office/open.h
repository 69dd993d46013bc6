// Opens the office of a data folder, and finds the cooperative that is meant.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "service/office/office.h"

namespace ganh::service::office {

enum class Wanted { cooperative, cooperative_or_new, folder_alone };

struct Wish {
  std::filesystem::path data;
  catalog::text::Language language = catalog::text::Language::vietnamese;
  Wanted wanted = Wanted::cooperative;
  std::string cooperative = {};  // its id or name; empty: the only one there is
  std::string public_url = {};   // what links begin with when nobody serves
};

struct Opened {
  std::unique_ptr<Office> office;
  std::optional<Reply> refusal;  // why there is none
};

// Refuses as DataFolder::open; "folder.no_cooperative", "cooperative.choose",
// "cooperative.unknown".
Opened open(const Wish& wish);

}  // namespace ganh::service::office
