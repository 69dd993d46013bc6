// The files of a data folder by name, and writing one so that it is whole or not there.

#pragma once

#include <filesystem>
#include <string>

namespace ganh::service::folder {

inline constexpr auto database_file = "ganh.db";
inline constexpr auto key_file = "ganh.key";
inline constexpr auto lock_file = "ganh.lock";
inline constexpr auto service_file = "service.json";
inline constexpr auto backups_folder = "backups";

// The beginning of a small file of ours; empty when it cannot be read.
std::string read_small(const std::filesystem::path& file);

// Written beside and moved into place, mode 0600. Throws StorageError (`full` when there is no
// room), and leaves what was there.
void write_private(const std::filesystem::path& file, const std::string& text);

// Makes what was renamed or made in the folder survive a power cut. Throws StorageError.
void sync_folder(const std::filesystem::path& folder);

// Throws StorageError for what a call to the system has left in errno.
[[noreturn]] void fail_with_errno(const std::string& doing);

}  // namespace ganh::service::folder
