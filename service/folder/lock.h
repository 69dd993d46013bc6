// The lock of a data folder: one process owns it at a time, for as long as it holds this.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "catalog/result.h"

namespace ganh::service::folder {

class Lock {
 public:
  // `in_use`, "folder.in_use" with the owner's "address" if it serves (else "folder.in_use_by" with
  // its "pid"). Throws StorageError.
  static Result<std::unique_ptr<Lock>> take(const std::filesystem::path& folder);

  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// Whether a process owns the folder now. Changes nothing.
bool is_locked(const std::filesystem::path& folder);

}  // namespace ganh::service::folder
