// A data folder looked over: who may read it, who holds it, whether what it holds is sound.
//
// Changes nothing, and may be asked beside a running service.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalog/clock.h"
#include "catalog/result.h"
#include "catalog/store/address.h"

namespace ganh::service::upkeep {

inline constexpr std::uint64_t disk_free_bytes_wanted = 256 * 1024 * 1024;
inline constexpr std::uint64_t wal_bytes_wanted_max = 128 * 1024 * 1024;

enum class Grade { good, notice, bad };

struct Check {
  std::string name;  // "permissions", "lock", "disk", "file", "schema", "stock" …
  Grade grade = Grade::good;
  std::string detail = {};         // a figure: "12 MB"; may be empty
  std::vector<Fault> faults = {};  // why it is not good, each with a cure
};

// In the order in which they are worth mending. Without a folder or a database, only the first.
// `database` is a server's address; empty: the folder's own file.
std::vector<Check> examine(const std::filesystem::path& folder, Time now,
                           const std::string& database = "");

}  // namespace ganh::service::upkeep
