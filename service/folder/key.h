// The key of a data folder, with which the channels' credentials are sealed (ganh.key): made once,
// never in a backup, never written again.

#pragma once

#include <filesystem>

#include "connectors/channel/vault.h"

namespace ganh::service::folder {

// Changes nothing. Without a key where there is no file, or none that holds a key.
connectors::channel::Vault read_key(const std::filesystem::path& folder);

// Makes the file (mode 0600) where there is none. A file that holds no key is left as it is, and
// the vault has none. Throws StorageError.
connectors::channel::Vault read_or_make_key(const std::filesystem::path& folder);

// What tells this key from others and nobody what it is. Empty for no key.
std::string check_of(const connectors::channel::Vault& vault);

}  // namespace ganh::service::folder
