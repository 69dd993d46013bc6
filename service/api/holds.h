// Packs that are kept for somebody, until a time.

#pragma once

#include <cstdint>
#include <string>

#include "catalog/changes/command.h"
#include "catalog/result.h"

namespace ganh::service::api {

// First to expire first. For whom they are kept is personal: told where `with_names` says so.
std::string holds_json(const catalog::store::Scope& scope, bool with_names);

struct HoldWanted {
  std::string sku;
  std::int64_t packs = 0;
  std::string for_whom;
  Time expires_at{};
};

// The hold's JSON. Refused as stock::hold_for() is; "pack.not_found" at `sku`.
Result<std::string> make_hold(catalog::changes::Command& command, const HoldWanted& wanted,
                              bool with_names);

}  // namespace ganh::service::api
