// The few settings of an installation, by key.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/store/database.h"

namespace ganh::service::folder {

inline constexpr std::string_view clock_offset_us = "clock_offset_us";
// "1" from when plain credentials are sealed until nothing of them is left in the file.
inline constexpr std::string_view has_remains = "has_remains";
// What the key of all who share the database is known by (key.h).
inline constexpr std::string_view key_check = "key_check";
inline constexpr std::string_view health_checked_at = "health_checked_at";
inline constexpr std::string_view name_key_version = "name_key_version";  // of ICU's sort keys

std::optional<std::string> find_setting(const catalog::store::Global& global, std::string_view key);
void save_setting(const catalog::store::WriteGlobal& global, std::string_view key,
                  std::string_view value);

// What is kept already stays.
void keep_first_setting(const catalog::store::WriteGlobal& global, std::string_view key,
                        std::string_view value);

}  // namespace ganh::service::folder
